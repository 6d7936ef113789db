-- of each key that a delivery was hashed with a truncated HMAC of a fixed text, never the key; jaar 'zonder-jaar' for
-- numbers that show none
create table ledger_sleutels (
    partner varchar not null,
    jaar varchar not null,
    vingerafdruk varchar not null,
    sinds timestamp not null,
    primary key (partner, jaar)
);
