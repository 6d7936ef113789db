-- Grain: one row per area, source and category, and per theme ('alle' categories) with 'hic' as one of the themes.
-- Rules: categories that are openbaar alone. aantallen holds a count per whole month of the window, oldest first and
--   comma-separated; empty where an expected supplier that ever delivered did not. A buurt has a row where it counts one
--   a month or more on average.
-- Known limits: 'hic' overlaps the themes.
with tellingen as (
    select
        gebied_code,
        niveau,
        bron,
        categorie,
        thema,
        maand,
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('buurt', 'wijk', 'gemeente')
    union all
    select
        gebied_code,
        niveau,
        bron,
        'alle',
        unnest(case when is_hic then [thema, 'hic'] else [thema] end),
        maand,
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('buurt', 'wijk', 'gemeente')
),
per_maand as (
    select
        gebied_code,
        niveau,
        bron,
        categorie,
        thema,
        maand,
        sum(aantal) as aantal
    from tellingen
    group by
        gebied_code,
        niveau,
        bron,
        categorie,
        thema,
        maand
)
select
    p.gebied_code,
    p.niveau,
    p.bron,
    p.categorie,
    coalesce(c.titel, p.thema) as titel,
    p.thema,
    cast(min(p.maand) as date) as begin,
    string_agg(
        case when d.is_geleverd then cast(coalesce(p.aantal, 0) as varchar) else '' end, ',' order by p.maand
    ) as aantallen,
    count(*) filter (where d.is_voorlopig) as voorlopig
from per_maand as p
join mart_maanden_per_bron as d
    on d.bron = p.bron
    and d.maand = p.maand
    and d.maand < date_trunc('month', cast($peildatum as date))
left join dim_categorieen as c
    on c.bron = p.bron
    and c.categorie = p.categorie
group by
    p.gebied_code,
    p.niveau,
    p.bron,
    p.categorie,
    coalesce(c.titel, p.thema),
    p.thema
having p.niveau <> 'buurt'
    or avg(case when d.is_geleverd then p.aantal end) >= 1
order by
    p.gebied_code,
    p.bron,
    p.thema,
    p.categorie
