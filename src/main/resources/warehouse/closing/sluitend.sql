-- What closes today: a month whose end and settling days have passed, that is not closed yet, and that has open rows or
-- was delivered by every expected supplier (a month in which nothing happened closes too).
-- Variable peildatum is today. The fact models read the sluitend_ relations in the place of stg_; what stays in the
-- warehouse is blijvend_.
create temp table sluitend_maanden as
with zaken as (
    select distinct
        bron,
        maand_begin,
        maand_eind
    from stg_zaken
),
kandidaten as (
    select bron, maand from stg_gebeurtenissen
    union
    select bron, maand from stg_waarnemingen
    union
    select
        z.bron,
        m.maand
    from zaken as z
    join dim_maanden as m
        on m.maand >= z.maand_begin
        and (z.maand_eind is null or m.maand <= z.maand_eind)
    union
    select
        d.bron,
        d.maand
    from fct_dekking as d
    join ref_bronnen as b
        on b.bron = d.bron
        and b.soort in ('gebeurtenissen', 'betrokkenen', 'zaken', 'waarnemingen')
    group by
        d.bron,
        d.maand
    having bool_and(d.is_geleverd)
)
select
    k.bron,
    k.maand
from kandidaten as k
join ref_bronnen as b
    on b.bron = k.bron
left join vast_maanden as v
    on v.bron = k.bron
    and v.maand = k.maand
where v.maand is null
    and last_day(k.maand) + b.sluiten_na_dagen <= getvariable('peildatum');

create temp view sluitend_gebeurtenissen as
select s.*
from stg_gebeurtenissen as s
join sluitend_maanden as m
    on m.bron = s.bron
    and m.maand = s.maand;

create temp view sluitend_waarnemingen as
select s.*
from stg_waarnemingen as s
join sluitend_maanden as m
    on m.bron = s.bron
    and m.maand = s.maand;

create temp view blijvend_gebeurtenissen as
select *
from stg_gebeurtenissen
where (bron, maand) not in (select (bron, maand) from sluitend_maanden);

create temp view blijvend_waarnemingen as
select *
from stg_waarnemingen
where (bron, maand) not in (select (bron, maand) from sluitend_maanden);

create temp view gesloten_maanden as
select
    bron,
    maand,
    gesloten_op
from vast_maanden
union all
select
    bron,
    maand,
    now() at time zone 'UTC'
from sluitend_maanden;

-- a case is no row of one month: the model counts them all, and the months that close are kept of the result
create temp view sluitend_zaken as
select *
from stg_zaken;

-- a case that still runs stays; so does one that ends in an open month
create temp view blijvend_zaken as
select *
from stg_zaken
where maand_eind is null
    or (bron, maand_eind) not in (select (bron, maand) from gesloten_maanden);

-- of a person, whether the event closes; without an event, whether the last month of the delivery would close by the
-- settling days of the person's own source. Where and what is as fine as a class of persons may tell it.
create temp view betrokkenen as
with gebeurtenissen as (
    select
        r.partner,
        s.sleutel,
        bool_or(m.maand is not null) as is_sluitend,
        min(s.gebied_code) as gebied_code,
        min(s.maand) as maand,
        min(s.bron || '/' || s.categorie) as categorie
    from stg_gebeurtenissen as s
    join ref_bronnen as r
        on r.bron = s.bron
    left join sluitend_maanden as m
        on m.bron = s.bron
        and m.maand = s.maand
    where s.sleutel in (select sleutel from stg_betrokkenen)
    group by
        r.partner,
        s.sleutel
)
select
    s.*,
    coalesce(
        e.is_sluitend,
        last_day(coalesce(l.maand_tot, cast(l.ontvangen_op as date))) + b.sluiten_na_dagen <= getvariable('peildatum'),
        false
    ) as is_sluitend,
    coalesce(g.wijk_code, g.gemeente_code, 'onbekend') as wijk,
    coalesce(g.gemeente_code, 'onbekend') as gemeente,
    coalesce(e.maand, l.maand_tot, cast(l.ontvangen_op as date)) as maand,
    e.categorie,
    c.thema
from stg_betrokkenen as s
left join ref_bronnen as b
    on b.bron = s.bron
left join gebeurtenissen as e
    on e.partner = b.partner
    and e.sleutel = s.sleutel
left join dim_gebieden as g
    on g.gebied_code = e.gebied_code
left join dim_categorieen as c
    on c.bron || '/' || c.categorie = e.categorie
left join ledger_leveringen as l
    on l.levering_id = s.levering_id;

create temp view sluitend_betrokkenen as
select *
from betrokkenen
where is_sluitend;

create temp view blijvend_betrokkenen as
select * exclude (is_sluitend, wijk, gemeente, maand, categorie, thema)
from betrokkenen
where not is_sluitend;

-- who goes up the ladder, as texts: those who close and, as coarse as they were kept, those who wait; '' is not known.
-- A year is over when no one of it is open and none of the partner's sources can close a month of it any more.
create temp view klimmers as
with personen as (
    select
        bron,
        wijk,
        gemeente,
        strftime(date_trunc('quarter', maand), '%Y-%m-%d') as kwartaal,
        strftime(maand, '%Y') as jaar,
        coalesce(thema || '/' || categorie, 'alle') as categorie,
        coalesce(thema, 'alle') as thema,
        rol,
        geslacht,
        leeftijdsband
    from sluitend_betrokkenen
    union all
    select
        bron,
        gebied_code,
        gebied_code,
        cast(jaar as varchar),
        cast(jaar as varchar),
        'alle',
        'alle',
        rol,
        geslacht,
        leeftijdsband
    from (select *, unnest(range(aantal)) from vast_betrokkenen where stand = 'wacht')
),
traag as (
    select
        b.bron,
        max(p.sluiten_na_dagen) as dagen
    from ref_bronnen as b
    join ref_bronnen as p
        on p.partner = b.partner
    group by b.bron
)
select
    p.bron,
    p.wijk,
    p.gemeente,
    p.kwartaal,
    p.jaar,
    p.categorie,
    p.thema,
    coalesce(p.rol, '') as rol,
    coalesce(p.geslacht, '') as geslacht,
    coalesce(p.leeftijdsband, '') as leeftijdsband,
    'basisteam' as basisteam,
    'alle' as alle,
    cast(p.jaar || '-12-31' as date) + t.dagen <= getvariable('peildatum')
        and (p.bron, p.jaar) not in (
            select (bron, strftime(maand, '%Y')) from betrokkenen where not is_sluitend
        ) as is_afgelopen
from personen as p
join traag as t
    on t.bron = p.bron;

-- what the ladder made of them, a row per person
create temp table geklommen (
    bron varchar,
    gebied varchar,
    tijd varchar,
    thema varchar,
    rol varchar,
    geslacht varchar,
    leeftijdsband varchar,
    stand varchar
);

-- the frozen classes of before and now; their order is that of their own values, so it tells nothing
create temp view bevroren_betrokkenen as
with klassen as (
    select *
    from vast_betrokkenen
    where stand = 'vrijgegeven'
    union all
    select
        bron,
        gebied,
        try_cast(left(tijd, 4) as integer),
        case when length(tijd) = 10 then cast(tijd as date) end,
        nullif(thema, 'alle'),
        rol,
        nullif(geslacht, ''),
        nullif(leeftijdsband, ''),
        stand,
        1
    from geklommen
)
select
    bron,
    gebied_code,
    jaar,
    kwartaal,
    thema,
    rol,
    geslacht,
    leeftijdsband,
    stand,
    cast(sum(aantal) as bigint) as aantal
from klassen
group by all
order by all;
