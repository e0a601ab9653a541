-- One row a matter (an event, or a tie as "kind|a|b") and pair that it weighs on: `relate.network` has the formula.
-- `quoted`: each assertion of it may be read from the words of another claim, too.
with told as (
    select event as matter, unnest(pairs) as pair, quoted,
        score / 10 * weight * aged(day, $as_of, $half_life) as value
    from {events} where told and score != 0
), tied as (
    select tie, a, b, told, denied, near_words, published, "until", since,
        valence * weight * aged(published, $as_of, $half_life) as value
    from {claims} where kind = 'tie' and (told or denied) and a != b
), ways as (
    select tie, a, b, bool_and(near_words) filter (told) as quoted,
        max(value) filter (told) as most, min(value) filter (told) as least,
        max(published) filter (denied) as denied_on, max(published) filter (told) as told_on,
        max("until") filter (told) as last_end, max(since) filter (told) as last_begin,
        max(published) filter (told and ("until" is null or "until" = '')) as told_without_end
    from tied group by tie, a, b
), ties as (
    select concat_ws('|', tie, if(in_order, a, b), if(in_order, b, a)) as matter, least(any_value(a), any_value(b)) as a,
        greatest(any_value(a), any_value(b)) as b, bool_and(quoted) as quoted,
        if(max(most) >= -min(least), max(most), min(least)) as value,
        max(denied_on) > coalesce(max(told_on), date '0001-01-01') as denied_last,
        max(last_end) as last_end, max(last_begin) as last_begin, year(max(told_without_end)) as last_without_end
    from (select *, list_contains($directed, tie) or a < b as in_order from ways) group by 1
), held as (
    select * from ties where value != 0 and not coalesce(denied_last, false) and (last_end is null
        or coalesce(last_begin > last_end, false) or coalesce(last_without_end > left(last_end, 4)::int, false))
)
select matter, pair.a as a, pair.b as b, round(value, 3) as value, quoted from told where value != 0
union all
select matter, a, b, round(value, 3), quoted from held
