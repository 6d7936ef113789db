-- Grain: one row per wijk, source, closed quarter, weekday (1 = Monday) and part of the day ('onbekend' too).
-- Rules: categories that are openbaar alone, yet withheld as beschermd: the police publish no hours.
-- Known limits: only sources that tell hours.
with kwartalen as (
    select
        bron,
        cast(date_trunc('quarter', maand) as date) as kwartaal
    from mart_dekking_per_bron_en_maand
    group by
        bron,
        cast(date_trunc('quarter', maand) as date)
    having bool_and(is_gesloten)
        and count(distinct maand) = 3
),
met_tijd as (
    select distinct bron
    from mart_dagdelen_per_wijk_en_kwartaal
)
select
    g.gebied_code,
    k.bron,
    k.kwartaal,
    w.weekdag,
    t.dagdeel,
    cast(coalesce(d.aantal, 0) as bigint) as aantal
from dim_gebieden as g
cross join kwartalen as k
join met_tijd as m
    on m.bron = k.bron
cross join (values (1), (2), (3), (4), (5), (6), (7)) as w (weekdag)
cross join (values ('nacht'), ('ochtend'), ('middag'), ('avond'), ('onbekend')) as t (dagdeel)
left join (
    select
        wijk_code,
        bron,
        kwartaal,
        weekdag,
        dagdeel,
        sum(aantal) as aantal
    from mart_dagdelen_per_wijk_en_kwartaal
    group by
        wijk_code,
        bron,
        kwartaal,
        weekdag,
        dagdeel
) as d
    on d.wijk_code = g.gebied_code
    and d.bron = k.bron
    and d.kwartaal = k.kwartaal
    and d.weekdag = w.weekdag
    and d.dagdeel = t.dagdeel
where g.niveau = 'wijk'
order by
    g.gebied_code,
    k.bron,
    k.kwartaal,
    w.weekdag,
    t.dagdeel
