-- One row a party that takes part in any of some claims.
select first_party as party from {claims} where first_party is not null
union select second_party from {claims} where second_party is not null
union select unnest(parties) from {claims} where has_more
order by party
