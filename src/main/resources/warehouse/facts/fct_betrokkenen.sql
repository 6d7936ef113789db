-- Grain: one row per source, stand and class of alike persons: area, year, quarter, theme, role, sex and age band.
-- Rules: stand 'vrijgegeven' is a class of at least kleinste_groep persons, of two categories where it tells a theme;
--   'wacht' is closed but too few yet; 'open' is not closed. Those two are told by gemeente and year alone.
--   Gemeente and year come from the event with the same key of the same partner. Without such an event the
--   gemeente is 'onbekend' and the year that of the last month which the delivery covers.
--   kwartaal and thema are null for a whole year and all themes. Too few of a year that is over: jaar null for all
--   years, area 'basisteam' for anywhere, 'alle' for any role, sex or band.
-- Known limits: someone whose event closed before they were delivered counts under 'onbekend'. A class may grow by one
--   person: who has two copies of the warehouse sees by whom.
with gebeurtenissen as (
    select
        b.partner,
        s.sleutel,
        min(s.gebied_code) as gebied_code,
        min(s.maand) as maand
    from stg_gebeurtenissen as s
    join ref_bronnen as b
        on b.bron = s.bron
    where s.sleutel in (select sleutel from stg_betrokkenen)
    group by
        b.partner,
        s.sleutel
)
select
    bron,
    gebied_code,
    jaar,
    kwartaal,
    thema,
    rol,
    geslacht,
    leeftijdsband,
    stand,
    aantal
from vast_betrokkenen
union all
select
    s.bron,
    coalesce(g.gemeente_code, 'onbekend'),
    cast(extract(year from coalesce(e.maand, l.maand_tot, l.ontvangen_op)) as integer),
    null,
    null,
    s.rol,
    s.geslacht,
    s.leeftijdsband,
    'open',
    count(*)
from stg_betrokkenen as s
left join ref_bronnen as b
    on b.bron = s.bron
left join gebeurtenissen as e
    on e.partner = b.partner
    and e.sleutel = s.sleutel
left join dim_gebieden as g
    on g.gebied_code = e.gebied_code
left join ledger_leveringen as l
    on l.levering_id = s.levering_id
group by
    s.bron,
    coalesce(g.gemeente_code, 'onbekend'),
    cast(extract(year from coalesce(e.maand, l.maand_tot, l.ontvangen_op)) as integer),
    s.rol,
    s.geslacht,
    s.leeftijdsband
