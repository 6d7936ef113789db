-- Grain: one row per area, source, category and year.
-- Rules: as published. A wijk or the base team that the publisher does not give is the sum of its parts, and null when
--   one of them is withheld or absent. A rate is per 1,000 inhabitants of the edition of that year, and null below 50
--   inhabitants. The total stands beside its parts and is never summed with them.
-- Known limits: figures of a year only; figures of months that the publisher gives beside them are not added up.
with jaren as (
    select distinct jaar
    from dim_maanden
    where is_in_venster
),
gepubliceerd as (
    select
        f.gebied_code,
        f.bron,
        f.categorie,
        f.jaar,
        f.aantal
    from fct_misdrijven as f
    join jaren as j
        on j.jaar = f.jaar
    where f.maand is null
),
delen as (
    select
        g.gebied_code,
        count(*) as aantal_delen
    from dim_gebieden as g
    join dim_gebieden as deel
        on deel.ouder_code = g.gebied_code
    where g.niveau in ('wijk', 'basisteam')
    group by g.gebied_code
),
afgeleid as (
    select
        d.gebied_code,
        p.bron,
        p.categorie,
        p.jaar,
        case when count(p.aantal) = max(d.aantal_delen) then sum(p.aantal) end as aantal
    from gepubliceerd as p
    join dim_gebieden as g
        on g.gebied_code = p.gebied_code
    join delen as d
        on d.gebied_code = g.ouder_code
    left join gepubliceerd as zelf
        on zelf.gebied_code = d.gebied_code
        and zelf.bron = p.bron
        and zelf.categorie = p.categorie
        and zelf.jaar = p.jaar
    where zelf.gebied_code is null
    group by
        d.gebied_code,
        p.bron,
        p.categorie,
        p.jaar
),
alle as (
    select
        gebied_code,
        bron,
        categorie,
        jaar,
        aantal,
        false as is_afgeleid
    from gepubliceerd
    union all
    select
        gebied_code,
        bron,
        categorie,
        jaar,
        aantal,
        true
    from afgeleid
)
select
    a.gebied_code,
    g.niveau,
    a.bron,
    a.categorie,
    c.titel,
    c.is_totaal,
    a.jaar,
    cast(a.aantal as bigint) as aantal,
    a.is_afgeleid,
    i.inwoners,
    case when i.inwoners >= 50 then round(cast(a.aantal as double) * 1000 / i.inwoners, 1) end as per_1000_inwoners
from alle as a
join dim_gebieden as g
    on g.gebied_code = a.gebied_code
join dim_categorieen as c
    on c.bron = a.bron
    and c.categorie = a.categorie
left join dim_inwoners as i
    on i.gebied_code = a.gebied_code
    and a.jaar between i.geldig_van_jaar and i.geldig_tot_jaar
