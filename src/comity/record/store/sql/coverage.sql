-- One row a period of publication (null: not known): the documents with a claim about either party.
with papers as (
    select document, any_value(published) as published, any_value(outlet) as outlet,
        bool_or(list_contains(parties, $a)) and bool_or(list_contains(parties, $b)) as naming_both
    from {claims} group by document
)
select strftime(published, $grain) as period, count(*), count_if(naming_both), list_sort(list(distinct outlet)),
    count_if(outlet is null or outlet = ''), count(distinct published), min(published), max(published)
from papers group by 1 order by 1
