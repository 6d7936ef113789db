-- The late counts of the year in variable jaar enter the frozen counts of their months and are late no more. What of a
-- count was added stays known: what was published before stands on the rest.
-- The week of a late event was not kept: in the weeks it counts under no week. The parts of the day leave it out.
create temp table correctie as
select
    n.*,
    b.soort
from vast_nagekomen as n
join ref_bronnen as b
    on b.bron = n.bron
where year(n.maand) = getvariable('jaar');

update vast_gebeurtenissen as v
set
    aantal = v.aantal + c.aantal,
    aantal_bijgeteld = v.aantal_bijgeteld + c.aantal
from correctie as c
where c.soort = 'gebeurtenissen'
    and c.bron = v.bron
    and c.leverancier = v.leverancier
    and c.categorie = v.categorie
    and c.gebied_code = v.gebied_code
    and c.maand = v.maand;

insert into vast_gebeurtenissen
select
    bron,
    leverancier,
    categorie,
    gebied_code,
    maand,
    aantal,
    aantal
from correctie
where soort = 'gebeurtenissen'
    and (bron, leverancier, categorie, gebied_code, maand) not in (
        select (bron, leverancier, categorie, gebied_code, maand) from vast_gebeurtenissen
    );

insert into vast_gebeurtenissen_per_week
select
    c.bron,
    c.categorie,
    coalesce(g.wijk_code, 'onbekend'),
    null,
    sum(c.aantal)
from correctie as c
left join dim_gebieden as g
    on g.gebied_code = c.gebied_code
where c.soort = 'gebeurtenissen'
group by
    c.bron,
    c.categorie,
    coalesce(g.wijk_code, 'onbekend');

create temp table waarnemingen as
select
    bron,
    categorie,
    gebied_code,
    maand,
    doorgezet_naar,
    cast(sum(aantal) as bigint) as aantal,
    cast(sum(aantal_aanhoudingen) as bigint) as aantal_aanhoudingen,
    cast(sum(aantal_bijgeteld) as bigint) as aantal_bijgeteld
from (
    select * from vast_waarnemingen
    union all
    select
        bron,
        categorie,
        gebied_code,
        maand,
        doorgezet_naar,
        aantal,
        aantal_aanhoudingen,
        aantal
    from correctie
    where soort = 'waarnemingen'
)
group by
    bron,
    categorie,
    gebied_code,
    maand,
    doorgezet_naar;

delete from vast_waarnemingen;

insert into vast_waarnemingen
from waarnemingen;

delete from vast_nagekomen
where year(maand) = getvariable('jaar')
    and bron in (select bron from correctie);
