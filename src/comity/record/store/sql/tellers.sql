-- The claims to tell some matters by: of each the weightiest, and those that decide when it was and whether a tie holds.
-- Of several of one day that of the last id, so that a second run tells the same.
select claim, event, published from chosen where claim in (select unnest(
    min_by(claim, (not told, -weight, claim), $most)
    || [min_by(claim, (list_position(['day', 'week', 'month', 'year', 'unknown'], precision), not told, -weight, claim))
        filter (dated),
        max_by(claim, (published, claim)) filter (published is not null and denied),
        max_by(claim, (published, claim)) filter (published is not null and told),
        max_by(claim, ("until", claim)) filter ("until" is not null and told),
        max_by(claim, (since, claim)) filter (since is not null and told),
        max_by(claim, (published, claim)) filter (published is not null and told and coalesce("until", '') = ''),
        max_by(claim, (published, claim)) filter (published is not null and told and trend is not null)]
) from chosen group by matter)
