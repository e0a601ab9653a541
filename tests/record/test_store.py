"""The DuckDB store keeps what it is given, once, and refuses what it cannot read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from comity.errors import StoreError
from comity.model import Code, EventClaim, Time
from comity.record import schema
from comity.record.store import Record
from tests.record.builders import actor, document, event, tie


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty store."""
    with Record.open(str(tmp_path / "store.duckdb")) as made:
        yield made


def test_the_store_gives_back_what_it_got(record: Record) -> None:
    """Documents and claims come out equal to what went in."""
    record.add([(document(), (event(), tie()))])
    assert record.documents(["d1"]) == {"d1": document()}
    assert {claim.id: claim for claim in record.claims()} == {claim.id: claim for claim in (event(), tie())}


def test_adding_twice_equals_adding_once(record: Record) -> None:
    """A second run over the same input changes nothing, links included."""
    for _ in range(2):
        record.add([(document(), (event(), tie()))])
        record.link()
        seen = record.claims()
    record.add([(document(), (event(), tie()))])
    record.link()
    assert record.claims() == seen
    assert len(seen) == 2


def test_a_document_coded_anew_drops_its_old_claims(record: Record) -> None:
    """When a later run finds fewer claims in a document, the claims that it no longer finds are gone."""
    record.add([(document(), (event(), tie()))])
    record.add([(document(), (tie(),))])
    assert [claim.id for claim in record.claims()] == [tie().id]


