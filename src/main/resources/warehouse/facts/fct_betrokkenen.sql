-- Grain: one row per source, gemeente, year, role, sex and age band; no key to an event.
-- Rules: gemeente and year come from the event with the same key of the same partner. Without such an event the
--   gemeente is 'onbekend' and the year that of the last month which the delivery covers.
-- Known limits: someone whose event closed before they were delivered counts under 'onbekend'.
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
),
betrokkenen as (
    select
        bron,
        gemeente_code,
        jaar,
        rol,
        geslacht,
        leeftijdsband,
        aantal
    from vast_betrokkenen
    union all
    select
        s.bron,
        coalesce(g.gemeente_code, 'onbekend'),
        extract(year from coalesce(e.maand, l.maand_tot, l.ontvangen_op)),
        s.rol,
        s.geslacht,
        s.leeftijdsband,
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
        extract(year from coalesce(e.maand, l.maand_tot, l.ontvangen_op)),
        s.rol,
        s.geslacht,
        s.leeftijdsband
)
select
    bron,
    gemeente_code,
    cast(jaar as integer) as jaar,
    rol,
    geslacht,
    leeftijdsband,
    cast(sum(aantal) as bigint) as aantal
from betrokkenen
group by
    bron,
    gemeente_code,
    jaar,
    rol,
    geslacht,
    leeftijdsband
