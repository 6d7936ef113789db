-- Grain: one row per wijk or gemeente, source and category, and per theme ('alle' categories) with 'hic' as one of the
--   themes.
-- Rules: categories that are openbaar alone. aantallen holds a count per whole week of the window, oldest first and
--   comma-separated; empty where a month of it was not delivered. A week is provisional until meldvertraging_dagen after
--   its Sunday.
-- Known limits: sources that do not tell the week have no rows; what lies in no known wijk is in no row; 'hic' overlaps
--   the themes.
with dekking as (
    select
        bron,
        maand,
        is_geleverd
    from mart_maanden_per_bron
    where bron not in (select bron from fct_gebeurtenissen_per_week where week is null)
),
weken as (
    select
        b.bron,
        cast(w.week as date) as week,
        coalesce(v.is_geleverd and t.is_geleverd, false) as is_geleverd,
        w.week + interval 6 day + b.meldvertraging_dagen * interval 1 day > cast($peildatum as date) as is_voorlopig
    from ref_bronnen as b
    cross join (
        select unnest(
            generate_series(
                (select date_trunc('week', min(maand) + interval 6 day) from dim_maanden where is_in_venster),
                cast($peildatum as date) - interval 7 day,
                interval 7 day
            )
        ) as week
    ) as w
    left join dekking as v
        on v.bron = b.bron
        and v.maand = date_trunc('month', w.week)
    left join dekking as t
        on t.bron = b.bron
        and t.maand = date_trunc('month', w.week + interval 6 day)
    where b.bron in (select bron from dekking)
),
openbaar as (
    select
        o.in_gebied_code as gebied_code,
        f.bron,
        f.categorie,
        c.thema,
        c.is_hic,
        f.week,
        f.aantal
    from fct_gebeurtenissen_per_week as f
    join dim_categorieen as c
        on c.bron = f.bron
        and c.categorie = f.categorie
        and c.gevoeligheid = 'openbaar'
    join dim_omvat as o
        on o.gebied_code = f.wijk_code
    join dim_gebieden as g
        on g.gebied_code = o.in_gebied_code
        and g.niveau in ('wijk', 'gemeente')
),
tellingen as (
    select
        gebied_code,
        bron,
        categorie,
        thema,
        week,
        aantal
    from openbaar
    union all
    select
        gebied_code,
        bron,
        'alle',
        unnest(case when is_hic then [thema, 'hic'] else [thema] end),
        week,
        aantal
    from openbaar
),
per_week as (
    select
        gebied_code,
        bron,
        categorie,
        thema,
        week,
        sum(aantal) as aantal
    from tellingen
    group by
        gebied_code,
        bron,
        categorie,
        thema,
        week
),
reeksen as (
    select distinct
        p.gebied_code,
        p.bron,
        p.categorie,
        p.thema
    from per_week as p
    join weken as w
        on w.bron = p.bron
        and w.week = p.week
)
select
    r.gebied_code,
    r.bron,
    r.categorie,
    coalesce(c.titel, r.thema) as titel,
    r.thema,
    min(w.week) as begin,
    string_agg(
        case when w.is_geleverd then cast(coalesce(p.aantal, 0) as varchar) else '' end, ',' order by w.week
    ) as aantallen,
    count(*) filter (where w.is_voorlopig) as voorlopig
from reeksen as r
join weken as w
    on w.bron = r.bron
left join per_week as p
    on p.gebied_code = r.gebied_code
    and p.bron = r.bron
    and p.categorie = r.categorie
    and p.thema = r.thema
    and p.week = w.week
left join dim_categorieen as c
    on c.bron = r.bron
    and c.categorie = r.categorie
group by
    r.gebied_code,
    r.bron,
    r.categorie,
    coalesce(c.titel, r.thema),
    r.thema
order by
    r.gebied_code,
    r.bron,
    r.thema,
    r.categorie
