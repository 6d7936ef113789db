-- Grain: one row per wijk, source, theme, quarter of the window, weekday (1 = Monday) and part of the day.
-- Rules: categories that are openbaar alone; a part of the day that is not known is 'onbekend'.
-- Known limits: counts that tell no weekday (weekly counts) are left out; the first quarter may lie half in the window.
with kwartalen as (
    select distinct kwartaal
    from dim_maanden
    where is_in_venster
)
select
    f.wijk_code,
    f.bron,
    f.thema,
    f.kwartaal,
    f.weekdag,
    coalesce(f.dagdeel, 'onbekend') as dagdeel,
    cast(sum(f.aantal) as bigint) as aantal
from fct_gebeurtenissen_per_dagdeel as f
join kwartalen as k
    on k.kwartaal = f.kwartaal
where f.weekdag is not null
group by
    f.wijk_code,
    f.bron,
    f.thema,
    f.kwartaal,
    f.weekdag,
    coalesce(f.dagdeel, 'onbekend')
