-- A made-up night: every source, 72 months, figures from a hash of area, category and month. Nothing here happened.
-- Only the yearly police totals are real (standin/misdrijven-2021-2025.csv).
insert into ref_gebieden
    select jaar, gebied_code, naam, niveau, ouder_code, inwoners, huishoudens, stedelijkheid, pc4
    from read_csv('config/gebieden/gebieden.csv', delim = ';', header = true, types = {'pc4': 'VARCHAR'});
insert into ref_tegels
    select gebied_code, kolom, rij from read_csv('config/gebieden/tegels.csv', delim = ';', header = true);
insert into ref_codes
    select
        replace(replace(parse_filename(filename), '.csv', ''), '.', '') as lijst,
        code, omschrijving, categorie, titel, thema, is_hic = 'ja', gevoeligheid, is_totaal = 'ja'
    from read_csv(
        ['config/codes/politie.csv', 'config/codes/soort-misdrijf.csv', 'config/codes/politie-inbraken.csv',
         'config/codes/zorg-en-veiligheidshuis.csv', 'config/codes/woningcorporaties.csv',
         'config/codes/cameratoezicht.csv'],
        delim = ';', header = true, all_varchar = true, filename = true);
insert into ref_bronnen values
    ('politie-incidenten', 'Politie', 'Politie, incidenten', 'gebeurtenissen', 'politie', 'maand', 31, 92, false, 5),
    ('politie-betrokkenen', 'Politie', 'Politie, betrokkenen', 'betrokkenen', null, 'maand', 31, 92, false, 5),
    ('politie-inbraken', 'Politie', 'Politie, Misdaad in kaart', 'gebeurtenissen', 'politie-inbraken', 'maand', 31, 92, true, 5),
    ('politie-opendata', 'Politie', 'Politie, open data', 'misdrijven', 'soort-misdrijf', 'maand', 31, 92, true, 5),
    ('zorg-en-veiligheidshuis', 'Zorg- en Veiligheidshuis', 'Zorg- en Veiligheidshuis', 'zaken', 'zorg-en-veiligheidshuis', 'kwartaal', 31, 92, false, 5),
    ('woningcorporaties', 'Woningcorporaties', 'Woningcorporaties', 'zaken', 'woningcorporaties', 'maand', 31, 92, false, 5),
    ('cameratoezicht', 'Cameratoezicht', 'Cameratoezicht', 'waarnemingen', 'cameratoezicht', 'week', 14, 60, false, 5);
insert into ref_leveranciers values
    ('politie-incidenten', 'politie', 'Politie'),
    ('politie-betrokkenen', 'politie', 'Politie'),
    ('politie-inbraken', 'politie', 'Politie'),
    ('politie-opendata', 'politie', 'Politie en CBS'),
    ('zorg-en-veiligheidshuis', 'zvh', 'Zorg- en Veiligheidshuis'),
    ('woningcorporaties', 'corporatie-noord', 'Corporatie Noord'),
    ('woningcorporaties', 'corporatie-zuid', 'Corporatie Zuid'),
    ('woningcorporaties', 'corporatie-west', 'Corporatie West'),
    ('cameratoezicht', 'meldkamer-toezicht', 'Meldkamer Toezicht');
insert into ledger_leveringen (
        levering_id, bron, leverancier, bestand, bytes, sha256, contract_sha256, grondslag, maand_van, maand_tot,
        ontvangen_op, uitkomst, reden, rijen_gelezen, rijen_geladen, rijen_geweigerd, rijen_vervangen,
        rijen_nagekomen, rijen_onbekende_code, rijen_onbekend_gebied)
    select
        row_number() over (order by bron, leverancier),
        bron, leverancier, null, 100000, sha256(bron || leverancier), sha256(bron), 'made up',
        date '2020-12-01', case bron when 'politie-inbraken' then date '2026-05-01' else date '2026-10-01' end,
        timestamp '2026-11-22 02:10:00', 'geladen', null, 12000, 11985, 15, 300, 41, 12, 37
    from ref_leveranciers
    where leverancier <> 'corporatie-west';
insert into vast_maanden
    select b.bron, m.maand, timestamp '2026-10-01 03:00:00'
    from ref_bronnen as b
    cross join (
        select cast(unnest(generate_series(date '2020-12-01', date '2026-06-01', interval 1 month)) as date) as maand
    ) as m;
create temp table maanden as
    select cast(unnest(generate_series(date '2020-12-01', date '2026-10-01', interval 1 month)) as date) as maand;
