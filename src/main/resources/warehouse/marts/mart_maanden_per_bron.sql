-- Grain: one row per source and month of the window.
-- Rules: a month is delivered when every expected supplier that ever delivered did so; provisional or closed by any or all
--   of them.
-- Known limits: a source that never delivered has its months, none of them delivered.
with leveranciers as (
    select
        bron,
        leverancier
    from fct_dekking
    group by
        bron,
        leverancier
    having bool_or(is_geleverd)
)
select
    d.bron,
    d.maand,
    coalesce(bool_and(d.is_geleverd) filter (where l.leverancier is not null), false) as is_geleverd,
    bool_or(d.is_voorlopig) as is_voorlopig,
    bool_and(d.is_gesloten) as is_gesloten
from fct_dekking as d
left join leveranciers as l
    on l.bron = d.bron
    and l.leverancier = d.leverancier
group by
    d.bron,
    d.maand
