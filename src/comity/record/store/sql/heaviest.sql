-- The matters that weigh most on some pairs ("a|b"), so many of each sign for each pair.
select matter from reasons where concat(a, '|', b) in (select unnest($wanted))
qualify row_number() over (partition by a, b, value > 0 order by abs(value) desc, matter) <= $most
order by matter