create temp table tellingen as
    with categorieen as (
        select distinct lijst, categorie, thema, is_hic,
            case
                when gevoeligheid = 'vertrouwelijk' then 0.5
                when categorie in ('2.2.1', '1.2.3', '3.9.1', '2.5.2', 'E38', 'E35', 'M22', '1.4.5') then 4.0
                when categorie in ('1.1.1', '3.7.4', '1.4.4', 'E33', '2.7.2', '3.5.2', '2.1.1', '1.6.2') then 1.6
                when categorie like '2.6.%' or categorie like '3.3.%' then 0.02
                else 0.3
            end as per_jaar
        from ref_codes
        where lijst = 'politie'
    ),
    verwacht as (
        select
            g.gebied_code, c.categorie, m.maand,
            c.per_jaar / 12 * g.inwoners / 1000
                * (1 + 0.25 * sin(2 * pi() * extract(month from m.maand) / 12))
                * (case when c.categorie = '3.9.1' then 1 + 0.012 * date_diff('month', date '2021-12-01', m.maand) else 1 end)
                * (case when g.gebied_code like 'BU014110%' then 3.5 else 1 end)
                * (case when g.ouder_code = 'WK014118' and c.thema = 'jeugd' and m.maand >= date '2026-02-01' then 2.2 else 1 end)
                as mean,
            (hash(g.gebied_code || c.categorie || m.maand) % 10000) / 10000.0 as u,
            (hash(m.maand || g.gebied_code || c.categorie || 'v') % 10000) / 10000.0 as v
        from ref_gebieden as g
        cross join categorieen as c
        cross join maanden as m
        where g.niveau = 'buurt' and g.inwoners > 0
    )
    select
        gebied_code, categorie, maand,
        cast(greatest(0, floor(mean + sqrt(mean) * 1.2 * (v - 0.5) * 2 + u)) as bigint) as aantal
    from verwacht;
-- the weeks that begin in a month, each with its place and how many they are: they share its count
create temp table maandagen as
    select maand, week, row_number() over (partition by maand order by week) - 1 as nummer, count(*) over (partition by maand) as van
    from (
        select cast(date_trunc('month', week) as date) as maand, week
        from (select cast(unnest(generate_series(date '2020-12-07', date '2026-11-16', interval 7 day)) as date) as week)
    );
insert into vast_gebeurtenissen
    select 'politie-incidenten', 'politie', categorie, gebied_code, maand, aantal, 0
    from tellingen where aantal > 0 and maand <= date '2026-06-01';
insert into stg_gebeurtenissen
    select (select levering_id from ledger_leveringen where bron = 'politie-incidenten'),
        'politie-incidenten', 'politie', null, t.categorie, t.gebied_code, t.maand, m.week, 1, 'avond',
        (t.aantal + m.nummer) // m.van, 0
    from tellingen as t
    join maandagen as m on m.maand = t.maand
    where t.aantal + m.nummer >= m.van and t.maand > date '2026-06-01';
insert into vast_gebeurtenissen
    select 'politie-incidenten', 'politie', 'E38', 'onbekend', maand, 4, 0 from maanden where maand <= date '2026-06-01';
