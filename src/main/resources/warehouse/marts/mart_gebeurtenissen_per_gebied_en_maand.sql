-- Grain: one row per area, source, category and month of the window, where the area has any such event in the window.
-- Rules: every level from buurt to basisteam, and 'onbekend'; sources are never summed. Nothing registered is 0 in a
--   month that every expected supplier delivered, and null in one that they did not.
-- Known limits: with a supplier missing, aantal holds what the others delivered and is_geleverd is false.
with per_gebied as (
    select
        o.in_gebied_code as gebied_code,
        f.bron,
        f.categorie,
        f.maand,
        sum(f.aantal) as aantal,
        sum(f.aantal_bijgeteld) as aantal_bijgeteld
    from fct_gebeurtenissen as f
    join dim_maanden as m
        on m.maand = f.maand
        and m.is_in_venster
    join dim_omvat as o
        on o.gebied_code = f.gebied_code
    group by
        o.in_gebied_code,
        f.bron,
        f.categorie,
        f.maand
),
reeksen as (
    select distinct
        gebied_code,
        bron,
        categorie
    from per_gebied
),
dekking as (
    select
        bron,
        maand,
        bool_and(is_geleverd) as is_geleverd,
        bool_or(is_voorlopig) as is_voorlopig,
        bool_and(is_gesloten) as is_gesloten
    from fct_dekking
    group by
        bron,
        maand
)
select
    r.gebied_code,
    g.niveau,
    r.bron,
    r.categorie,
    c.thema,
    c.gevoeligheid,
    c.is_hic,
    d.maand,
    cast(case when d.is_geleverd then coalesce(p.aantal, 0) else p.aantal end as bigint) as aantal,
    cast(coalesce(p.aantal_bijgeteld, 0) as bigint) as aantal_bijgeteld,
    d.is_geleverd,
    d.is_voorlopig,
    d.is_gesloten
from reeksen as r
join dekking as d
    on d.bron = r.bron
join dim_gebieden as g
    on g.gebied_code = r.gebied_code
join dim_categorieen as c
    on c.bron = r.bron
    and c.categorie = r.categorie
left join per_gebied as p
    on p.gebied_code = r.gebied_code
    and p.bron = r.bron
    and p.categorie = r.categorie
    and p.maand = d.maand
