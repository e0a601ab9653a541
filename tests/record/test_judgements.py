"""What people decide about claims is kept beside them, applied to them, and never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import CodeError, ComityError, InputError, StoreError, UsageError
from comity.model import Actor, AnyClaim, EventClaim, TieClaim, Time
from comity.record.judgements import DECISIONS, Judgement, judgement_of_json, judgement_of_row
from comity.record.store import Record
from tests.record.builders import document, event, tie


@pytest.fixture(scope="module")
def unjudged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A store of three reports of one meeting, and a friendship; for tests that leave it as it is."""
    with Record.open(str(tmp_path_factory.mktemp("record") / "store.duckdb")) as made:
        made.add([*((document(key), (event(key),)) for key in ("d1", "d2", "d3")), (document("d4"), (tie("d4"),))])
        made.link()
        yield made


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """The same store, fresh for each test."""
    with Record.open(str(tmp_path / "store.duckdb")) as made:
        made.add([*((document(key), (event(key),)) for key in ("d1", "d2", "d3")), (document("d4"), (tie("d4"),))])
        made.link()
        yield made


def _set(record: Record, claim: AnyClaim, **fields: str) -> AnyClaim:
    record.judge(claim.id, why="read again", by="Ana", fields=fields)
    return record.claim(claim.id)


def _events(record: Record) -> dict[str, str | None]:
    return {claim.document: claim.event for claim in record.claims() if isinstance(claim, EventClaim)}


def test_a_field_that_was_set_stands_in_the_claim_with_what_was_coded(record: Record) -> None:
    """The claim keeps its id, holds the new type with its scores, and tells who set it, when, and in place of what."""
    found = _set(record, event(), type="ACCUSE")
    assert isinstance(found, EventClaim)
    assert (found.id, found.type, found.quad, found.mode) == (event().id, "ACCUSE", 3, None)
    assert found.plover_score is not None
    assert found.plover_score < 0
    assert found.judged
    [verdict] = found.judged
    assert (verdict.decision, verdict.field, verdict.value, verdict.coded) == ("set", "type", "ACCUSE", "CONSULT")
    assert (verdict.by, verdict.why) == ("Ana", "read again")
    assert abs(datetime.now(UTC) - verdict.at).total_seconds() < 3600
    assert found in record.claims()


def test_nobody_judged_is_none(record: Record) -> None:
    """Claims that nobody judged have None, also beside one that was."""
    _set(record, event(), status="planned")
    assert [claim.judged for claim in record.claims() if claim.id != event().id] == [None] * 3


def test_the_claim_as_coded_stays_in_its_table(record: Record, tmp_path: Path) -> None:
    """A claim is never edited: the row of the table `claims` is the one that was coded."""
    _set(record, event(), type="ACCUSE")
    record.judge(event("d2").id, "wrong", why="no", by="Ana")
    record.close()
    with duckdb.connect(record.path) as db:
        assert db.execute("select distinct type from claims where kind = 'event'").fetchall() == [("CONSULT",)]
        assert db.execute("select count(*) from claims").fetchall() == [(4,)]


def test_coding_again_loses_no_judgement(record: Record) -> None:
    """After the same document was coded again, what was decided about its claims stands as before."""
    before = _set(record, event(), type="ACCUSE", target="ECU")
    record.judge(event("d2").id, "wrong", why="no", by="Ana")
    for _ in range(2):
        record.add([(document(key), (event(key),)) for key in ("d1", "d2")])
        record.link()
    assert record.claim(event().id) == before
    assert event("d2").id not in [claim.id for claim in record.claims()]
    assert len(record.judgements()) == 2


def test_a_judgement_waits_while_its_claim_is_gone(record: Record) -> None:
    """A run that finds no claim in the document leaves its judgement, which holds when the claim is found again."""
    _set(record, event(), type="ACCUSE")
    record.add([(document(), ())])
    assert event().id not in [claim.id for claim in record.claims()]
    record.add([(document(), (event(),))])
    found = record.claim(event().id)
    assert isinstance(found, EventClaim)
    assert found.type == "ACCUSE"


