-- Grain: one row per area, in its latest edition year.
-- Rules: adds the base team, whose figures are those of its gemeenten, and 'onbekend' for what cannot be placed.
--   wijk_code and gemeente_code are the area itself or what holds it; null where no such area does.
-- Known limits: a code that a later edition dropped stays, under its last edition's parent.
with laatste as (
    select
        gebied_code,
        max(jaar) as jaar
    from ref_gebieden
    group by gebied_code
),
gebieden as (
    select r.*
    from ref_gebieden as r
    join laatste as l
        on l.gebied_code = r.gebied_code
        and l.jaar = r.jaar
)
select
    g.gebied_code,
    g.naam,
    g.niveau,
    case when g.niveau = 'gemeente' then 'basisteam' else g.ouder_code end as ouder_code,
    case g.niveau
        when 'buurt' then g.ouder_code
        when 'wijk' then g.gebied_code
    end as wijk_code,
    case g.niveau
        when 'buurt' then w.ouder_code
        when 'wijk' then g.ouder_code
        when 'gemeente' then g.gebied_code
    end as gemeente_code,
    g.jaar,
    g.inwoners,
    g.huishoudens,
    g.stedelijkheid
from gebieden as g
left join gebieden as w
    on w.gebied_code = g.ouder_code
    and g.niveau = 'buurt'
union all
select
    'basisteam',
    'Basisteam Noord-Twente',
    'basisteam',
    null,
    null,
    null,
    max(jaar),
    cast(sum(inwoners) as integer),
    cast(sum(huishoudens) as integer),
    null
from gebieden
where niveau = 'gemeente'
union all
select
    'onbekend',
    'Onbekend',
    'onbekend',
    null,
    null,
    null,
    null,
    null,
    null,
    null
