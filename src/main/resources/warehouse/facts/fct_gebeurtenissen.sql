-- Grain: one row per source, supplier, category, area and month.
-- Rules: frozen counts of closed months beside counts of the open rows; a row weighs its aantal.
--   aantal_bijgeteld is what of aantal a correction round added.
-- Known limits: an area is as fine as the delivery could place it, and may be a wijk, a gemeente or 'onbekend'.
select
    bron,
    leverancier,
    categorie,
    gebied_code,
    maand,
    aantal,
    aantal_bijgeteld
from vast_gebeurtenissen
union all
select
    bron,
    leverancier,
    categorie,
    gebied_code,
    maand,
    cast(sum(aantal) as bigint),
    0
from stg_gebeurtenissen
group by
    bron,
    leverancier,
    categorie,
    gebied_code,
    maand
