-- The rows whose counts were just frozen. A case that still runs stays; so does one that ends in an open month.
delete from stg_betrokkenen
where rowid in (select rij from sluitend_betrokkenen);

delete from stg_gebeurtenissen
where (bron, maand) in (select (bron, maand) from sluitend_maanden);

delete from stg_waarnemingen
where (bron, maand) in (select (bron, maand) from sluitend_maanden);

insert into vast_maanden
select bron, maand, now() at time zone 'UTC'
from sluitend_maanden;

delete from stg_zaken
where (bron, maand_eind) in (select (bron, maand) from vast_maanden);

insert into te_verdichten values (now() at time zone 'UTC');
