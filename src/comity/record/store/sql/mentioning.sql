-- One row a claim of a document that has all of some words in it, or that one of some parties is in; the latest first.
select claim, event, published from {claims}
where {named} or document in (select id from documents where {worded})
order by day desc nulls last, claim limit $most
