-- One row a matter that could be picked, the two hundred that are best without a look at what went before: `relate.picks`
-- has the merits. `matters` is how many there are in all, `last_day` the latest of their first days.
with tied as (
    select tie, a, b, origin, min(published) as first_day, max(if(told, weight, 0)) as sure
    from {claims} where kind = 'tie' and (told or denied) group by all
), ties as materialized (
    select concat_ws('|', tie, if(in_order, a, b), if(in_order, b, a)) as matter, count(distinct origin) as outlets,
        min(first_day) as first_day, max(sure) as sure
    from (select *, list_contains($directed, tie) or a < b as in_order from tied) group by 1
), whole as (
    select count(*) as matters, max(first_day) as last_day from (
        select first_day from {events} where status != 'hypothetical' union all select first_day from ties
    )
), matters as (
    select event as matter, first_day, if(told, score, null) as score, pairs,
        log2(greatest(outlets, 1)) as confirmed, abs(coalesce(score, 0)) / 10 as force, if(told, weight, 0) as sure
    from {events} where status != 'hypothetical'
    union all by name
    select matter, first_day, $tie_share * log2(greatest(outlets, 1)) as confirmed, $tie_share as force, sure from ties
)
select *, round(confirmed, 3) + round(force, 3) + round(sure, 3)
    + coalesce(round(pow(2, -(last_day - first_day) / $new_days), 3), 0) as base
from matters, whole order by base desc, matter limit 200
