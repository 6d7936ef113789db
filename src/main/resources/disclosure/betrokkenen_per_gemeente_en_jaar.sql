-- Grain: one row per gemeente, source, closed year, role, sex and age band.
-- Rules: beschermd; no totals; every combination that was seen anywhere in the window has its row in each gemeente.
--   A cell without persons is 0, or null (withheld) when persons of too small a group may belong in it.
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
te_klein as (
    select
        bron,
        gemeente_code,
        jaar,
        rol,
        geslacht,
        leeftijdsband
    from mart_betrokkenen_per_gemeente_en_jaar
    where gemeente_code = 'basisteam'
        or jaar is null
        or 'alle' in (rol, geslacht, leeftijdsband)
),
soorten as (
    select distinct
        bron,
        rol,
        geslacht,
        leeftijdsband
    from mart_betrokkenen_per_gemeente_en_jaar
    where rol <> 'alle'
        and geslacht is distinct from 'alle'
        and leeftijdsband is distinct from 'alle'
),
cellen as (
    select
        g.gebied_code,
        s.bron,
        j.jaar,
        s.rol,
        s.geslacht,
        s.leeftijdsband,
        coalesce(b.aantal, 0) as aantal
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
)
select
    c.gebied_code,
    c.bron,
    c.jaar,
    coalesce(c.rol, 'onbekend') as rol,
    coalesce(c.geslacht, 'onbekend') as geslacht,
    coalesce(c.leeftijdsband, 'onbekend') as leeftijdsband,
    case when c.aantal > 0 or not exists (
        select 1
        from te_klein as t
        where t.bron = c.bron
            and t.gemeente_code in (c.gebied_code, 'basisteam')
            and coalesce(t.jaar = c.jaar, true)
            and t.rol in (c.rol, 'alle')
            and (t.geslacht = 'alle' or t.geslacht is not distinct from c.geslacht)
            and (t.leeftijdsband = 'alle' or t.leeftijdsband is not distinct from c.leeftijdsband)
    ) then c.aantal end as aantal,
    true as aantal_geleverd,
    true as is_gesloten,
    false as aantal_voorlopig
from cellen as c
order by all