def test_a_type_that_was_set_follows_its_words(record: Record) -> None:
    """Where a later run codes the same words and actors as another type, the person's type stands for that claim."""
    _set(record, event(), type="ACCUSE")
    other = event(type="REQUEST", quad=3)
    record.add([(document(), (other,))])
    found = record.claim(other.id)
    assert isinstance(found, EventClaim)
    assert found.type == "ACCUSE"
    assert found.judged
    assert found.judged[0].coded == "REQUEST"


def test_wrong_does_not_go_over_to_another_claim(record: Record) -> None:
    """That one claim on some words was wrong says nothing of another one on them."""
    record.judge(event().id, "wrong", why="no meeting", by="Ana")
    other = event(type="REQUEST", quad=3)
    record.add([(document(), (other,))])
    assert record.claim(other.id).judged is None


def test_two_claims_on_the_same_words_take_over_nothing(record: Record) -> None:
    """Where it is not clear which claim was meant, none is changed."""
    _set(record, event(), type="ACCUSE")
    others = (event(type="REQUEST", quad=3), event(type="AID", quad=2))
    record.add([(document(), others)])
    assert [record.claim(other.id).judged for other in others] == [None, None]


def test_a_wrong_claim_is_left_out_and_stays(record: Record) -> None:
    """It is in no answer and of no event, but can still be looked at, and asked for."""
    record.judge(event().id, "wrong", why="no meeting", by="Ana")
    assert event().id not in [claim.id for claim in record.claims()]
    assert event().id not in [claim.id for claim in record.claims(parties=["PER"])]
    assert event().id in [claim.id for claim in record.claims(wrong=True)]
    found = record.claim(event().id)
    assert found.judged
    assert (found.judged[0].decision, found.judged[0].why) == ("wrong", "no meeting")


def test_right_takes_everything_back(record: Record) -> None:
    """After `right` the claim stands as coded, with its event, and says that somebody looked at it."""
    before = record.claim(event().id)
    _set(record, event(), type="ACCUSE")
    _set(record, event(), type="CONSULT")
    record.judge(event().id, "split", why="another day", by="Ana")
    record.judge(event().id, "wrong", why="no", by="Ana")
    record.judge(event().id, "right", why="I misread it", by="Ben")
    found = record.claim(event().id)
    assert replace(found, judged=None) == before
    assert found.judged
    assert [(verdict.decision, verdict.by) for verdict in found.judged] == [("right", "Ben")]


def test_the_last_value_of_a_field_counts(record: Record) -> None:
    """A later judgement of a field replaces an earlier one; a mode goes with the type that it was said of."""
    _set(record, event(), mode="visit")
    found = _set(record, event(), type="REJECT")
    assert isinstance(found, EventClaim)
    assert (found.type, found.mode) == ("REJECT", None)
    found = _set(record, event(), type="THREATEN")
    assert isinstance(found, EventClaim)
    assert found.type == "THREATEN"
    assert found.judged
    assert [verdict.value for verdict in found.judged] == ["THREATEN"]


SETTABLE = [
    ({"type": "consult", "mode": "visit"}, "cameo", "042"),
    ({"mode": "none"}, "mode", None),
    ({"cameo": "036"}, "goldstein", 4.0),
    ({"contexts": "military,economic"}, "contexts", ("military", "economic")),
    ({"contexts": "none"}, "contexts", ()),
    ({"time": "2001-05-02"}, "time.start", date(2001, 5, 2)),
    ({"time": "2001-05-02/2001-05-20"}, "time.precision", "month"),
    ({"time": "none"}, "time.start", None),
    ({"place": "none"}, "place", None),
    ({"status": "planned"}, "status", "planned"),
    ({"certainty": "possible"}, "certainty", "possible"),
]


