-- Grain: one row per area, source and category, and per theme ('alle' categories) with 'hic' as one of the themes.
-- Rules: categories that are openbaar alone. aantallen holds a count per whole month of the window, oldest first and
--   comma-separated; empty where an expected supplier that ever delivered did not. A buurt has a row where it counts one
--   a month or more on average.
-- Known limits: 'hic' overlaps the themes.
with leveranciers as (
    select
        bron,
        leverancier
    from mart_dekking_per_bron_en_maand
    group by
        bron,
        leverancier
    having bool_or(is_geleverd)
),
dekking as (
    select
        d.bron,
        d.maand,
        bool_and(d.is_geleverd) as is_geleverd,
        bool_or(d.is_voorlopig) as is_voorlopig
    from mart_dekking_per_bron_en_maand as d
    join leveranciers as l
        on l.bron = d.bron
        and l.leverancier = d.leverancier
    where d.maand < date_trunc('month', cast($peildatum as date))
    group by
        d.bron,
        d.maand
),
tellingen as (
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
join dekking as d
    on d.bron = p.bron
    and d.maand = p.maand
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
