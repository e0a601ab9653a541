-- One row a claim of a document that has all of some words in it, or that one of some parties is in; the latest first.
with papers as (
    select id, lower(concat_ws(' | ', title, array_to_string(topics, ' | '), text)) as words from documents
)
select claim, event, published from {claims}
where list_has_any(parties, $named) or document in (
    select id from papers where len(list_filter($words, lambda word: not contains(papers.words, word))) = 0
)
order by day desc nulls last, claim limit $most
