-- One row a claim in which a party of either set takes part, the latest first: its id, event and day of publication.
select claim, event, published from gists
where {period} and (
    (first_party in (select unnest($first)) and second_party in (select unnest($second)))
    or (first_party in (select unnest($second)) and second_party in (select unnest($first)))
    or (has_more and list_has_any(parties, $first) and list_has_any(parties, $second))
)
order by day desc nulls last, claim
limit $most
