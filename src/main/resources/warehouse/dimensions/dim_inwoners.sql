-- Grain: one row per area and edition year.
-- Rules: an edition holds from its own year until the next one of that area; the first also for all years before it.
-- Known limits: a year between two editions takes the earlier one; the base team adds the gemeenten of that edition.
with edities as (
    select
        gebied_code,
        jaar,
        inwoners,
        huishoudens
    from ref_gebieden
    union all
    select
        'basisteam',
        jaar,
        cast(sum(inwoners) as integer),
        cast(sum(huishoudens) as integer)
    from ref_gebieden
    where niveau = 'gemeente'
    group by jaar
)
select
    gebied_code,
    jaar,
    case
        when lag(jaar) over (partition by gebied_code order by jaar) is null then 0
        else jaar
    end as geldig_van_jaar,
    coalesce(lead(jaar) over (partition by gebied_code order by jaar) - 1, 9999) as geldig_tot_jaar,
    inwoners,
    huishoudens
from edities
