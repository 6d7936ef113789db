-- fail: Een maand van een bron is twee keer gesloten.
select
    bron,
    maand
from vast_maanden
group by
    bron,
    maand
having count(*) > 1
