-- Grain: one row per source, expected supplier and month of the window.
-- Rules: a month is delivered when a loaded delivery of that supplier covers it; it is provisional while late
--   registrations may still come (month's end + meldvertraging_dagen after the peildatum); closed when it was frozen.
-- Known limits: sources whose deliveries cover no months (cameras, adressen) have no rows.
with leveringen as (
    select
        bron,
        leverancier,
        maand_van,
        maand_tot
    from ledger_leveringen
    where uitkomst = 'geladen'
        and maand_van is not null
),
geleverd as (
    select distinct
        l.bron,
        l.leverancier,
        m.maand
    from leveringen as l
    join dim_maanden as m
        on m.maand between l.maand_van and l.maand_tot
)
select
    b.bron,
    s.leverancier,
    m.maand,
    g.maand is not null as is_geleverd,
    last_day(m.maand) + b.meldvertraging_dagen > getvariable('peildatum') as is_voorlopig,
    v.maand is not null as is_gesloten
from ref_bronnen as b
join ref_leveranciers as s
    on s.bron = b.bron
join dim_maanden as m
    on m.is_in_venster
left join geleverd as g
    on g.bron = b.bron
    and g.leverancier = s.leverancier
    and g.maand = m.maand
left join vast_maanden as v
    on v.bron = b.bron
    and v.maand = m.maand
where b.soort not in ('cameras', 'adressen')
