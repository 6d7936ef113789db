-- Grain: one row per gemeente, source, year of the window, role, sex and age band.
-- Rules: persons as the partner registers them with an event; one person in two events counts twice. Where all persons
--   of a cell are at least kleinste_groep, or their year is not over, the cell counts each of them.
-- Known limits: who belongs to no known event counts under gemeente 'onbekend'. Fewer persons of a year that is over are
--   under what they have in common with others: gemeente 'basisteam', no year, or 'alle' for role, sex or band.
with jaren as (
    select distinct jaar
    from dim_maanden
    where is_in_venster
)
select
    coalesce(g.gemeente_code, f.gebied_code) as gemeente_code,
    f.bron,
    f.jaar,
    f.rol,
    f.geslacht,
    f.leeftijdsband,
    cast(sum(f.aantal) as bigint) as aantal
from fct_betrokkenen as f
left join jaren as j
    on j.jaar = f.jaar
left join dim_gebieden as g
    on g.gebied_code = f.gebied_code
where j.jaar is not null
    or f.jaar is null
group by
    coalesce(g.gemeente_code, f.gebied_code),
    f.bron,
    f.jaar,
    f.rol,
    f.geslacht,
    f.leeftijdsband
