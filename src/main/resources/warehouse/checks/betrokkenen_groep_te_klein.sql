-- fail: Een vrijgegeven groep betrokkenen bestaat uit minder dan vijf personen.
select
    bron,
    gebied_code,
    jaar,
    kwartaal,
    thema,
    rol,
    geslacht,
    leeftijdsband
from fct_betrokkenen
where stand = 'vrijgegeven'
group by all
having sum(aantal) < 5
