-- One row a period of publication (null: not known): the documents with a claim about either party.
with papers as (
    select document, any_value(published) as published, any_value(outlet) as outlet,
        bool_or(first_party = $a or second_party = $a or (has_more and list_contains(parties, $a)))
            and bool_or(first_party = $b or second_party = $b or (has_more and list_contains(parties, $b))) as naming_both
    from {claims} group by document
)
select strftime(published, $grain) as period, count(*), count_if(naming_both), list_sort(list(distinct outlet)),
    count_if(outlet is null or outlet = ''), count(distinct published), min(published), max(published),
    count(copies.document)
from papers left join copies using (document) group by 1 order by 1
