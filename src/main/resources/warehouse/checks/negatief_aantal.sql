-- fail: Een aantal is kleiner dan nul.
select 'fct_gebeurtenissen' as tabel, count(*) as aantal_rijen
from fct_gebeurtenissen
where aantal_bijgeteld < 0
    or aantal_bijgeteld > aantal
having count(*) > 0
union all
select 'fct_betrokkenen', count(*)
from fct_betrokkenen
where aantal < 0
having count(*) > 0
union all
select 'fct_zaken', count(*)
from fct_zaken
where instroom < 0
    or lopend < 0
    or uitstroom < 0
having count(*) > 0
union all
select 'fct_waarnemingen', count(*)
from fct_waarnemingen
where aantal_bijgeteld < 0
    or aantal_bijgeteld > aantal
    or aantal_aanhoudingen < 0
    or aantal_aanhoudingen > aantal
having count(*) > 0
union all
select 'fct_misdrijven', count(*)
from fct_misdrijven
where aantal < 0
having count(*) > 0
