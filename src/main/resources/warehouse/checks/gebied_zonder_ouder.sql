-- fail: Een buurt of wijk in de gebiedsindeling hoort bij geen gemeente.
select
    gebied_code
from dim_gebieden
where niveau in ('buurt', 'wijk')
    and gemeente_code is null
