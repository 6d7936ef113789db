-- fail: Een gebied in de cijfers staat niet in de gebiedsindeling.
with gebruikt as (
    select gebied_code from fct_gebeurtenissen
    union
    select gebied_code from fct_zaken
    union
    select gebied_code from fct_waarnemingen
    union
    select gebied_code from fct_misdrijven
)
select
    u.gebied_code
from gebruikt as u
left join dim_gebieden as g
    on g.gebied_code = u.gebied_code
where g.gebied_code is null
