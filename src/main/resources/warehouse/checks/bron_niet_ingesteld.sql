-- fail: Cijfers horen bij een bron die niet in config/bronnen staat.
with gebruikt as (
    select bron from fct_gebeurtenissen
    union
    select bron from fct_betrokkenen
    union
    select bron from fct_zaken
    union
    select bron from fct_waarnemingen
    union
    select bron from fct_misdrijven
)
select
    u.bron
from gebruikt as u
left join ref_bronnen as b
    on b.bron = u.bron
where b.bron is null
