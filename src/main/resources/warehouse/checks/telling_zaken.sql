-- fail: De instroom of uitstroom van een bron is niet gelijk aan de vaste cijfers plus de open rijen.
with open_rijen as (
    select z.bron, 1 as instroom, 0 as uitstroom
    from stg_zaken as z
    join dim_maanden as m
        on m.maand = z.maand_begin
    left join vast_maanden as v
        on v.bron = z.bron
        and v.maand = z.maand_begin
    where v.maand is null
    union all
    select z.bron, 0, 1
    from stg_zaken as z
    join dim_maanden as m
        on m.maand = z.maand_eind
    left join vast_maanden as v
        on v.bron = z.bron
        and v.maand = z.maand_eind
    where v.maand is null
),
begin_stand as (
    select bron, sum(instroom) as instroom, sum(uitstroom) as uitstroom
    from (
        select bron, instroom, uitstroom from vast_zaken
        union all
        select bron, instroom, uitstroom from open_rijen
    )
    group by bron
),
feiten as (
    select bron, sum(instroom) as instroom, sum(uitstroom) as uitstroom
    from fct_zaken
    group by bron
)
select
    coalesce(b.bron, f.bron) as bron
from begin_stand as b
full join feiten as f
    on f.bron = b.bron
where coalesce(b.instroom, 0) <> coalesce(f.instroom, 0)
    or coalesce(b.uitstroom, 0) <> coalesce(f.uitstroom, 0)