@pytest.mark.parametrize(("fields", "path", "value"), SETTABLE, ids=lambda value: str(value)[:40])
def test_each_field_of_an_event_can_be_set(fields: dict[str, str], path: str, value: object, record: Record) -> None:
    """What is set stands in the claim, and what hangs on it follows."""
    found: Any = _set(record, event(), **fields)
    for name in path.split("."):
        found = getattr(found, name)
    assert found == value


def test_source_and_target_can_change_places(record: Record) -> None:
    """Actors of the claim keep their words; one whom no words name has none, and its state."""
    found = _set(record, event(), source="CHL", target="PER")
    assert isinstance(found, EventClaim)
    assert (found.source, found.target) == (event().target, event().source)
    found = _set(record, event(), target="ECU,NATO")
    assert isinstance(found, EventClaim)
    assert [(a.text, a.party) for a in found.target] == [("", "ECU"), ("", "NATO")]


def test_judged_claims_are_asked_for_as_they_were_left(record: Record) -> None:
    """Parties and days that were set decide what a question finds."""
    _set(record, event(), target="ECU", time="1999-01-01")
    assert [claim.id for claim in record.claims(parties=["ECU"])] == [event().id]
    assert event().id not in [claim.id for claim in record.claims(parties=["CHL"])]
    assert [claim.id for claim in record.claims(until=date(2000, 1, 1))] == [event().id]
    assert record.claims()[0].id == event().id


def test_the_fields_of_a_tie_can_be_set(record: Record) -> None:
    """The valence follows the kind; dates are as precise as they are given."""
    found = _set(record, tie("d4"), tie="rivalry", since="1967-06", until="none", trend="none", a="ECU")
    assert isinstance(found, TieClaim)
    assert (found.tie, found.valence, found.since, found.until, found.trend) == ("rivalry", -1, "1967-06", None, None)
    assert (found.a.party, found.b) == ("ECU", tie().b)


def test_a_claim_is_parted_from_its_event_and_stays_so(record: Record) -> None:
    """After a split the claim has an event of its own, also when the documents are coded and linked again."""
    assert len(set(_events(record).values())) == 1
    record.judge(event("d2").id, "split", why="the meeting of the year before", by="Ana")
    record.add([(document("d2"), (event("d2"),))])
    record.link()
    events = _events(record)
    assert events["d1"] == events["d3"] != events["d2"]


def test_claims_are_put_to_one_event_whatever_their_days(record: Record) -> None:
    """A merge stands before what comity finds, stays, and the link tells who made it."""
    far = event("d5", time=Time(start=date(2001, 6, 1), end=date(2001, 6, 1), precision="day"))
    record.add([(document("d5"), (far,))])
    record.link()
    there = _events(record)["d1"]
    assert there
    assert _events(record)["d5"] != there
    record.judge(far.id, "merge", event=there[:8], why="the June in the text is a slip", by="Ana")
    for _ in range(2):
        assert len(set(_events(record).values())) == 1
        record.add([(document("d5"), (far,))])
        record.link()
    record.close()
    with duckdb.connect(record.path) as db:
        query = "select decided_by, why from links where claim = ?"
        assert db.execute(query, [far.id]).fetchall() == [("Ana", ["the June in the text is a slip"])]


def test_a_split_can_be_merged_again(record: Record) -> None:
    """The later of two decisions on the same claims counts."""
    before = _events(record)
    record.judge(event("d2").id, "split", why="another", by="Ana")
    record.judge(event("d2").id, "merge", event=_events(record)["d1"], why="the same after all", by="Ana")
    assert _events(record) == before