insert into vast_gebeurtenissen_per_week
    select v.bron, v.categorie, coalesce(g.ouder_code, 'onbekend'), m.week, sum((v.aantal + m.nummer) // m.van)
    from vast_gebeurtenissen as v
    join maandagen as m on m.maand = v.maand
    left join ref_gebieden as g on g.gebied_code = v.gebied_code
    group by all
    having sum((v.aantal + m.nummer) // m.van) > 0;
insert into vast_gebeurtenissen
    select 'politie-inbraken', 'politie', '1.1.1', gebied_code, maand, aantal, 0
    from tellingen where categorie = '1.1.1' and aantal > 0 and maand <= date '2026-05-01';
insert into vast_gebeurtenissen_per_week
    select v.bron, v.categorie, g.ouder_code, m.week, sum((v.aantal + m.nummer) // m.van)
    from vast_gebeurtenissen as v
    join maandagen as m on m.maand = v.maand
    join ref_gebieden as g on g.gebied_code = v.gebied_code
    where v.bron = 'politie-inbraken'
    group by all
    having sum((v.aantal + m.nummer) // m.van) > 0;
insert into vast_gebeurtenissen_per_dagdeel
    select
        'politie-incidenten', t.thema, t.wijk_code, t.kwartaal, w.weekdag, d.dagdeel,
        cast(floor(t.aantal * w.deel * d.deel * 0.9) as bigint)
    from (
        select c.thema, g.ouder_code as wijk_code, cast(date_trunc('quarter', v.maand) as date) as kwartaal, sum(v.aantal) as aantal
        from vast_gebeurtenissen as v
        join ref_gebieden as g on g.gebied_code = v.gebied_code
        join (select distinct categorie, thema, gevoeligheid from ref_codes where lijst = 'politie') as c
            on c.categorie = v.categorie and c.gevoeligheid = 'openbaar'
        where v.bron = 'politie-incidenten'
        group by all
    ) as t
    cross join (values (1, 0.12), (2, 0.11), (3, 0.12), (4, 0.13), (5, 0.17), (6, 0.20), (7, 0.15)) as w (weekdag, deel)
    cross join (values ('nacht', 0.22), ('ochtend', 0.14), ('middag', 0.26), ('avond', 0.38)) as d (dagdeel, deel);
insert into vast_zaken
    select
        'woningcorporaties', (['corporatie-noord', 'corporatie-zuid'])[1 + cast(hash(g.gebied_code) % 2 as integer)],
        c.categorie, g.gebied_code, m.maand,
        cast(floor(c.n * g.inwoners / 9000.0 + (hash(g.gebied_code || c.categorie || m.maand) % 1000) / 1000.0) as bigint),
        cast(3 as bigint), cast(1 as bigint)
    from ref_gebieden as g
    cross join (values ('GEL', 6.0), ('RUZ', 4.0), ('VUI', 2.0), ('PSY-VER', 2.0), ('DRU', 0.5), ('AGR', 0.6), ('OVE', 1.0)) as c (categorie, n)
    cross join maanden as m
    where g.niveau = 'wijk' and m.maand <= date '2026-06-01' and g.inwoners > 1000;
insert into vast_zaken
    select
        'zorg-en-veiligheidshuis', 'zvh', c.categorie, g.gebied_code, m.maand,
        cast(floor(c.n * g.inwoners / 70000.0 + (hash(g.gebied_code || c.categorie || m.maand) % 1000) / 1000.0 * 0.8) as bigint),
        cast(5 as bigint), cast(1 as bigint)
    from ref_gebieden as g
    cross join (values ('huiselijk-geweld', 3.0), ('verward-gedrag', 4.0), ('multiproblematiek', 2.0), ('stalking', 0.4), ('risicojeugd', 1.5), ('mensenhandel', 0.3)) as c (categorie, n)
    cross join maanden as m
    where g.niveau = 'gemeente' and m.maand <= date '2026-06-01';
insert into vast_waarnemingen
    select
        'cameratoezicht', c.categorie, g.gebied_code, m.maand, 'politie',
        cast(floor(c.n * (hash(g.gebied_code || c.categorie || m.maand) % 1000) / 500.0) as bigint), cast(0 as bigint), 0
    from ref_gebieden as g
    cross join (values ('geweld', 3.0), ('openbare-dronkenschap', 6.0), ('drugs', 4.0), ('verward-persoon', 2.0), ('wildplassen', 3.0), ('jeugd', 2.0)) as c (categorie, n)
    cross join maanden as m
    where g.gebied_code in ('BU01411000', 'BU01411001', 'BU01411003') and m.maand <= date '2026-06-01';
insert into vast_betrokkenen
    select
        'politie-betrokkenen', g.gebied_code, j.jaar, null, null, r.rol, s.geslacht, b.band, 'wacht',
        cast(floor(g.inwoners / 1000.0 * (hash(g.gebied_code || j.jaar || r.rol || s.geslacht || b.band) % 100) / 50.0) as bigint)
    from ref_gebieden as g
    cross join (values (2021), (2022), (2023), (2024), (2025)) as j (jaar)
    cross join (values ('slachtoffer'), ('verdachte')) as r (rol)
    cross join (values ('man'), ('vrouw')) as s (geslacht)
    cross join (values ('0-17'), ('18-24'), ('25-44'), ('45-64'), ('65+')) as b (band)
    where g.niveau = 'gemeente';
insert into stg_misdrijven
    select (select levering_id from ledger_leveringen where bron = 'politie-opendata'),
        'politie-opendata', 'politie', '0.0.0', gebied_code, jaar, null, aantal, 0
    from read_csv('src/test/resources/nl/wijkbeeld/standin/misdrijven-2021-2025.csv', delim = ';', header = true);
