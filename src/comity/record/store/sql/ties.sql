-- The ties between the two parties that anybody asserts or denies, as matters.
select distinct concat_ws('|', tie, if(list_contains($directed, tie) or a < b, a, b),
    if(list_contains($directed, tie) or a < b, b, a)) as matter
from {both} where kind = 'tie' and (told or denied) and a != b order by 1
