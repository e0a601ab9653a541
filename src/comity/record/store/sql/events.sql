-- One row an event: its best claim (an asserted one if there is any, and of those the weightiest), and what all its
-- claims come to. `event` is unique. `outlets` counts the copies of one text once. `mixed`: its claims are not all of
-- the same parties and pairs, so that it is another event for whoever sees some of them only. `quoted`: every assertion of it may be read from the words of
-- another claim, too.
with ranked as (
    select *, (not told, -weight, claim) as rank,
        list_position(['day', 'week', 'month', 'year', 'unknown'], precision) as fineness
    from {gists} where kind = 'event'
), grouped as (
    select coalesce(event, claim) as event,
        arg_min({{
            'claim': claim, 'told': told, 'denied': denied, 'status': status, 'certainty': certainty,
            'weight': weight, 'score': score, 'quad': quad, 'type': type, 'day': day, 'precision': precision, 'pairs': pairs, 'parties': parties
        }}, rank) as best,
        arg_min({{'day': day, 'precision': precision}}, (fineness, rank)) filter (dated) as dating,
        count(*)::int as reports, count(distinct origin)::int as outlets,
        count(distinct coalesce(origin, ''))::int = 1 as single,
        min(day) as first_day, max(day) as last_day, bool_or(day is null) as undated,
        count(distinct (parties, pairs)) > 1 as mixed, bool_and(near_words) filter (told) as quoted
    from ranked group by 1
)
select event, best.claim as claim, best.told as told, if(best.denied, 'not', best.status) as status,
    best.certainty as certainty, best.weight as weight, best.score as score, best.quad as quad, best.type as type,
    best.day as day, coalesce(dating, {{'day': best.day, 'precision': best.precision}}) as dating,
    best.pairs as pairs, best.pairs[1].a as a, best.pairs[1].b as b, len(best.pairs) > 1 as has_more_pairs,
    best.parties as parties, best.parties[1] as first_party, best.parties[2] as second_party,
    coalesce(len(best.parties), 0) > 2 as has_more,
    reports, outlets, single, first_day, last_day, undated, mixed, coalesce(quoted, false) as quoted
from grouped
