-- One row a claim, as people left it, without those judged wrong: the few columns that claims are linked, counted and
-- weighed by. `claim` is unique. Read from rows of the table `claims` with `published`, `outlet`, `origin` and `event`.
-- `origin`: whose text the document carries, which is the outlet but for copies of another's.
-- `told`: said to be so, neither planned, proposed, hypothetical nor denied. `weight`: relate's weight of evidence.
-- `near_words`: another claim stands on some of the same words.
-- `block`: claims of other blocks are never of one event. `day`: of the happening, else of publication.
with sides as (
    select *,
        list_transform(source, lambda actor: coalesce(party_of(actor), lower(actor.text)))
            || list_transform(coalesce(target, []), lambda actor: coalesce(party_of(actor), lower(actor.text))) as named,
        if(kind = 'tie', [party_of(a)], parties_of(source)) as sources,
        if(kind = 'tie', [party_of(b)], parties_of(target)) as targets
    from {claims}
), judged as (
    select *,
        status = 'not' or (status = 'actual' and list_has_any(list_transform(said_by, lambda saying: saying.stance),
            ['denies', 'doubts'])) as denied,
        if(kind = 'event' and len(targets) = 0, sources, targets) as others
    from sides
)
select id as claim, document, kind, event, status, certainty, denied, status = 'actual' and not denied as told,
    certainty_weight(certainty) * confidence * if(len(said_by) > 0, {attributed}, 1.0) as weight,
    type, quad, scores.plover as score, tie, valence, since, until, trend,
    party_of(a) as a, party_of(b) as b,
    parties, parties[1] as first_party, parties[2] as second_party, coalesce(len(parties), 0) > 2 as has_more,
    list_distinct(flatten(list_transform(sources, lambda one: list_transform(
        list_filter(others, lambda other: other != one),
        lambda other: {{
            'a': least(one, other), 'b': greatest(one, other),
            'forth': list_contains(sources, least(one, other)) and list_contains(targets, greatest(one, other)),
            'back': list_contains(sources, greatest(one, other)) and list_contains(targets, least(one, other))
        }}
    )))) as pairs,
    time.start is not null as dated, time.precision as precision, coalesce(time.start, published) as day,
    list_distinct(list_transform(source, lambda actor: coalesce(party_of(actor), actor.text))) as doers,
    place.name as place, place.country as country,
    exists (
        select 1 from claims as beside where beside.document = judged.document and beside.id != judged.id
            and beside."trigger".start < judged."trigger"."end" and judged."trigger".start < beside."trigger"."end"
    ) as near_words,
    published, outlet, origin, "trigger".start as "start", "trigger"."end" as "end",
    if(kind = 'event', array_to_string([if(status in ('actual', 'not'), 'told', status)]
        || list_sort(list_distinct(named)), ' '), null) as block
from judged
