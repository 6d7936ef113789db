-- Grain: one row per source, category, wijk and week (its Monday).
-- Rules: what lies in no known wijk counts under 'onbekend'; a week over two months adds what each of them holds.
-- Known limits: week is null where the delivery does not tell it.
with weken as (
    select
        bron,
        categorie,
        wijk_code,
        week,
        aantal
    from vast_gebeurtenissen_per_week
    union all
    select
        s.bron,
        s.categorie,
        coalesce(g.wijk_code, 'onbekend'),
        s.week,
        sum(s.aantal)
    from stg_gebeurtenissen as s
    left join dim_gebieden as g
        on g.gebied_code = s.gebied_code
    group by
        s.bron,
        s.categorie,
        coalesce(g.wijk_code, 'onbekend'),
        s.week
)
select
    bron,
    categorie,
    wijk_code,
    week,
    cast(sum(aantal) as bigint) as aantal
from weken
group by
    bron,
    categorie,
    wijk_code,
    week
