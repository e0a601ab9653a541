-- Claims of what is planned, proposed or offered for the two, the weightiest of each kind.
select claim, event, published from {both} where status in ('planned', 'proposed', 'hypothetical')
qualify row_number() over (partition by status order by weight desc, claim) <= $most
order by claim
