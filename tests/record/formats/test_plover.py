"""PLOVER records, and what becomes of them in CAMEO."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.record.formats.builders import ReadFile, plover_line, written


def test_a_broken_record_is_named(tmp_path: Path) -> None:
    """No JSON, no date, no object: each costs its own line."""
    content = "\n".join(["{no", '{"event": "AID"}', "[1]", plover_line()])
    read = ReadFile(tmp_path, "plover", content)
    assert (len(read.events), len(read.problems)) == (1, 3)


def test_an_object_over_several_lines(tmp_path: Path) -> None:
    """A record that somebody laid out is read whole."""
    content = json.dumps(json.loads(plover_line()), indent=2)
    [event] = ReadFile(tmp_path, "plover", content).events
    assert (event.line, event.type) == (1, "CONSULT")


def test_older_names_are_understood(tmp_path: Path) -> None:
    """`source` and `target`, a CAMEO code for a type."""
    old = {"date": "2017-02-03", "source": {"code": "PERGOV"}, "target": {"code": "CHL"}, "event": "141"}
    [event] = ReadFile(tmp_path, "plover", json.dumps(old)).events
    assert (event.source[0].country, event.source[0].sectors, event.target[0].id) == ("PER", ("GOV",), "CHL")
    assert (event.cameo, event.type) == ("141", "PROTEST")


@pytest.mark.parametrize(("mode", "status"), [("negation", "not"), ("future", "planned"), ("visit", "actual")])
def test_auxiliary_modes_are_a_status(mode: str, status: str, tmp_path: Path) -> None:
    """What did not happen is not told as if it had; CAMEO cannot hold it and it is left out, counted."""
    read = ReadFile(tmp_path, "plover", plover_line(mode=[mode]))
    assert read.events[0].status == status
    lines, counted = written("gdelt", read.events)
    assert bool(lines) is (status == "actual")
    assert any("left out" in line for line in counted) is (status != "actual")


@pytest.mark.parametrize("size", [2, 3, 20])
def test_a_meeting_is_a_row_for_each_ordered_pair(size: int, tmp_path: Path) -> None:
    """A meeting of n is n times n - 1 rows in ICEWS."""
    actors = [{"entity_text": f"Body {number}"} for number in range(size)]
    read = ReadFile(tmp_path, "plover", plover_line(actor=actors))
    lines, _ = written("icews", read.events)
    assert len(lines) - 1 == size * (size - 1)


def test_a_tab_in_a_text_breaks_no_row(tmp_path: Path) -> None:
    """A name with a tab and a line end stays one cell."""
    read = ReadFile(tmp_path, "plover", plover_line(actor=[{"entity_text": "A\tB\nC"}]))
    lines, counted = written("gdelt", read.events)
    assert [len(line.split("\t")) for line in lines] == [61]
    assert any("tab" in line for line in counted)
