-- Grain: one row per source and expected supplier.
-- Rules: the last delivery that was loaded, and what became of the last one that came in. is_gemist: nothing was ever
--   loaded, or the rhythm passed twice since then.
-- Known limits: a supplier that the configuration no longer expects has no row.
with geladen as (
    select
        *,
        row_number() over (partition by bron, leverancier order by ontvangen_op desc, levering_id desc) as volgnummer
    from ledger_leveringen
    where uitkomst = 'geladen'
),
alle as (
    select
        bron,
        leverancier,
        uitkomst,
        row_number() over (partition by bron, leverancier order by ontvangen_op desc, levering_id desc) as volgnummer
    from ledger_leveringen
)
select
    b.bron,
    b.partner,
    b.titel as bron_titel,
    s.leverancier,
    s.titel as leverancier_titel,
    g.ontvangen_op,
    g.maand_van,
    g.maand_tot,
    g.rijen_gelezen,
    g.rijen_geladen,
    g.rijen_geweigerd,
    g.rijen_onbekende_code,
    g.rijen_onbekend_gebied,
    g.rijen_nagekomen,
    a.uitkomst as laatste_uitkomst,
    coalesce(
        g.ontvangen_op + case b.ritme
            when 'dag' then interval 2 day
            when 'week' then interval 14 day
            when 'maand' then interval 2 month
            when 'kwartaal' then interval 6 month
            else interval 24 month
        end < getvariable('peildatum'),
        true
    ) as is_gemist
from ref_bronnen as b
join ref_leveranciers as s
    on s.bron = b.bron
left join geladen as g
    on g.bron = b.bron
    and g.leverancier = s.leverancier
    and g.volgnummer = 1
left join alle as a
    on a.bron = b.bron
    and a.leverancier = s.leverancier
    and a.volgnummer = 1
