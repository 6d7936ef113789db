-- State: what cannot be rebuilt. Dates of months and weeks are their first day; timestamps (_op) are UTC.

-- reference: written anew from config at each start
create table ref_gebieden (
    jaar integer not null,
    gebied_code varchar not null,
    naam varchar not null,
    niveau varchar not null,
    ouder_code varchar,
    inwoners integer,
    huishoudens integer,
    stedelijkheid integer,
    pc4 varchar
);

create table ref_postcodes (
    pc4 varchar not null,
    gebied_code varchar not null
);

create table ref_codes (
    lijst varchar not null,
    code varchar not null,
    omschrijving varchar,
    categorie varchar not null,
    titel varchar not null,
    thema varchar not null,
    is_hic boolean not null,
    gevoeligheid varchar not null,
    is_totaal boolean not null
);

create table ref_bronnen (
    bron varchar not null,
    partner varchar not null,
    titel varchar not null,
    soort varchar not null,
    lijst varchar,
    ritme varchar not null,
    meldvertraging_dagen integer not null,
    sluiten_na_dagen integer not null,
    is_openbare_bron boolean not null,
    kleinste_groep integer not null
);

create table ref_leveranciers (
    bron varchar not null,
    leverancier varchar not null,
    titel varchar not null
);

-- lookups of the border: one row per key, or a delivered row would become two
create table zoek_gebieden (gebied_code varchar, niveau varchar, naam varchar);

create table zoek_postcodes (postcode varchar, gebied_code varchar);

create table zoek_adressen (pc6 varchar, huisnummer integer, gebied_code varchar);

-- ledger: what arrived, and what became of it
create table ledger_leveringen (
    levering_id integer primary key,
    bron varchar not null,
    leverancier varchar not null,
    bestand varchar,
    bytes bigint,
    sha256 varchar,
    contract_sha256 varchar,
    grondslag varchar,
    maand_van date,
    maand_tot date,
    -- last day that the file's name promises: which of two deliveries of one event is the later
    periode_tot date,
    ontvangen_op timestamp not null,
    uitkomst varchar not null,
    reden varchar,
    rijen_gelezen bigint,
    rijen_geladen bigint,
    rijen_geweigerd bigint,
    rijen_vervangen bigint,
    rijen_nagekomen bigint,
    rijen_samengevoegd bigint,
    rijen_buiten_bereik bigint,
    rijen_onbekende_code bigint,
    rijen_onbekend_gebied bigint
);

create table ledger_bevindingen (
    levering_id integer not null,
    rij bigint,
    kolom varchar,
    regel varchar not null,
    verwacht varchar,
    aantal bigint not null
);

create table ledger_nachten (
    nacht_id integer primary key,
    begonnen_op timestamp not null,
    geeindigd_op timestamp,
    uitkomst varchar
);

create table ledger_stappen (
    nacht_id integer,
    stap varchar not null,
    bron varchar,
    begonnen_op timestamp not null,
    duur_ms bigint,
    uitkomst varchar
);

create table ledger_edities (
    editie varchar primary key,
    gemaakt_op timestamp not null,
    peildatum date not null,
    map varchar not null,
    is_demo boolean not null
);

-- what editions made of each figure of a closed period; aantal is null when it was withheld
create table ledger_publicaties (
    cijfer varchar primary key,
    aantal bigint,
    peildatum date not null
);

-- open months: coarse rows, erased when their month closes
create table stg_gebeurtenissen (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    sleutel hugeint,
    categorie varchar,
    gebied_code varchar,
    maand date,
    week date,
    weekdag utinyint,
    dagdeel varchar,
    aantal integer,
    uitkomst utinyint
);

create table stg_betrokkenen (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    sleutel hugeint,
    rol varchar,
    geslacht varchar,
    leeftijdsband varchar,
    uitkomst utinyint
);

create table stg_zaken (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    sleutel hugeint,
    categorie varchar,
    gebied_code varchar,
    maand_begin date,
    maand_eind date,
    status varchar,
    fase varchar,
    uitkomst utinyint
);

create table stg_waarnemingen (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    sleutel hugeint,
    categorie varchar,
    gebied_code varchar,
    maand date,
    week date,
    weekdag utinyint,
    dagdeel varchar,
    doorgezet_naar varchar,
    is_aanhouding boolean,
    uitkomst utinyint
);

create table stg_misdrijven (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    categorie varchar,
    gebied_code varchar,
    jaar integer,
    maand date,
    aantal integer,
    uitkomst utinyint
);

create table stg_cameras (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    camera_id varchar,
    gebied_code varchar,
    aanwijzing_van date,
    aanwijzing_tot date,
    uitkomst utinyint
);

create table stg_adressen (
    levering_id integer not null,
    bron varchar not null,
    leverancier varchar not null,
    pc6 varchar,
    huisnummer integer,
    gebied_code varchar,
    uitkomst utinyint
);

-- closed months: frozen counts, no row of a person
create table vast_maanden (
    bron varchar not null,
    maand date not null,
    gesloten_op timestamp not null
);

create table vast_gebeurtenissen (
    bron varchar not null,
    leverancier varchar not null,
    categorie varchar not null,
    gebied_code varchar not null,
    maand date not null,
    aantal bigint not null
);

create table vast_gebeurtenissen_per_week (
    bron varchar not null,
    categorie varchar not null,
    wijk_code varchar not null,
    week date,
    aantal bigint not null
);

create table vast_gebeurtenissen_per_dagdeel (
    bron varchar not null,
    thema varchar not null,
    wijk_code varchar not null,
    kwartaal date not null,
    weekdag utinyint,
    dagdeel varchar,
    aantal bigint not null
);

-- classes of alike persons. vrijgegeven: large enough, never changed but by more persons; wacht: of a gemeente and year
-- that are still too few. kwartaal and thema are null for all of them, jaar for all years; 'alle' is any role, sex or band
create table vast_betrokkenen (
    bron varchar not null,
    gebied_code varchar not null,
    jaar integer,
    kwartaal date,
    thema varchar,
    rol varchar,
    geslacht varchar,
    leeftijdsband varchar,
    stand varchar not null,
    aantal bigint not null
);

create table vast_zaken (
    bron varchar not null,
    leverancier varchar not null,
    categorie varchar not null,
    gebied_code varchar not null,
    maand date not null,
    instroom bigint not null,
    lopend bigint not null,
    uitstroom bigint not null
);

create table vast_waarnemingen (
    bron varchar not null,
    categorie varchar not null,
    gebied_code varchar not null,
    maand date not null,
    doorgezet_naar varchar,
    aantal bigint not null,
    aantal_aanhoudingen bigint not null
);
