-- Grain: one row per source, category, area, month and whom it was passed on to.
-- Rules: frozen counts of closed months beside counts of the open rows; one row is one observation.
--   aantal_bijgeteld is what of aantal a correction round added.
-- Known limits: doorgezet_naar is null where the log does not tell it.
select
    bron,
    categorie,
    gebied_code,
    maand,
    doorgezet_naar,
    aantal,
    aantal_aanhoudingen,
    aantal_bijgeteld
from vast_waarnemingen
union all
select
    bron,
    categorie,
    gebied_code,
    maand,
    doorgezet_naar,
    count(*),
    cast(sum(case when is_aanhouding then 1 else 0 end) as bigint),
    0
from stg_waarnemingen
group by
    bron,
    categorie,
    gebied_code,
    maand,
    doorgezet_naar
