-- warn: Een leverancier leverde nog nooit, of sloeg twee keer over.
select
    bron,
    leverancier
from mart_leveringen
where is_gemist
