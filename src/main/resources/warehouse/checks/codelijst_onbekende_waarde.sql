-- fail: Een codelijst noemt een thema of gevoeligheid die niet bestaat.
select
    bron,
    categorie
from dim_categorieen
where thema not in ('ondermijning', 'zorg-en-veiligheid', 'jeugd', 'leefbaarheid', 'digitaal', 'overig')
    or gevoeligheid not in ('openbaar', 'beschermd', 'vertrouwelijk')
