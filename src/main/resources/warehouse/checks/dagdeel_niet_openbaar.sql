-- fail: De dagdelen tellen meer dan de openbare categorieën van een bron.
with openbaar as (
    select
        f.bron,
        c.thema,
        sum(f.aantal) as aantal
    from fct_gebeurtenissen as f
    join dim_categorieen as c
        on c.bron = f.bron
        and c.categorie = f.categorie
        and c.gevoeligheid = 'openbaar'
    left join vast_maanden as v
        on v.bron = f.bron
        and v.maand = f.maand
    where v.maand is null
    group by
        f.bron,
        c.thema
),
vast as (
    select bron, thema, sum(aantal) as aantal
    from vast_gebeurtenissen_per_dagdeel
    group by bron, thema
),
dagdelen as (
    select bron, thema, sum(aantal) as aantal
    from fct_gebeurtenissen_per_dagdeel
    group by bron, thema
)
select
    d.bron,
    d.thema
from dagdelen as d
left join openbaar as o
    on o.bron = d.bron
    and o.thema = d.thema
left join vast as v
    on v.bron = d.bron
    and v.thema = d.thema
where d.aantal <> coalesce(o.aantal, 0) + coalesce(v.aantal, 0)
