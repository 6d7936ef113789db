-- fail: Een tabel heeft voor dezelfde cel meer dan één rij; bronnen of gebieden zijn dan dubbel geteld.
select 'mart_dekking_per_bron_en_maand' as mart
from mart_dekking_per_bron_en_maand
group by bron, leverancier, maand
having count(*) > 1
union all
select 'mart_maanden_per_bron'
from mart_maanden_per_bron
group by bron, maand
having count(*) > 1
union all
select 'mart_gebeurtenissen_per_gebied_en_maand'
from mart_gebeurtenissen_per_gebied_en_maand
group by gebied_code, bron, categorie, maand
having count(*) > 1
union all
select 'mart_misdrijven_per_gebied_en_jaar'
from mart_misdrijven_per_gebied_en_jaar
group by gebied_code, bron, categorie, jaar
having count(*) > 1
union all
select 'mart_zaken_per_gebied_en_kwartaal'
from mart_zaken_per_gebied_en_kwartaal
group by gebied_code, bron, categorie, kwartaal
having count(*) > 1
union all
select 'mart_waarnemingen_per_gebied_en_maand'
from mart_waarnemingen_per_gebied_en_maand
group by gebied_code, bron, categorie, maand
having count(*) > 1
union all
select 'mart_dagdelen_per_wijk_en_kwartaal'
from mart_dagdelen_per_wijk_en_kwartaal
group by wijk_code, bron, thema, kwartaal, weekdag, dagdeel
having count(*) > 1
union all
select 'mart_betrokkenen_per_gemeente_en_jaar'
from mart_betrokkenen_per_gemeente_en_jaar
group by gemeente_code, bron, jaar, rol, geslacht, leeftijdsband
having count(*) > 1
union all
select 'mart_leveringen'
from mart_leveringen
group by bron, leverancier
having count(*) > 1
