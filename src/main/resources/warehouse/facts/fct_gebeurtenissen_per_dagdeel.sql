-- Grain: one row per source, theme, wijk, quarter, weekday (1 = Monday) and part of the day.
-- Rules: categories that are openbaar alone; what lies in no known wijk counts under 'onbekend'.
-- Known limits: weekdag and dagdeel are null where the delivery does not tell them. A category that is made more
--   sensitive later stays in quarters that were frozen before.
with dagdelen as (
    select
        bron,
        thema,
        wijk_code,
        kwartaal,
        weekdag,
        dagdeel,
        aantal
    from vast_gebeurtenissen_per_dagdeel
    union all
    select
        s.bron,
        c.thema,
        coalesce(g.wijk_code, 'onbekend'),
        cast(date_trunc('quarter', s.maand) as date),
        s.weekdag,
        s.dagdeel,
        sum(s.aantal)
    from stg_gebeurtenissen as s
    join dim_categorieen as c
        on c.bron = s.bron
        and c.categorie = s.categorie
        and c.gevoeligheid = 'openbaar'
    left join dim_gebieden as g
        on g.gebied_code = s.gebied_code
    group by
        s.bron,
        c.thema,
        coalesce(g.wijk_code, 'onbekend'),
        cast(date_trunc('quarter', s.maand) as date),
        s.weekdag,
        s.dagdeel
)
select
    bron,
    thema,
    wijk_code,
    kwartaal,
    weekdag,
    dagdeel,
    cast(sum(aantal) as bigint) as aantal
from dagdelen
group by
    bron,
    thema,
    wijk_code,
    kwartaal,
    weekdag,
    dagdeel
