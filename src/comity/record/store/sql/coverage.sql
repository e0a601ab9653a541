-- One row a period of publication (null: not known): the documents with a claim about either party.
with named as (
    select document, published, outlet, first_party = $a or second_party = $a as has_a,
        first_party = $b or second_party = $b as has_b
    from {alone}
    union all
    select document, published, outlet, list_contains(parties, $a), list_contains(parties, $b) from {more}
), papers as (
    select document, any_value(published) as published, any_value(outlet) as outlet,
        bool_or(has_a) and bool_or(has_b) as naming_both
    from named group by document
)
select strftime(published, $grain) as period, count(*), count_if(naming_both), list_sort(list(distinct outlet)),
    count_if(outlet is null or outlet = ''), count(distinct published), min(published), max(published),
    count(copies.document)
from papers left join copies using (document) group by 1 order by 1
