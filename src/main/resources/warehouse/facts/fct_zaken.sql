-- Grain: one row per source, supplier, category, area and month.
-- Rules: instroom in the month a case begins, uitstroom in the month it ends, lopend when it has begun and not ended at
--   the month's end. In a closed month the frozen counts hold, whatever the rows say later.
-- Known limits: a case that begins after the peildatum's month does not count yet. After a late correction of a closed
--   month, lopend need not be last month's lopend + instroom - uitstroom.
with zaken as (
    select
        bron,
        leverancier,
        categorie,
        gebied_code,
        maand_begin,
        maand_eind,
        count(*) as aantal
    from stg_zaken
    group by
        bron,
        leverancier,
        categorie,
        gebied_code,
        maand_begin,
        maand_eind
)
select
    bron,
    leverancier,
    categorie,
    gebied_code,
    maand,
    instroom,
    lopend,
    uitstroom
from vast_zaken
union all
select
    z.bron,
    z.leverancier,
    z.categorie,
    z.gebied_code,
    m.maand,
    cast(sum(case when m.maand = z.maand_begin then z.aantal else 0 end) as bigint),
    cast(sum(case when z.maand_eind is null or m.maand < z.maand_eind then z.aantal else 0 end) as bigint),
    cast(sum(case when m.maand = z.maand_eind then z.aantal else 0 end) as bigint)
from zaken as z
join dim_maanden as m
    on m.maand >= z.maand_begin
    and (z.maand_eind is null or m.maand <= z.maand_eind)
left join vast_maanden as v
    on v.bron = z.bron
    and v.maand = m.maand
where v.maand is null
group by
    z.bron,
    z.leverancier,
    z.categorie,
    z.gebied_code,
    m.maand
