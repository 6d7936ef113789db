-- Grain: one row per area (wijk, gemeente, basisteam), source, theme and month; theme 'hic' holds the high impact crimes.
-- Rules: categories that are openbaar alone, so nothing that is withheld elsewhere lies in a sum. The 36 months up to
--   the last whole month before the peildatum.
-- Known limits: 'hic' overlaps the themes; the two are never added.
with dekking as (
    select
        bron,
        maand,
        is_geleverd,
        is_voorlopig
    from mart_maanden_per_bron
    where maand < date_trunc('month', cast($peildatum as date))
        and maand >= date_trunc('month', cast($peildatum as date)) - interval 36 month
),
themas as (
    select distinct
        c.bron,
        unnest(case when c.is_hic then [c.thema, 'hic'] else [c.thema] end) as thema
    from dim_categorieen as c
    join ref_bronnen as b
        on b.bron = c.bron
        and b.soort = 'gebeurtenissen'
    where c.gevoeligheid = 'openbaar'
        and not c.is_totaal
        and c.categorie <> 'onbekend'
),
aantallen as (
    select
        gebied_code,
        bron,
        unnest(case when is_hic then [thema, 'hic'] else [thema] end) as thema,
        maand,
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('wijk', 'gemeente', 'basisteam')
),
per_thema as (
    select
        gebied_code,
        bron,
        thema,
        maand,
        sum(aantal) as aantal
    from aantallen
    group by
        gebied_code,
        bron,
        thema,
        maand
)
select
    g.gebied_code,
    t.bron,
    t.thema,
    d.maand,
    cast(coalesce(a.aantal, 0) as bigint) as aantal,
    d.is_geleverd as aantal_geleverd,
    d.is_voorlopig as aantal_voorlopig
from dim_gebieden as g
join themas as t
    on g.niveau in ('wijk', 'gemeente', 'basisteam')
join dekking as d
    on d.bron = t.bron
left join per_thema as a
    on a.gebied_code = g.gebied_code
    and a.bron = t.bron
    and a.thema = t.thema
    and a.maand = d.maand
order by
    g.gebied_code,
    t.bron,
    t.thema,
    d.maand
