-- Grain: one row per month from January 2000 up to the month of the peildatum.
-- Rules: is_in_venster marks the 72 months up to and including the month of the peildatum: the window of the marts.
-- Known limits: nothing from before 2000 or after the peildatum's month has a month here.
with maanden as (
    select cast(dag as date) as maand
    from (
        select unnest(
            generate_series(
                date '2000-01-01',
                cast(date_trunc('month', getvariable('peildatum')) as date),
                interval 1 month
            )
        ) as dag
    )
)
select
    maand,
    cast(date_trunc('quarter', maand) as date) as kwartaal,
    cast(extract(year from maand) as integer) as jaar,
    maand > date_trunc('month', getvariable('peildatum')) - interval 72 month as is_in_venster
from maanden
