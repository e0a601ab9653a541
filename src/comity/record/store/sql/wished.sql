-- Claims of what is planned, proposed or offered for the two, the weightiest of each kind.
-- Whose weight is among the first is found without their ids, which take the longest to read.
with heavy as (
    select place from {both} where status in ('planned', 'proposed', 'hypothetical')
    qualify rank() over (partition by status order by weight desc) <= $most
)
select claim, event, published from gists where rowid in (select place from heavy)
qualify row_number() over (partition by status order by weight desc, claim) <= $most
order by claim
