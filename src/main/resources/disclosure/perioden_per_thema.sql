-- Grain: one row per area (every level and 'onbekend'), source and thema, with its counts over four periods.
-- Rules: categories that are openbaar alone. tot_maand is the last whole month that was delivered before the peildatum;
--   this year runs up to it, last year over the same months; the twelve months up to it and the twelve before.
-- Known limits: a period with a month that was not delivered has no count.
with laatste as (
    select
        bron,
        max(maand) as tot_maand
    from mart_maanden_per_bron
    where is_geleverd
        and maand < date_trunc('month', cast($peildatum as date))
    group by bron
),
perioden as (
    select
        bron,
        tot_maand,
        p.periode,
        case p.periode
            when 'dit_jaar' then date_trunc('year', tot_maand)
            when 'vorig_jaar' then date_trunc('year', tot_maand) - interval 12 month
            when 'laatste_12' then tot_maand - interval 11 month
            else tot_maand - interval 23 month
        end as van,
        case
            when p.periode in ('dit_jaar', 'laatste_12') then tot_maand
            else tot_maand - interval 12 month
        end as tot
    from laatste
    cross join (values ('dit_jaar'), ('vorig_jaar'), ('laatste_12'), ('vorige_12')) as p (periode)
),
maanden as (
    select
        p.bron,
        p.periode,
        d.maand,
        d.is_geleverd,
        d.is_voorlopig
    from perioden as p
    join mart_maanden_per_bron as d
        on d.bron = p.bron
        and d.maand between p.van and p.tot
),
dekking_per_periode as (
    select
        p.bron,
        p.tot_maand,
        p.periode,
        bool_and(m.is_geleverd)
            and count(*) = date_diff('month', any_value(p.van), any_value(p.tot)) + 1 as is_geleverd,
        bool_or(m.is_voorlopig) as is_voorlopig
    from perioden as p
    join maanden as m
        on m.bron = p.bron
        and m.periode = p.periode
    group by
        p.bron,
        p.tot_maand,
        p.periode
),
themas as (
    select distinct
        c.bron,
        unnest(case when c.is_hic then [c.thema, 'hic'] else [c.thema] end) as thema
    from dim_categorieen as c
    join ref_bronnen as b
        on b.bron = c.bron
        and b.soort = 'gebeurtenissen'
    where c.gevoeligheid = 'openbaar'
        and not c.is_totaal
        and c.categorie <> 'onbekend'
),
uitgesplitst as (
    select
        gebied_code,
        bron,
        unnest(case when is_hic then [thema, 'hic'] else [thema] end) as thema,
        maand,
        aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
),
aantallen as (
    select
        a.gebied_code,
        a.bron,
        a.thema,
        m.periode,
        sum(a.aantal) as aantal
    from uitgesplitst as a
    join maanden as m
        on m.bron = a.bron
        and m.maand = a.maand
    group by
        a.gebied_code,
        a.bron,
        a.thema,
        m.periode
)
select
    g.gebied_code,
    t.bron,
    t.thema,
    cast(d.tot_maand as date) as tot_maand,
    g.inwoners,
    cast(coalesce(sum(a.aantal) filter (where d.periode = 'dit_jaar'), 0) as bigint) as dit_jaar,
    bool_or(d.is_geleverd and d.periode = 'dit_jaar') as dit_jaar_geleverd,
    bool_or(d.is_voorlopig and d.periode = 'dit_jaar') as dit_jaar_voorlopig,
    cast(coalesce(sum(a.aantal) filter (where d.periode = 'vorig_jaar'), 0) as bigint) as vorig_jaar,
    bool_or(d.is_geleverd and d.periode = 'vorig_jaar') as vorig_jaar_geleverd,
    bool_or(d.is_voorlopig and d.periode = 'vorig_jaar') as vorig_jaar_voorlopig,
    cast(coalesce(sum(a.aantal) filter (where d.periode = 'laatste_12'), 0) as bigint) as laatste_12,
    bool_or(d.is_geleverd and d.periode = 'laatste_12') as laatste_12_geleverd,
    bool_or(d.is_voorlopig and d.periode = 'laatste_12') as laatste_12_voorlopig,
    cast(coalesce(sum(a.aantal) filter (where d.periode = 'vorige_12'), 0) as bigint) as vorige_12,
    bool_or(d.is_geleverd and d.periode = 'vorige_12') as vorige_12_geleverd,
    bool_or(d.is_voorlopig and d.periode = 'vorige_12') as vorige_12_voorlopig
from dim_gebieden as g
cross join themas as t
join dekking_per_periode as d
    on d.bron = t.bron
left join aantallen as a
    on a.gebied_code = g.gebied_code
    and a.bron = t.bron
    and a.thema = t.thema
    and a.periode = d.periode
group by
    g.gebied_code,
    t.bron,
    t.thema,
    d.tot_maand,
    g.inwoners
order by
    g.gebied_code,
    t.bron,
    t.thema
