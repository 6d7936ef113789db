-- fail: De weekcijfers van een bron tellen niet op tot de maandcijfers.
with weken as (
    select bron, categorie, sum(aantal) as aantal
    from fct_gebeurtenissen_per_week
    group by bron, categorie
),
maanden as (
    select bron, categorie, sum(aantal) as aantal
    from fct_gebeurtenissen
    group by bron, categorie
)
select
    coalesce(m.bron, w.bron) as bron,
    coalesce(m.categorie, w.categorie) as categorie,
    m.aantal as verwacht,
    w.aantal as geteld
from maanden as m
full join weken as w
    on w.bron = m.bron
    and w.categorie = m.categorie
where m.aantal is distinct from w.aantal
