-- fail: Een wijk, gemeente of het basisteam is in een bron niet gelijk aan de som van haar delen.
with feiten as (
    select
        f.bron,
        f.categorie,
        f.maand,
        f.aantal,
        g.wijk_code,
        g.gemeente_code,
        case when g.gemeente_code is null then g.gebied_code else 'basisteam' end as geheel_code
    from fct_gebeurtenissen as f
    join dim_maanden as m
        on m.maand = f.maand
        and m.is_in_venster
    join dim_gebieden as g
        on g.gebied_code = f.gebied_code
),
delen as (
    select wijk_code as gebied_code, bron, categorie, maand, aantal
    from feiten
    where wijk_code is not null
    union all
    select gemeente_code, bron, categorie, maand, aantal
    from feiten
    where gemeente_code is not null
    union all
    select geheel_code, bron, categorie, maand, aantal
    from feiten
),
sommen as (
    select gebied_code, bron, categorie, maand, sum(aantal) as aantal
    from delen
    group by gebied_code, bron, categorie, maand
),
mart as (
    select gebied_code, bron, categorie, maand, aantal
    from mart_gebeurtenissen_per_gebied_en_maand
    where niveau <> 'buurt'
)
select
    coalesce(s.gebied_code, m.gebied_code) as gebied_code,
    coalesce(s.bron, m.bron) as bron,
    coalesce(s.categorie, m.categorie) as categorie,
    coalesce(s.maand, m.maand) as maand
from sommen as s
full join mart as m
    on m.gebied_code = s.gebied_code
    and m.bron = s.bron
    and m.categorie = s.categorie
    and m.maand = s.maand
where coalesce(s.aantal, 0) <> coalesce(m.aantal, 0)
