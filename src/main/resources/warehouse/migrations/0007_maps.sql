-- reference: the tile of each buurt, written anew from config at each start
create table ref_tegels (
    gebied_code varchar not null,
    kolom integer not null,
    rij integer not null
);

-- reference: imported; polygons as WKT, in metres of the Rijksdriehoek (EPSG:28992)
create table ref_grenzen (
    gebied_code varchar not null,
    jaar integer,
    wkt varchar not null
);
