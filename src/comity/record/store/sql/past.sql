-- One row a pair and day of what could be picked: what was done between the two before that day, and its mean score.
create or replace temp table past as
with asked as (
    select distinct unnest(pairs) as pair, first_day as day from news where score is not null and first_day is not null
), done as (
    select a, b, first_day, score from {events} where told and score is not null and not has_more_pairs
    union all
    select pair.a, pair.b, first_day, score from (select unnest(pairs) as pair, first_day, score from {events}
        where told and score is not null and has_more_pairs)
), days as (
    select a, b, first_day, count(*) as events, sum(score) as total
    from done where (a, b) in (select (pair.a, pair.b) from asked) group by all
)
select asked.pair.a as a, asked.pair.b as b, asked.day, sum(events)::bigint as events, sum(total) / sum(events) as mean
from asked join days on days.a = asked.pair.a and days.b = asked.pair.b and days.first_day < asked.day
group by all
