-- of aantal, what a correction round added: figures that editions showed before it stand on the rest
alter table vast_gebeurtenissen add column aantal_bijgeteld bigint default 0;

alter table vast_waarnemingen add column aantal_bijgeteld bigint default 0;