WRONG: list[tuple[str, dict[str, Any], type[ComityError], str]] = [
    ("zz", {"decision": "wrong"}, StoreError, "No claim.*'zz'"),
    ("", {"decision": "wrong"}, StoreError, "give more of it"),
    ("event", {"fields": {"colour": "red"}}, CodeError, "'colour' is not a field of an event claim.*Known: source"),
    ("tie", {"fields": {"type": "AID"}}, CodeError, "'type' is not a field of a tie claim.*Known: a, b"),
    ("event", {"fields": {"type": "HUG"}}, CodeError, "'HUG' is not a PLOVER event type. Known: AGREE"),
    ("event", {"fields": {"mode": "hug"}}, CodeError, "'hug' is not a mode of CONSULT. Known"),
    ("event", {"fields": {"status": "real"}}, CodeError, "'real' is not a status. Known: actual"),
    ("event", {"fields": {"certainty": "sure"}}, CodeError, "'sure' is not a certainty. Known: certain"),
    ("event", {"fields": {"cameo": "42"}}, CodeError, "'42' is not a CAMEO code"),
    ("event", {"fields": {"target": "Atlantis"}}, CodeError, "'Atlantis' is not the id"),
    ("event", {"fields": {"time": "31 April"}}, CodeError, "'31 April' is not a day"),
    ("event", {"fields": {"time": "2001-05-02/2001-05-01"}}, CodeError, "ends before it begins"),
    ("event", {"fields": {"place": "Lima"}}, CodeError, "'Lima' cannot be set"),
    ("event", {"fields": {"contexts": "weather"}}, CodeError, "'weather' is not a PLOVER context"),
    ("tie", {"fields": {"tie": "love"}}, CodeError, "'love' is not a kind of tie. Known"),
    ("tie", {"fields": {"valence": "2"}}, CodeError, "'2' is not a valence. Known: 1, 0, -1"),
    ("tie", {"fields": {"since": "1967-13"}}, CodeError, "'1967-13' is not a year, month or day"),
    ("tie", {"fields": {"trend": "up"}}, CodeError, "'up' is not a trend. Known: growing"),
    ("tie", {"decision": "split"}, UsageError, "a tie is linked to no event"),
    ("event", {"decision": "merge", "event": "zz"}, StoreError, "No event.*'zz'"),
    ("event", {"decision": "merge"}, UsageError, "needs the event"),
    ("event", {"decision": "wrong", "fields": {"type": "AID"}}, UsageError, "belong to 'set'"),
    ("event", {}, UsageError, "at least one"),
    ("event", {"decision": "wrong", "why": " "}, UsageError, "--why"),
    ("event", {"decision": "wrong", "by": ""}, UsageError, "--by"),
]


@pytest.mark.parametrize(("which", "given", "error", "words"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_judgement_names_the_value_and_is_not_kept(
    which: str, given: dict[str, Any], error: type[ComityError], words: str, unjudged: Record
) -> None:
    """An unknown claim, event, field or value is one sentence with what is known; nothing is written."""
    claim = {"event": event().id, "tie": tie("d4").id}.get(which, which)
    with pytest.raises(error, match=words):
        unjudged.judge(claim, **({"why": "so", "by": "Ana"} | given))
    assert unjudged.judgements() == []


def test_a_store_opened_to_read_is_not_judged(record: Record) -> None:
    """The message says how to open it."""
    record.close()
    with Record.open(record.path, read_only=True) as opened, pytest.raises(StoreError, match="opened to read"):
        opened.judge(event().id, "wrong", why="no", by="Ana")


def test_judgements_go_from_store_to_store(record: Record, tmp_path: Path) -> None:
    """What one store prints another takes over, once; a claim that is coded there later is judged from the start."""
    _set(record, event(), type="ACCUSE", target="ECU")
    record.judge(event("d2").id, "wrong", why="no", by="Ben")
    record.judge(event("d3").id, "right", why="yes", by="Ben")
    lines = [json.dumps(judgement.json()) for judgement in record.judgements()]
    read = [judgement_of_json(json.loads(line)) for line in lines]
    assert read == record.judgements()
    with Record.open(str(tmp_path / "other.duckdb")) as other:
        assert [other.check_judgement(judgement) for judgement in read] == [False] * 3
        assert [other.add_judgements(read) for _ in range(2)] == [3, 0]
        other.add([(document(key), (event(key),)) for key in ("d1", "d2", "d3")])
        assert other.judgements() == read
        found = {claim.document: claim for claim in other.claims()}
    ours = {claim.document: claim for claim in record.claims()}
    assert found.keys() == {"d1", "d3"}
    assert found["d1"].judged == ours["d1"].judged


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"claim": None}, "'claim' is None"),
    ({"decision": "hug"}, "'hug'.*set, wrong"),
    ({"at": "yesterday"}, "'yesterday'"),
    ({"why": ""}, "'why'"),
    ({"by": 7}, "'by' is 7"),
    ({"fields": {}}, "'fields'"),
    ({"fields": {"type": 1}}, "'fields'"),
    ({"fields": {"colour": "red"}}, "'colour'.*Known: a, b"),
    ({"decision": "wrong"}, "'fields'"),
    ({"others": "d1"}, "'others'"),
    ({"decision": "merge", "fields": {}}, "'event'"),
]


