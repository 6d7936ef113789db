-- Grain: one row per wijk, source, weekday (1 = Monday) and part of the day.
-- Rules: the last four closed quarters together; categories that are openbaar alone, yet withheld as beschermd: the
--   police publish no hours. No totals of rows or columns.
-- Known limits: events without a known time are left out.
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
laatste as (
    select
        bron,
        kwartaal,
        row_number() over (partition by bron order by kwartaal desc) as volgnummer
    from kwartalen
),
perioden as (
    select
        bron,
        min(kwartaal) as van,
        max(kwartaal) as tot
    from laatste
    where volgnummer <= 4
    group by bron
    having count(*) = 4
),
aantallen as (
    select
        d.wijk_code,
        d.bron,
        d.weekdag,
        d.dagdeel,
        sum(d.aantal) as aantal
    from mart_dagdelen_per_wijk_en_kwartaal as d
    join laatste as l
        on l.bron = d.bron
        and l.kwartaal = d.kwartaal
        and l.volgnummer <= 4
    group by
        d.wijk_code,
        d.bron,
        d.weekdag,
        d.dagdeel
),
met_tijd as (
    select distinct bron
    from aantallen
)
select
    g.gebied_code,
    p.bron,
    p.van,
    p.tot,
    w.weekdag,
    t.dagdeel,
    cast(coalesce(a.aantal, 0) as bigint) as aantal,
    true as aantal_geleverd,
    true as is_gesloten,
    false as aantal_voorlopig
from dim_gebieden as g
cross join perioden as p
join met_tijd as m
    on m.bron = p.bron
cross join (values (1), (2), (3), (4), (5), (6), (7)) as w (weekdag)
cross join (values ('nacht'), ('ochtend'), ('middag'), ('avond')) as t (dagdeel)
left join aantallen as a
    on a.wijk_code = g.gebied_code
    and a.bron = p.bron
    and a.weekdag = w.weekdag
    and a.dagdeel = t.dagdeel
where g.niveau = 'wijk'
order by
    g.gebied_code,
    p.bron,
    w.weekdag,
    t.dagdeel
