-- fail: Een gesloten maand heeft nog open rijen.
with rijen as (
    select bron, maand from stg_gebeurtenissen
    union
    select bron, maand from stg_waarnemingen
)
select
    r.bron,
    r.maand
from rijen as r
join vast_maanden as v
    on v.bron = r.bron
    and v.maand = r.maand