@pytest.mark.parametrize(("change", "words"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_line_that_is_no_judgement_is_named(change: dict[str, Any], words: str) -> None:
    """Each field of an imported line is checked, and the message has its name and value."""
    at = datetime(2001, 5, 4, tzinfo=UTC)
    good = Judgement(claim="c", decision="set", why="so", by="Ana", at=at, fields={"type": "AID"}).json()
    assert judgement_of_json(good).fields == {"type": "AID"}
    with pytest.raises(InputError, match=words):
        judgement_of_json(good | change)


def test_what_a_claim_cannot_hold_is_left_out_alone(record: Record) -> None:
    """Of judgements made for another coding, what fits stands and the rest waits."""
    at = datetime(2001, 5, 4, tzinfo=UTC)
    fields = {"mode": "hug", "status": "planned"}
    record.add_judgements([Judgement(claim=event().id, decision="set", why="x", by="Ana", at=at, fields=fields)])
    found = record.claim(event().id)
    assert isinstance(found, EventClaim)
    assert (found.status, found.mode) == ("planned", None)
    assert found.judged
    assert [verdict.field for verdict in found.judged] == ["status"]


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)

names = st.sampled_from(["type", "mode", "tie", "since"])


@given(words, words, st.sampled_from(DECISIONS), st.dictionaries(names, words, min_size=1), st.datetimes())
def test_a_judgement_comes_back_as_it_was(
    why: str, by: str, decision: Any, fields: dict[str, str], at: datetime
) -> None:
    """From a row of the table and from JSON, whatever is said in it."""
    event_fields: dict[str, Any] = {"event": "e1", "others": ("c2", "c3")} if decision in ("split", "merge") else {}
    kept = fields if decision == "set" else {}
    made = Judgement(
        claim="c1", decision=decision, why=why, by=by, at=at.replace(tzinfo=UTC), fields=kept, **event_fields
    )
    assert judgement_of_row(made.row()) == made
    assert judgement_of_json(json.loads(json.dumps(made.json()))) == made


def test_a_store_made_before_there_were_judgements_is_read_and_judged(tmp_path: Path) -> None:
    """Without the tables a store is read as it is; opened to write, it gains them."""
    path = str(tmp_path / "old.duckdb")
    with Record.open(path) as made:
        made.add([(document(), (event(),))])
    with duckdb.connect(path) as db:
        db.execute("drop table judgements; drop table runs")
    with Record.open(path, read_only=True) as old:
        assert (old.claims(), old.judgements(), old.runs()) == ([event()], [], [])
    with Record.open(path) as again:
        again.judge(event().id, "wrong", why="no", by="Ana")
        assert again.claims() == []


def test_actors_who_are_known_by_words_alone_can_be_set(record: Record) -> None:
    """An actor of the claim without an id is named by its words."""
    nobody = Actor(text="the crowd", start=0, end=9)
    made = event("d6", source=(nobody,))
    record.add([(document("d6"), (made,))])
    found = _set(record, made, source="CHL", target="the crowd")
    assert isinstance(found, EventClaim)
    assert found.target == (nobody,)
