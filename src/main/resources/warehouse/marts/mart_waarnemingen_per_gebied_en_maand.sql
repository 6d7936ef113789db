-- Grain: one row per area, source, category and month of the window, where the area has any such observation in it.
-- Rules: every level from buurt to basisteam, and 'onbekend'. Passed on is what went to anyone: not 'geen', not null.
--   Nothing seen is 0 in a month that was delivered, and null in one that was not.
-- Known limits: an observation is work of the control room, not an offence; more cameras see more.
with per_gebied as (
    select
        o.in_gebied_code as gebied_code,
        f.bron,
        f.categorie,
        f.maand,
        sum(f.aantal) as aantal,
        sum(case when f.doorgezet_naar <> 'geen' then f.aantal else 0 end) as aantal_doorgezet,
        sum(f.aantal_aanhoudingen) as aantal_aanhoudingen,
        sum(f.aantal_bijgeteld) as aantal_bijgeteld
    from fct_waarnemingen as f
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
    d.maand,
    cast(case when d.is_geleverd then coalesce(p.aantal, 0) else p.aantal end as bigint) as aantal,
    cast(case when d.is_geleverd then coalesce(p.aantal_doorgezet, 0) else p.aantal_doorgezet end as bigint)
        as aantal_doorgezet,
    cast(case when d.is_geleverd then coalesce(p.aantal_aanhoudingen, 0) else p.aantal_aanhoudingen end as bigint)
        as aantal_aanhoudingen,
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
