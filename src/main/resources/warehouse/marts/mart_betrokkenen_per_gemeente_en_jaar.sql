-- Grain: one row per gemeente, source, year of the window, role, sex and age band.
-- Rules: persons as the partner registers them with an event; one person in two events counts twice.
-- Known limits: who belongs to no known event counts under gemeente 'onbekend'.
with jaren as (
    select distinct jaar
    from dim_maanden
    where is_in_venster
)
select
    f.gemeente_code,
    f.bron,
    f.jaar,
    f.rol,
    f.geslacht,
    f.leeftijdsband,
    f.aantal
from fct_betrokkenen as f
join jaren as j
    on j.jaar = f.jaar
