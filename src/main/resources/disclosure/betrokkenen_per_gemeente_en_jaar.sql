-- Grain: one row per gemeente, source, closed year, role, sex and age band.
-- Rules: beschermd; no totals; every combination that was seen anywhere in the window has its row in each gemeente.
-- Known limits: one person in two events counts twice.
with jaren as (
    select
        bron,
        cast(extract(year from maand) as integer) as jaar
    from mart_dekking_per_bron_en_maand
    group by
        bron,
        cast(extract(year from maand) as integer)
    having bool_and(is_gesloten)
        and bool_and(is_geleverd)
        and count(distinct maand) = 12
),
soorten as (
    select distinct
        bron,
        rol,
        geslacht,
        leeftijdsband
    from mart_betrokkenen_per_gemeente_en_jaar
)
select
    g.gebied_code,
    s.bron,
    j.jaar,
    coalesce(s.rol, 'onbekend') as rol,
    coalesce(s.geslacht, 'onbekend') as geslacht,
    coalesce(s.leeftijdsband, 'onbekend') as leeftijdsband,
    cast(coalesce(sum(b.aantal), 0) as bigint) as aantal,
    true as aantal_geleverd,
    true as is_gesloten,
    false as aantal_voorlopig
from dim_gebieden as g
join jaren as j
    on g.niveau = 'gemeente'
join soorten as s
    on s.bron = j.bron
left join mart_betrokkenen_per_gemeente_en_jaar as b
    on b.gemeente_code = g.gebied_code
    and b.bron = s.bron
    and b.jaar = j.jaar
    and b.rol is not distinct from s.rol
    and b.geslacht is not distinct from s.geslacht
    and b.leeftijdsband is not distinct from s.leeftijdsband
group by
    g.gebied_code,
    s.bron,
    j.jaar,
    coalesce(s.rol, 'onbekend'),
    coalesce(s.geslacht, 'onbekend'),
    coalesce(s.leeftijdsband, 'onbekend')
order by all
