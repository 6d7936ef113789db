-- What closes today: a month whose end and settling days have passed, that is not closed yet, and that has open rows or
-- was delivered by every expected supplier (a month in which nothing happened closes too).
-- Variable peildatum is today. The fact models read the sluitend_ relations below in the place of stg_.
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

-- a case is no row of one month: the model counts them all, and the months that close are kept of the result
create temp view sluitend_zaken as
select *
from stg_zaken;

-- those whose event closes; and those of no event whose delivery's last month would close by their source's own days
create temp table sluitend_betrokkenen as
with gebeurtenissen as (
    select
        r.partner,
        s.sleutel,
        bool_or(m.maand is not null) as is_sluitend
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
    s.rowid as rij,
    s.*
from stg_betrokkenen as s
join ref_bronnen as b
    on b.bron = s.bron
left join gebeurtenissen as e
    on e.partner = b.partner
    and e.sleutel = s.sleutel
left join ledger_leveringen as l
    on l.levering_id = s.levering_id
where coalesce(
    e.is_sluitend,
    last_day(coalesce(l.maand_tot, cast(l.ontvangen_op as date))) + b.sluiten_na_dagen <= getvariable('peildatum')
);
