"""Links are kept up to date by looking near what changed, and are those that looking at everything gives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.model import EventClaim, Time
from comity.record.same_event import link_events
from comity.record.store import Record
from comity.record.store.gists import events_query
from tests.record.builders import actor, document, event

DAYS = st.integers(0, 9).map(lambda after: date(2001, 5, 1) + timedelta(days=after))
CODES = st.sampled_from([("CONSULT", 1), ("AGREE", 1), ("ASSAULT", 4)])
PAIRS = st.sampled_from([("PER", "CHL"), ("CHL", "PER"), ("PER", "BOL")])


@st.composite
def events(draw: st.DrawFn) -> list[EventClaim]:
    """Up to a dozen claims, each in a document of its own, alike often enough to be of one event."""
    made = []
    for number in range(draw(st.integers(2, 12))):
        (source, target), (type_, quad), day = draw(PAIRS), draw(CODES), draw(DAYS)
        known = draw(st.booleans())
        time = Time(start=day, end=day, precision="day") if known else Time()
        fields = {"source": (actor(source),), "target": (actor(target, 9),), "type": type_, "quad": quad, "time": time}
        made.append(event(f"d{number}", **fields))
    return made


JUDGEMENTS = st.lists(
    st.tuples(
        st.integers(0, 11), st.sampled_from(["set", "wrong", "right", "split", "merge", "gone"]), st.integers(0, 11)
    ),
    max_size=4,
)


def _links(record: Record) -> dict[str, str | None]:
    return {claim.id: claim.event for claim in record.claims() if isinstance(claim, EventClaim)}


def _events(record: Record, query: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = record._db.execute(f"from ({query}) order by event").fetchall()
    return found


def _change(record: Record, claims: list[EventClaim], what: tuple[int, str, int]) -> None:
    number, decision, other = what
    claim, there = claims[number % len(claims)], claims[other % len(claims)]
    if decision == "gone":
        record.add([(document(claim.document), ())])
        record.link()
        return
    known = _links(record)
    if claim.id not in known or (decision == "merge" and there.id not in known):
        return
    fields = {"type": "ACCUSE", "target": "BOL"} if decision == "set" else None
    try:
        record.judge(claim.id, decision, why="w", by="Ana", fields=fields, event=known.get(there.id))  # type: ignore[arg-type]
    except UsageError:
        return


@settings(max_examples=15, deadline=None)
@given(claims=events(), changes=JUDGEMENTS)
def test_linking_near_what_changed_equals_linking_everything(
    claims: list[EventClaim], changes: list[tuple[int, str, int]]
) -> None:
    """After any judgements, and any documents coded anew, the links are those of a store linked from scratch."""
    with Record.open(":memory:") as record:
        for some in (claims[::2], claims[1::2]):
            record.add([(document(claim.document), (claim,)) for claim in some])
            record.link()
        for what in changes:
            _change(record, claims, what)
            here = _links(record)
            assert _events(record, "from events") == _events(record, events_query("gists"))
            record.link(everything=True)
            assert _links(record) == here
            documents = record.documents({claim.document for claim in claims})
            assert {link.claim: link.event for link in link_events(record.claims(), documents)} == here


def test_a_chain_of_days_is_parted_when_its_middle_goes() -> None:
    """Reports two days apart each are linked through the one between them, and no more once that one is gone."""
    days = [date(2001, 5, day) for day in (1, 3, 5)]
    claims = [event(f"d{number}", time=Time(start=day, precision="week")) for number, day in enumerate(days)]
    with Record.open(":memory:") as record:
        record.add([(document(claim.document), (claim,)) for claim in claims])
        record.link()
        assert len(set(_links(record).values())) == 1
        record.add([(document("d1"), ())])
        record.link()
        assert all(left != right for left, right in pairwise(_links(record).values()))
        assert len(_links(record)) == 2
