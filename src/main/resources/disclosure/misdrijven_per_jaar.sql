-- Grain: one row per area, open source and year: the total of registered crimes.
-- Rules: as the police publish it; what they withhold stays withheld.
-- Known limits: the total alone, never beside its parts.
select
    gebied_code,
    bron,
    jaar,
    case when is_afgeleid then 'ja' else 'nee' end as is_afgeleid,
    inwoners,
    aantal,
    true as aantal_geleverd,
    true as is_gesloten,
    false as aantal_voorlopig
from mart_misdrijven_per_gebied_en_jaar
where is_totaal
order by
    gebied_code,
    bron,
    jaar
