-- fail: Rijen horen bij een levering die volgens het leveringenboek niet is geladen.
with rijen as (
    select levering_id from stg_gebeurtenissen
    union
    select levering_id from stg_betrokkenen
    union
    select levering_id from stg_zaken
    union
    select levering_id from stg_waarnemingen
    union
    select levering_id from stg_misdrijven
    union
    select levering_id from stg_cameras
    union
    select levering_id from stg_adressen
)
select
    r.levering_id
from rijen as r
left join ledger_leveringen as l
    on l.levering_id = r.levering_id
    and l.uitkomst = 'geladen'
where l.levering_id is null
