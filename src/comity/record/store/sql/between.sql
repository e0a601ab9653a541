-- One row an event between the two parties, by its first day: the columns of `record.view.EventSum`.
with pair_events as (
    select *, list_filter(pairs, lambda pair: pair.a = least($a, $b) and pair.b = greatest($a, $b))[1] as pair
    from {events} where {between}
)
select event, told, status, certainty, quad, score, dating.day, dating.precision, if($a < $b, pair.forth, pair.back),
    if($a < $b, pair.back, pair.forth), reports, single
from pair_events order by dating.day nulls last, event
