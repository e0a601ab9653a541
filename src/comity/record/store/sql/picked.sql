-- The best matters, with what each turns.
with turned as (
    select matter, max(abs(score - mean)) / 20 as turn
    from (select matter, score, first_day, unnest(pairs) as pair from news where score is not null) as told
    join past on past.a = pair.a and past.b = pair.b and past.day = first_day
    where mean * score < 0 and events >= $least_before group by matter
)
select matter from news left join turned using (matter)
order by base + coalesce(round(turn, 3), 0) desc, matter limit $most
