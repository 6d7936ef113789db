-- Grain: one row per source, category, area, year and month; a row without a month is the figure of the year.
-- Rules: as the publisher gives it: aantal is null where it was withheld, totals stand beside their parts.
-- Known limits: never closes; a later publication replaces an earlier one.
select
    bron,
    categorie,
    gebied_code,
    jaar,
    maand,
    cast(aantal as bigint) as aantal
from stg_misdrijven
