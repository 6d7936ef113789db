-- Grain: one row per area of one level, source, category of one sensitivity, and closed period.
-- Rules: no sum over categories. Of cases only those that came in: running and closed cases follow from one another, and a
--   withheld figure from the other two. A period is
--   told when all its months are closed, or when one of them was due and did not arrive. Where a 0 may not be told,
--   every category has its row: a row that is missing would tell it. aantal is the count at closing, aantal_bijgeteld what
--   a correction round added to it; an area that was counted in a round alone has no row, for it would tell of the few.
-- Known limits: an area where a source saw nothing in the whole window has no row when a 0 may be told: with cameras it
--   is not watched.
with dekking as (
    select
        bron,
        cast(date_trunc($eenheid, maand) as date) as periode,
        bool_and(is_geleverd) as is_geleverd,
        bool_or(is_voorlopig) as is_voorlopig,
        bool_and(is_gesloten) as is_gesloten
    from mart_maanden_per_bron
    where maand < date_trunc('month', cast($peildatum as date))
    group by
        bron,
        periode
    having count(*) = $maanden
),
bronnen as (
    select bron
    from ref_bronnen
    where soort in ('gebeurtenissen', 'zaken', 'waarnemingen')
),
tellingen as (
    select
        gebied_code,
        niveau,
        bron,
        categorie,
        gevoeligheid,
        maand as begin,
        aantal,
        aantal_bijgeteld
    from mart_gebeurtenissen_per_gebied_en_maand
    union all
    select
        gebied_code,
        niveau,
        bron,
        categorie,
        gevoeligheid,
        maand,
        aantal,
        aantal_bijgeteld
    from mart_waarnemingen_per_gebied_en_maand
    union all
    select
        gebied_code,
        niveau,
        bron,
        categorie,
        gevoeligheid,
        kwartaal,
        instroom,
        0
    from mart_zaken_per_gebied_en_kwartaal
),
per_periode as (
    select
        gebied_code,
        bron,
        categorie,
        cast(date_trunc($eenheid, begin) as date) as periode,
        aantal,
        aantal_bijgeteld
    from tellingen
    where niveau = $niveau
        and gevoeligheid = $gevoeligheid
),
aantallen as (
    select
        gebied_code,
        bron,
        categorie,
        periode,
        sum(aantal) - sum(aantal_bijgeteld) as aantal,
        sum(aantal_bijgeteld) as aantal_bijgeteld
    from per_periode
    group by
        gebied_code,
        bron,
        categorie,
        periode
),
ziende as (
    select
        gebied_code,
        bron
    from tellingen
    where niveau = $niveau
    group by
        gebied_code,
        bron
    having sum(aantal_bijgeteld) = 0
        or sum(aantal) > sum(aantal_bijgeteld)
)
select
    g.gebied_code,
    c.bron,
    c.categorie,
    c.titel,
    c.thema,
    d.periode,
    cast(coalesce(a.aantal, 0) as bigint) as aantal,
    cast(coalesce(a.aantal_bijgeteld, 0) as bigint) as aantal_bijgeteld,
    d.is_geleverd as aantal_geleverd,
    d.is_gesloten,
    false as aantal_voorlopig
from dim_gebieden as g
cross join dim_categorieen as c
join bronnen as b
    on b.bron = c.bron
join dekking as d
    on d.bron = c.bron
    and (d.is_gesloten or not d.is_geleverd and not d.is_voorlopig)
left join ziende as z
    on z.gebied_code = g.gebied_code
    and z.bron = c.bron
left join aantallen as a
    on a.gebied_code = g.gebied_code
    and a.bron = c.bron
    and a.categorie = c.categorie
    and a.periode = d.periode
where g.niveau = $niveau
    and c.gevoeligheid = $gevoeligheid
    and not c.is_totaal
    and (z.bron is not null or not $nullen)
order by
    g.gebied_code,
    c.bron,
    c.titel,
    c.categorie,
    d.periode
