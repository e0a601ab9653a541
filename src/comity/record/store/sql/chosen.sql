-- One row a claim of some matters, with the matter: an event as {key} has it, or a tie.
with seen as not materialized (
    select claim, event, kind, published, told, denied, weight, dated, precision, "until", since, trend, tie, a, b
    from {claims}
)
select *, {key} as matter from seen where kind = 'event' and {key} in (select unnest($matters))
union all
select * from (
    select *, concat_ws('|', tie, if(list_contains($directed, tie) or a < b, a, b),
        if(list_contains($directed, tie) or a < b, b, a)) as matter
    from seen where kind = 'tie'
) where matter in (select unnest($matters))
