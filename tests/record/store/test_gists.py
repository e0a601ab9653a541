"""The narrow rows that claims are counted by say what the claims say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Actor, AnyClaim, EventClaim, Saying, Time
from comity.record.rows import parties_of
from comity.record.same_event.claims import sketch_of
from comity.record.store import Record
from comity.record.weight import weight_of
from tests.record.builders import actor, document, event, tie

ACTORS = st.sampled_from(
    [
        actor("PER"),
        actor("CHL"),
        Actor(text="NATO", start=0, end=4, id="NATO", name="NATO", country="IGO"),
        Actor(text="the Army", start=0, end=8, id="PER-ARMY", country="PER", sectors=("MIL",)),
        Actor(text="Rebels", start=0, end=6),
    ]
)
SIDE = st.lists(ACTORS, max_size=2).map(tuple)
STATUSES = st.sampled_from(["actual", "not", "planned", "hypothetical"])
VOICES = st.lists(st.sampled_from(["asserts", "denies", "doubts"]), max_size=2).map(
    lambda stances: tuple(Saying(text="one", stance=stance) for stance in stances)  # type: ignore[arg-type]
)
SURE = st.sampled_from(["certain", "probable", "possible"])


@st.composite
def claims(draw: st.DrawFn) -> AnyClaim:
    """A claim of either kind."""
    fields = {"status": draw(STATUSES), "said_by": draw(VOICES), "certainty": draw(SURE)}
    if draw(st.booleans()):
        return tie(a=draw(ACTORS), b=draw(ACTORS), **fields)
    time = (
        Time(start=date(2001, 5, 2), precision=draw(st.sampled_from(["day", "month"])))
        if draw(st.booleans())
        else Time()
    )
    return event(source=draw(SIDE), target=draw(SIDE), time=time, **fields)


def _gists(record: Record) -> list[dict[str, object]]:
    table = record._db.sql("select * from gists order by claim").to_arrow_table()
    return list(table.to_pylist())


@settings(max_examples=40, deadline=None)
@given(claim=claims())
def test_a_gist_is_the_claim_in_few_words(claim: AnyClaim) -> None:
    """Parties, weight, day, doers and block of a row are those of the claim."""
    with Record.open(":memory:") as record:
        record.add([(document(), (claim,))])
        [gist] = _gists(record)
    assert gist["parties"] == parties_of(claim)
    assert gist["weight"] == pytest.approx(weight_of(claim))
    if isinstance(claim, EventClaim):
        sketch = sketch_of(claim, {"d1": document()})
        assert (gist["block"], gist["day"]) == (sketch.block, sketch.day)
        assert frozenset(gist["doers"]) == sketch.doers  # type: ignore[call-overload]
    else:
        assert (gist["block"], gist["a"], gist["b"]) == (None, claim.a.party, claim.b.party)


def test_gists_follow_what_people_judge() -> None:
    """A corrected claim counts as corrected, one judged wrong not at all, and again when that is taken back."""
    with Record.open(":memory:") as record:
        record.add([(document(), (event(),))])
        record.judge(event().id, fields={"type": "ACCUSE"}, why="w", by="Ana")
        assert [gist["type"] for gist in _gists(record)] == ["ACCUSE"]
        record.judge(event().id, "wrong", why="w", by="Ana")
        assert _gists(record) == []
        record.add([(document(), (event(),))])
        assert _gists(record) == []
        record.judge(event().id, "right", why="w", by="Ana")
        assert [gist["type"] for gist in _gists(record)] == ["CONSULT"]


def test_a_store_without_gists_gets_them(tmp_path: Path) -> None:
    """One that an earlier comity made is given them when it is opened, to be written or only to be read."""
    path = str(tmp_path / "store.duckdb")
    with Record.open(path) as record:
        record.add([(document(), (event(), tie()))])
        record.judge(event().id, fields={"type": "ACCUSE"}, why="w", by="Ana")
        made = _gists(record)
    with duckdb.connect(path) as db:
        db.execute("drop table gists; drop table gists_made_by; drop table touched")
    for read_only in (True, False):
        with Record.open(path, read_only=read_only) as record:
            assert _gists(record) == made
