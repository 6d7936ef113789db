-- what wijkregisseurs and meetings wrote beside the figures
create table ledger_duidingen (
    nummer integer primary key,
    soort varchar not null,
    gebied_code varchar not null,
    -- null: of all themes
    thema varchar,
    datum date not null,
    auteur varchar not null,
    tekst varchar not null,
    ingevoerd_op timestamp not null
);
