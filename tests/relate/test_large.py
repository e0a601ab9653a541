"""What has too many claims to look at each is counted by the store, and comes to the same: a dossier, a digest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import AnyClaim, Document, Saying, Span, Time
from comity.record.store import Record
from comity.relate.dossier import Dossier, build_dossier
from comity.relate.picks import build_digest
from tests.record.builders import actor, document, event, tie

PARTIES = st.sampled_from(["PER", "CHL", "BOL", "ECU"])
CODES = st.sampled_from([("CONSULT", 1, 2.5), ("AID", 2, 10.0), ("ACCUSE", 3, -3.0), ("ASSAULT", 4, -9.0)])
STATUSES = st.sampled_from(["actual", "actual", "actual", "not", "planned", "proposed"])
DAYS = st.dates(date(2001, 1, 1), date(2004, 12, 31)) | st.none()
PERIODS = st.tuples(DAYS, DAYS).filter(lambda days: None in days or days[0] <= days[1])
VOICES = st.sampled_from(
    [(), (), (Saying(text="a clerk", stance="asserts"),), (Saying(text="a clerk", stance="denies"),)]
)
TIES = st.sampled_from([("alliance", 1), ("hostility", -1), ("membership", 1)])


@st.composite
def claims(draw: st.DrawFn, number: int) -> AnyClaim:
    """A claim of either kind, in one of a few documents, on words of its own or of its neighbour."""
    first, second = draw(st.lists(PARTIES, min_size=2, max_size=2, unique=True))
    common = {"status": draw(STATUSES), "said_by": draw(VOICES), "confidence": draw(st.sampled_from([0.3, 0.55, 0.9]))}
    common |= {"certainty": draw(st.sampled_from(["certain", "probable"]))}
    home = f"d{draw(st.integers(0, 5))}"
    if draw(st.booleans()):
        kind, valence = draw(TIES)
        until = draw(st.sampled_from([None, None, "2002"]))
        fields = {
            "tie": kind,
            "valence": valence,
            "until": until,
            "a": actor(first),
            "b": actor(second),
            "id": f"t{number}",
        }
        return tie(home, **fields, **common)
    (type_, quad, score), day = draw(CODES), draw(DAYS)
    time = Time(start=day, end=day, precision="day") if day else Time()
    more = (actor(draw(PARTIES)),) if draw(st.integers(0, 4)) == 0 else ()
    fields = {"source": (actor(first), *more), "target": (actor(second),), "time": time}
    return event(home, type=type_, quad=quad, plover_score=score, **fields, **common)


@st.composite
def records(draw: st.DrawFn) -> list[AnyClaim]:
    """Up to thirty claims, each with an id of its own."""
    made = [draw(claims(number)) for number in range(draw(st.integers(1, 30)))]
    return list({claim.id: claim for claim in made}.values())


def _figures(dossier: Dossier) -> dict[str, object]:
    own, covered = dossier.own, dossier.coverage
    return {
        "as_of": dossier.as_of,
        "weight": pytest.approx(dossier.weight, abs=0.003) if own else None,
        "pull": pytest.approx(dossier.pull, abs=0.006),
        "ledger": dossier.ledger,
        "coverage": covered,
        "timeline": dossier.timeline,
        "thirds": {third.party for third in (*dossier.unites, *dossier.divides) if abs(third.weight) > 0.01},
        "change_points": dossier.change_points,
        "ties": {(tie.tie, tie.a, tie.b, tie.holding) for tie in (*dossier.standing, *dossier.ended)},
        "grain": dossier.grain,
        "single": [line for line in dossier.limits if "one outlet alone" in line],
    }


@settings(max_examples=10, deadline=None)
@given(held=records(), period=PERIODS)
def test_figures_counted_by_the_store_are_those_of_all_claims(
    held: list[AnyClaim], period: tuple[date | None, date | None]
) -> None:
    """Weights, ledger, coverage, third parties and ties are the same, whoever counts, in any period."""
    since, until = period
    with _store(held) as record:
        whole = build_dossier(record, "PER", "CHL", since=since, until=until)
        record.most_at_hand = -1
        counted = build_dossier(record, "PER", "CHL", since=since, until=until)
    assert _figures(counted) == _figures(whole)


def _store(held: list[AnyClaim]) -> Record:
    homes = {claim.document: _home(claim.document) for claim in held}
    record = Record.open(":memory:")
    record.add((page, tuple(claim for claim in held if claim.document == key)) for key, page in homes.items())
    record.link()
    return record


def _home(key: str) -> Document:
    """A page of an outlet of its own; every other page has the same text."""
    text = "Peru met Chile in Lima. So " + " ".join(f"word{int(key[1]) % 2 * n}" for n in range(40))
    return document(key, text, published=_published(key), publisher=f"Outlet {key}")


def _published(key: str) -> date | None:
    return None if key == "d0" else date(2002, int(key[1]), 3)


@settings(max_examples=10, deadline=None)
@given(held=records(), period=PERIODS, about=st.sampled_from([(), ("PER",), ("PER", "CHL"), ("PER", "CHL", "BOL")]))
def test_a_digest_ranked_by_the_store_is_that_of_all_claims(
    held: list[AnyClaim], period: tuple[date | None, date | None], about: tuple[str, ...]
) -> None:
    """The picks, their merits and what is missing are the same, whoever ranks."""
    since, until = period
    with _store(held) as record:
        whole = build_digest(record, since=since, until=until, about=about, limit=50)
        record.most_at_hand = -1
        assert build_digest(record, since=since, until=until, about=about, limit=50) == whole


@pytest.mark.parametrize("topic", ["Lima", "met chile", "Bolivia", "lima bolivia", "Cuba", "?"])
def test_a_topic_is_looked_for_by_the_store_first(topic: str) -> None:
    """Words of the text and names of parties find the same documents, in a large record as in a small one."""
    far = event("d2", source=(actor("BOL"),), sentence=Span.cut("La Paz paid.", 0, 12))
    with Record.open(":memory:") as record:
        record.add([(document("d1"), (event("d1"),)), (document("d2", "La Paz paid."), (far,))])
        record.link()
        whole = build_digest(record, topic=topic)
        record.most_at_hand = -1
        assert build_digest(record, topic=topic).picks == whole.picks


def test_a_dossier_that_lists_some_events_says_so(tmp_path: Path) -> None:
    """How many there are, and what is counted, stands among the limits."""
    with Record.open(str(tmp_path / "store.duckdb")) as record:
        record.add([(document(key), (event(key),)) for key in ("d1", "d2")])
        record.link()
        record.most_at_hand = 1
        dossier = build_dossier(record, "PER", "CHL")
    assert any("holds 1 event between the two, too many to list" in line for line in dossier.limits)
    assert len(dossier.events) == 1


def test_claims_that_are_linked_to_no_event_are_told_too(tmp_path: Path) -> None:
    """Each is an event of its own, in a large record as in a small one."""
    path = str(tmp_path / "store.duckdb")
    with Record.open(path) as record:
        record.add([(document(key), (event(key), tie(key, id=f"t{key}"))) for key in ("d1", "d2")])
    with duckdb.connect(path) as db:
        db.execute("drop table gists_made_by")
    with Record.open(path) as record:
        whole = build_dossier(record, "PER", "CHL")
        record.most_at_hand = -1
        counted = build_dossier(record, "PER", "CHL")
    assert len(whole.events) == 2
    assert counted.events == whole.events


def test_members_are_no_third_parties_whoever_counts() -> None:
    """Peru is of the Andean Community's side; that the store counts changes neither the pull nor what members did."""
    pairs = [("ANDEAN", "PER"), ("PER", "CHL"), ("ANDEAN", "BRA"), ("BRA", "CHL"), ("ANDEAN", "CHL")]
    acts = [(f"d{at}", {"source": (actor(a),), "target": (actor(b),)}) for at, (a, b) in enumerate(pairs)]
    with Record.open(":memory:") as record:
        record.add([(document(key), (event(key, **sides),)) for key, sides in acts])
        record.link()
        whole = build_dossier(record, "ANDEAN", "CHL")
        record.most_at_hand = -1
        counted = build_dossier(record, "ANDEAN", "CHL")
    assert [third.party for third in (*counted.unites, *counted.divides)] == ["BRA"]
    assert counted.pull == pytest.approx(whole.pull, abs=0.006)
    assert counted.members == whole.members
    assert [(pair.a, pair.b) for pair in counted.members.pairs] == [("PER", "CHL")]
