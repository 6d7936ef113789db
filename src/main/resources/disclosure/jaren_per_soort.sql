-- Grain: one row per gemeente or basisteam, source and whole year of the window, per category and per theme ('alle'
--   categories) with 'hic' as one of the themes.
-- Rules: categories that are openbaar alone. A year has a count when every expected supplier that ever delivered did so
--   for all its months; it is provisional until they are closed.
-- Known limits: the window of 72 months holds five whole years, six in January; 'hic' overlaps the themes.
with jaren as (
    select
        bron,
        extract(year from maand) as jaar,
        bool_and(is_geleverd) as is_geleverd,
        not bool_and(is_gesloten) as is_voorlopig
    from mart_maanden_per_bron
    where maand < date_trunc('month', cast($peildatum as date))
    group by
        bron,
        extract(year from maand)
    having count(*) = 12
),
tellingen as (
    select
        gebied_code,
        bron,
        categorie,
        thema,
        extract(year from maand) as jaar,
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('gemeente', 'basisteam')
    union all
    select
        gebied_code,
        bron,
        'alle',
        unnest(case when is_hic then [thema, 'hic'] else [thema] end),
        extract(year from maand),
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('gemeente', 'basisteam')
)
select
    t.gebied_code,
    t.bron,
    t.categorie,
    coalesce(c.titel, t.thema) as titel,
    t.thema,
    j.jaar,
    g.inwoners,
    cast(coalesce(sum(t.aantal), 0) as bigint) as aantal,
    j.is_geleverd as aantal_geleverd,
    j.is_voorlopig as aantal_voorlopig
from tellingen as t
join jaren as j
    on j.bron = t.bron
    and j.jaar = t.jaar
join dim_gebieden as g
    on g.gebied_code = t.gebied_code
left join dim_categorieen as c
    on c.bron = t.bron
    and c.categorie = t.categorie
group by
    t.gebied_code,
    t.bron,
    t.categorie,
    coalesce(c.titel, t.thema),
    t.thema,
    j.jaar,
    g.inwoners,
    j.is_geleverd,
    j.is_voorlopig
order by
    t.gebied_code,
    t.bron,
    t.thema,
    t.categorie,
    j.jaar
