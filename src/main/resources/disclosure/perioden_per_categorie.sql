-- Grain: one row per area (wijk, gemeente, basisteam), source and categorie, with its counts over four periods.
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
aantallen as (
    select
        a.gebied_code,
        a.bron,
        a.categorie,
        m.periode,
        sum(a.aantal) as aantal
    from mart_gebeurtenissen_per_gebied_en_maand as a
    join maanden as m
        on m.bron = a.bron
        and m.maand = a.maand
    where a.gevoeligheid = 'openbaar'
        and a.niveau in ('wijk', 'gemeente', 'basisteam')
    group by
        a.gebied_code,
        a.bron,
        a.categorie,
        m.periode
),
reeksen as (
    select distinct
        gebied_code,
        bron,
        categorie,
        thema,
        is_hic
    from mart_gebeurtenissen_per_gebied_en_maand
    where gevoeligheid = 'openbaar'
        and niveau in ('wijk', 'gemeente', 'basisteam')
)
select
    r.gebied_code,
    r.bron,
    r.categorie,
    c.titel,
    r.thema,
    case when r.is_hic then 'ja' else 'nee' end as is_hic,
    cast(d.tot_maand as date) as tot_maand,
    g.inwoners,
    g.huishoudens,
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
from reeksen as r
join dim_gebieden as g
    on g.gebied_code = r.gebied_code
join dim_categorieen as c
    on c.bron = r.bron
    and c.categorie = r.categorie
join dekking_per_periode as d
    on d.bron = r.bron
left join aantallen as a
    on a.gebied_code = r.gebied_code
    and a.bron = r.bron
    and a.categorie = r.categorie
    and a.periode = d.periode
group by
    r.gebied_code,
    r.bron,
    r.categorie,
    c.titel,
    r.thema,
    r.is_hic,
    d.tot_maand,
    g.inwoners,
    g.huishoudens
order by
    r.gebied_code,
    r.bron,
    laatste_12 desc,
    r.categorie
