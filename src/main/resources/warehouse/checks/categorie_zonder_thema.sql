-- fail: Een categorie in de cijfers staat niet in de codelijst van haar bron, en heeft dus geen thema.
with gebruikt as (
    select bron, categorie from fct_gebeurtenissen
    union
    select bron, categorie from fct_zaken
    union
    select bron, categorie from fct_waarnemingen
    union
    select bron, categorie from fct_misdrijven
)
select
    g.bron,
    g.categorie
from gebruikt as g
left join dim_categorieen as c
    on c.bron = g.bron
    and c.categorie = g.categorie
where c.thema is null
