-- Grain: one row per source and category of its code list, and one 'onbekend' per source.
-- Rules: an unknown code may stand for anything, so 'onbekend' is as sensitive as the list's most sensitive category.
-- Known limits: the rows of one category in a list are taken to agree; a check says so when they do not.
with categorieen as (
    select distinct
        b.bron,
        c.categorie,
        c.titel,
        c.thema,
        c.is_hic,
        c.gevoeligheid,
        c.is_totaal
    from ref_bronnen as b
    join ref_codes as c
        on c.lijst = b.lijst
    where c.categorie <> 'onbekend'
)
select
    bron,
    categorie,
    titel,
    thema,
    is_hic,
    gevoeligheid,
    is_totaal
from categorieen
union all
select
    b.bron,
    'onbekend',
    'Onbekend',
    'overig',
    false,
    case max(case c.gevoeligheid when 'vertrouwelijk' then 2 when 'beschermd' then 1 else 0 end)
        when 2 then 'vertrouwelijk'
        when 1 then 'beschermd'
        else 'openbaar'
    end,
    false
from ref_bronnen as b
left join categorieen as c
    on c.bron = b.bron
group by b.bron
