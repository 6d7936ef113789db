-- fail: Het aantal betrokkenen van een bron is niet gelijk aan de vaste cijfers plus de open rijen.
with begin_stand as (
    select bron, sum(aantal) as aantal
    from (
        select bron, aantal from vast_betrokkenen
        union all
        select bron, 1 from stg_betrokkenen
    )
    group by bron
),
feiten as (
    select bron, sum(aantal) as aantal
    from fct_betrokkenen
    group by bron
)
select
    coalesce(b.bron, f.bron) as bron,
    b.aantal as verwacht,
    f.aantal as geteld
from begin_stand as b
full join feiten as f
    on f.bron = b.bron
where b.aantal is distinct from f.aantal
