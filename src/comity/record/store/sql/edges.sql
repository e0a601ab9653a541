-- One row a pair that one of the two parties is in: the sum of its reasons, and of what they come to without their signs.
select a, b, sum(value), sum(abs(value)), count(*) from reasons
where a in ($a, $b) or b in ($a, $b) group by a, b order by a, b
