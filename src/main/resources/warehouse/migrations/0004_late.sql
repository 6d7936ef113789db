-- what came for a closed month and waits for the yearly correction round: counts, no row of an event
create table vast_nagekomen (
    bron varchar not null,
    leverancier varchar not null,
    categorie varchar not null,
    gebied_code varchar not null,
    maand date not null,
    -- of observations alone
    doorgezet_naar varchar,
    aantal bigint not null,
    aantal_aanhoudingen bigint not null
);

create table ledger_correctierondes (
    jaar integer primary key,
    uitgevoerd_op timestamp not null,
    door varchar not null,
    aantal bigint not null
);
