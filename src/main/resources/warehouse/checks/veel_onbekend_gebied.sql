-- warn: Meer dan een tiende van een bron is in het venster niet in een gebied te plaatsen.
select
    f.bron
from fct_gebeurtenissen as f
join dim_maanden as m
    on m.maand = f.maand
    and m.is_in_venster
group by f.bron
having sum(case when f.gebied_code = 'onbekend' then f.aantal else 0 end) * 10 > sum(f.aantal)
