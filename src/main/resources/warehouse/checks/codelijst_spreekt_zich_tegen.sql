-- fail: Een categorie heeft in haar codelijst meer dan één titel, thema of gevoeligheid.
select
    bron,
    categorie
from dim_categorieen
group by
    bron,
    categorie
having count(*) > 1
