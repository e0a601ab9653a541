-- One row a pair and day of what could be picked: what was done between the two before that day, and its mean score.
create or replace temp table past as
with asked as (
    select distinct unnest(pairs) as pair, first_day as day from news where score is not null and first_day is not null
), done as (
    select a, b, first_day, score from {events} where told and score is not null and not has_more_pairs
    union all
    select pair.a, pair.b, first_day, score from (select unnest(pairs) as pair, first_day, score from {events}
        where told and score is not null and has_more_pairs)
)
select asked.pair.a as a, asked.pair.b as b, asked.day, count(*) as events, avg(score) as mean
from asked join done on done.a = asked.pair.a and done.b = asked.pair.b and done.first_day < asked.day
group by all
