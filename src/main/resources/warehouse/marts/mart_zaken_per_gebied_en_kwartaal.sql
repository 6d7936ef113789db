-- Grain: one row per area (wijk, gemeente, basisteam, 'onbekend'), source, category and quarter of the window, where the
--   area has any such case in the window.
-- Rules: instroom and uitstroom of the quarter, lopend at the end of its last month. Nothing is 0 in a quarter whose
--   months every expected supplier delivered, and null in one that they did not.
-- Known limits: only quarters that lie whole in the window or hold the peildatum; that last one is not is_geleverd until
--   it is over. With a supplier missing, the figures hold what the others delivered and is_geleverd is false.
with kwartalen as (
    select
        kwartaal,
        min(maand) as eerste_maand,
        max(maand) as laatste_maand,
        count(*) as aantal_maanden
    from dim_maanden
    where is_in_venster
    group by kwartaal
    having min(maand) = kwartaal
),
per_gebied as (
    select
        o.in_gebied_code as gebied_code,
        f.bron,
        f.categorie,
        k.kwartaal,
        sum(f.instroom) as instroom,
        sum(case when f.maand = k.laatste_maand then f.lopend else 0 end) as lopend,
        sum(f.uitstroom) as uitstroom
    from fct_zaken as f
    join kwartalen as k
        on f.maand between k.eerste_maand and k.laatste_maand
    join dim_omvat as o
        on o.gebied_code = f.gebied_code
    group by
        o.in_gebied_code,
        f.bron,
        f.categorie,
        k.kwartaal
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
        d.bron,
        k.kwartaal,
        max(k.aantal_maanden) = 3 and bool_and(d.is_geleverd) as is_geleverd,
        max(k.aantal_maanden) = 3 and bool_and(d.is_gesloten) as is_gesloten
    from fct_dekking as d
    join kwartalen as k
        on d.maand between k.eerste_maand and k.laatste_maand
    group by
        d.bron,
        k.kwartaal
)
select
    r.gebied_code,
    g.niveau,
    r.bron,
    r.categorie,
    c.thema,
    c.gevoeligheid,
    d.kwartaal,
    cast(case when d.is_geleverd then coalesce(p.instroom, 0) else p.instroom end as bigint) as instroom,
    cast(case when d.is_geleverd then coalesce(p.lopend, 0) else p.lopend end as bigint) as lopend,
    cast(case when d.is_geleverd then coalesce(p.uitstroom, 0) else p.uitstroom end as bigint) as uitstroom,
    d.is_geleverd,
    d.is_gesloten
from reeksen as r
join dekking as d
    on d.bron = r.bron
join dim_gebieden as g
    on g.gebied_code = r.gebied_code
    and g.niveau <> 'buurt'
join dim_categorieen as c
    on c.bron = r.bron
    and c.categorie = r.categorie
left join per_gebied as p
    on p.gebied_code = r.gebied_code
    and p.bron = r.bron
    and p.categorie = r.categorie
    and p.kwartaal = d.kwartaal
