-- The claims to tell some matters by: of each the weightiest, and those that decide when it was and whether a tie holds.
with chosen as (
    select *, coalesce(event, claim) as matter from {claims}
    where kind = 'event' and coalesce(event, claim) in (select unnest($matters))
    union all
    select * from (
        select *, concat_ws('|', tie, if(list_contains($directed, tie) or a < b, a, b),
            if(list_contains($directed, tie) or a < b, b, a)) as matter
        from {claims} where kind = 'tie'
    ) where matter in (select unnest($matters))
)
select claim, event, published from chosen where claim in (select unnest(
    min_by(claim, (not told, -weight, claim), $most)
    || [min_by(claim, (list_position(['day', 'week', 'month', 'year', 'unknown'], precision), not told, -weight, claim))
        filter (dated), max_by(claim, published) filter (denied), max_by(claim, published) filter (told),
        max_by(claim, "until") filter (told), max_by(claim, since) filter (told),
        max_by(claim, published) filter (told and ("until" is null or "until" = '')),
        max_by(claim, published) filter (trend is not null and told)]
) from chosen group by matter)
