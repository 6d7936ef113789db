-- Grain: one row per source, expected supplier and month of the window.
-- Rules: says which months were delivered, which may still change and which are closed.
-- Known limits: sources whose deliveries cover no months (cameras, adressen) have no rows.
select
    bron,
    leverancier,
    maand,
    is_geleverd,
    is_voorlopig,
    is_gesloten
from fct_dekking