def test_claims_are_asked_for_by_party_and_day(record: Record) -> None:
    """`parties` keeps claims with one of them; `since` and `until` are inclusive days of the happening."""
    other = event("d2", source=(actor("BOL"),), time=Time(start=date(1999, 1, 1), end=date(1999, 1, 1)))
    record.add([(document(), (event(),)), (document("d2"), (other,))])
    assert [claim.document for claim in record.claims(parties=["BOL"])] == ["d2"]
    assert [claim.document for claim in record.claims(since=date(2001, 5, 3))] == ["d1"]
    assert [claim.document for claim in record.claims(until=date(1999, 1, 1))] == ["d2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"parties": ["PER"]}, ["d1", "d2"]),
        ({"parties": ["BOL", "PER"]}, ["d2", "d1", "d2"]),
        ({"parties": ["BOL", "PER"], "together": True}, ["d2"]),
        ({"parties": ["CHL", "BOL", "PER"], "together": True}, ["d2"]),
        ({"parties": ["BOL"], "together": True, "until": date(2000, 1, 1)}, ["d2"]),
        ({"parties": ["ECU"]}, []),
    ],
)
def test_few_claims_are_looked_up_and_many_are_read(
    record: Record, asked: dict[str, Any], found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both give the same, in the same order, as people left them: who asks for parties cannot tell which it was."""
    early, late = (Time(start=day, end=day) for day in (date(1999, 1, 1), date(2002, 1, 1)))
    three = event("d2", source=(actor("PER"), actor("BOL")), time=late)
    record.add([(document(), (event(),)), (document("d2"), (three, event("d2", source=(actor("BOL"),), time=early)))])
    record.link()
    record.judge(event().id, fields={"type": "ACCUSE"}, why="w", by="Ana")
    looked_up = record.claims(**asked)
    monkeypatch.setattr(record, "most_at_hand", -1)
    assert [claim.document for claim in looked_up] == found
    assert record.claims(**asked) == looked_up


def test_reports_of_one_event_share_its_id(record: Record) -> None:
    """Two outlets on one meeting are linked; a meeting a year later is another event."""
    later = event("d3", time=Time(start=date(2002, 5, 3), end=date(2002, 5, 3), precision="day"))
    record.add([(document(), (event(),)), (document("d2"), (event("d2"),)), (document("d3"), (later,))])
    record.link()
    events = {claim.document: claim.event for claim in record.claims() if isinstance(claim, EventClaim)}
    assert events["d1"] == events["d2"] != events["d3"]


def test_claims_between_two_sets_are_asked_for(record: Record) -> None:
    """A claim has a party of each set, whichever is named first; of more than are asked for, the latest are given."""
    other = event("d2", source=(actor("BOL"),), time=Time(start=date(2003, 1, 1), end=date(2003, 1, 1)))
    record.add([(document(), (event(),)), (document("d2"), (other,))])
    whom = {a.id or "" for a in event().target}
    for sides in (({"BOL", "ECU"}, whom), (whom, {"BOL", "ECU"})):
        assert [claim.document for claim in record.between(*sides, most=9)] == ["d2"]
    who = {a.id or "" for a in event().source} | {"BOL"}
    assert [claim.document for claim in record.between(who, whom, most=9)] == ["d1", "d2"]
    assert [claim.document for claim in record.between(who, whom, most=1)] == ["d2"]
    assert record.between({"BOL"}, whom, until=date(2002, 1, 1), most=9) == []
    assert record.between({"BOL"}, {"ECU"}, most=9) == []


def test_days_that_are_stated_part_events(record: Record) -> None:
    """Ten days of shelling are ten events, not one chain of near ones."""
    days = [Time(start=date(2001, 5, day), end=date(2001, 5, day), precision="day") for day in range(1, 11)]
    record.add([(document(f"d{number}"), (event(f"d{number}", time=day),)) for number, day in enumerate(days)])
    record.link()
    assert len({claim.event for claim in record.claims() if isinstance(claim, EventClaim)}) == 10


def test_who_does_it_parts_events(record: Record) -> None:
    """Peru blaming Chile and Chile blaming Peru on one day are two events."""
    other = event("d2", type="ACCUSE", source=(actor("CHL"),), target=(actor("PER"),))
    record.add([(document(), (event(type="ACCUSE"),)), (document("d2"), (other,))])
    record.link()
    assert len({claim.event for claim in record.claims() if isinstance(claim, EventClaim)}) == 2


def test_a_claim_is_found_by_how_its_id_begins(record: Record) -> None:
    """`claim` takes a beginning that fits one id, and says so when none or several fit."""
    record.add([(document(), (event(), tie()))])
    assert record.claim(tie().id[:8]) == tie()
    with pytest.raises(StoreError, match="No claim"):
        record.claim("zz")
    with pytest.raises(StoreError, match="give more of it"):
        record.claim("")


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    """Reading from no file names the file and the command that makes it."""
    with pytest.raises(StoreError, match=r"none\.duckdb.*comity code"):
        Record.open(str(tmp_path / "none.duckdb"), read_only=True)


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """A file from a later comity is named with both versions, and not touched."""
    path = str(tmp_path / "new.duckdb")
    Record.open(path).close()
    with duckdb.connect(path) as connection:
        connection.execute("update comity set version = ?", [schema.VERSION + 1])
    with pytest.raises(StoreError, match=f"version {schema.VERSION + 1}.*up to version {schema.VERSION}"):
        Record.open(path)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """Neither another DuckDB file nor a text file passes as a store."""
    foreign, text = tmp_path / "foreign.duckdb", tmp_path / "text.duckdb"
    with duckdb.connect(str(foreign)) as connection:
        connection.execute("create table t (i integer)")
    text.write_text("not a database " * 1000)
    for path in (foreign, text):
        with pytest.raises(StoreError, match=path.name):
            Record.open(str(path))


def test_a_store_made_before_there_were_codebooks_is_read_and_written(tmp_path: Path) -> None:
    """Without the column `code` a store is read as it is; on writing it gains the column."""
    path = str(tmp_path / "old.duckdb")
    with Record.open(path) as made:
        made.add([(document(), (event(),))])
    with duckdb.connect(path) as db:
        db.execute("drop index claims_by_id; alter table claims drop column code")
    with Record.open(path, read_only=True) as old:
        assert old.claims() == [event()]
    coded = event("d2", code=Code(codebook="mine 1", type="loan", confidence=0.9, nearest=("loan 1",)))
    with Record.open(path) as again:
        again.add([(document("d2"), (coded,))])
        assert coded in again.claims()
