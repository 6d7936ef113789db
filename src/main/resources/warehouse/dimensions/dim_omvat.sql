-- Grain: one row per area and area that holds it; each area holds itself.
-- Rules: buurt in wijk in gemeente in basisteam; 'onbekend' lies in itself alone.
-- Known limits: areas of all edition years together, each under its last parent.
with laatste as (
    select
        gebied_code,
        max(jaar) as jaar
    from ref_gebieden
    group by gebied_code
),
gebieden as (
    select
        r.gebied_code,
        r.niveau,
        r.ouder_code
    from ref_gebieden as r
    join laatste as l
        on l.gebied_code = r.gebied_code
        and l.jaar = r.jaar
)
select
    gebied_code,
    gebied_code as in_gebied_code
from gebieden
union all
select
    gebied_code,
    ouder_code
from gebieden
where niveau in ('buurt', 'wijk')
union all
select
    b.gebied_code,
    w.ouder_code
from gebieden as b
join gebieden as w
    on w.gebied_code = b.ouder_code
where b.niveau = 'buurt'
union all
select
    gebied_code,
    'basisteam'
from gebieden
union all
select
    'basisteam',
    'basisteam'
union all
select
    'onbekend',
    'onbekend'
