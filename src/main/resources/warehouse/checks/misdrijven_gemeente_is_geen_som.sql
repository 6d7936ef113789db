-- warn: Een gepubliceerd gemeentecijfer is niet de som van zijn buurten.
with buurten as (
    select
        g.gemeente_code as gebied_code,
        p.bron,
        p.categorie,
        p.jaar,
        sum(p.aantal) as aantal
    from mart_misdrijven_per_gebied_en_jaar as p
    join dim_gebieden as g
        on g.gebied_code = p.gebied_code
    where p.niveau = 'buurt'
    group by
        g.gemeente_code,
        p.bron,
        p.categorie,
        p.jaar
    having count(p.aantal) = count(*)
)
select
    b.gebied_code,
    b.bron,
    b.categorie,
    b.jaar
from buurten as b
join mart_misdrijven_per_gebied_en_jaar as p
    on p.gebied_code = b.gebied_code
    and p.bron = b.bron
    and p.categorie = b.categorie
    and p.jaar = b.jaar
where p.aantal <> b.aantal
