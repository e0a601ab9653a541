"""GDELT: what its rows become, which of them are no rows, and that they come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import InputError
from comity.record.formats import gdelt
from tests.record.formats.builders import ReadFile, gdelt_row, written


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    """Actors, code, type, day and place are comity's; each score carries its scale."""
    [event] = ReadFile(tmp_path, "gdelt", gdelt_row() + "\n").events
    assert (event.source[0].country, event.source[0].sectors, event.target[0].id) == ("PER", ("GOV",), "CHL")
    assert (event.cameo, event.type, event.modes, event.quad) == ("042", "CONSULT", ("visit",), 1)
    assert (str(event.day), str(event.published)) == ("2021-03-05", "2021-03-06")
    assert event.place
    assert (event.place.name, event.place.country, event.place.geonames) == ("Lima", "PER", None)
    assert {score.scale: score.value for score in event.scores} == {"goldstein.gdelt": 1.9, "tone.gdelt": -2.5}


@pytest.mark.parametrize("columns", [gdelt._FIRST, gdelt._FIRST[:-1]])
def test_version_1_is_read(columns: tuple[str, ...], tmp_path: Path) -> None:
    """Rows of 58 columns and of 57, without the URL, are events too, and go out with 61."""
    read = ReadFile(tmp_path, "gdelt", gdelt_row(columns) + "\n")
    [event] = read.events
    assert event.url == ("https://example.org/a" if columns[-1] == "SOURCEURL" else None)
    [line] = written("gdelt", read.events)[0]
    assert len(line.split("\t")) == 61


def test_rows_with_and_without_the_url_in_one_file(tmp_path: Path) -> None:
    """A file of version 1 may hold both."""
    content = gdelt_row(gdelt._FIRST) + "\n" + gdelt_row(gdelt._FIRST[:-1], GLOBALEVENTID="2")
    assert len(ReadFile(tmp_path, "gdelt", content).events) == 2


def test_a_bad_line_is_named_and_the_others_read(tmp_path: Path) -> None:
    """A tab too many and a day that no calendar has cost one line each."""
    bad_day = gdelt_row(SQLDATE="20210231")
    read = ReadFile(
        tmp_path, "gdelt", "\n".join([gdelt_row(), gdelt_row() + "\tx", bad_day, gdelt_row(GLOBALEVENTID="9")])
    )
    assert [event.key for event in read.events] == ["1", "9"]
    assert ["line 2" in read.problems[0], "line 3" in read.problems[1]] == [True, True]


def test_quotation_marks_are_characters(tmp_path: Path) -> None:
    """Nothing in GDELT is quoted: a lone mark swallows no line."""
    row = gdelt_row(Actor1Name='"PERU')
    read = ReadFile(tmp_path, "gdelt", f"{row}\n{gdelt_row()}\n")
    assert [event.source[0].text for event in read.events] == ['"PERU', "PERU"]


def test_a_lost_zero_is_given_back(tmp_path: Path) -> None:
    """A spreadsheet's 42 is 042, and its 10 under root 1 is 010; the row itself stays as it was."""
    rows = [gdelt_row(EventCode="42", EventRootCode="4"), gdelt_row(EventCode="10", EventRootCode="1")]
    read = ReadFile(tmp_path, "gdelt", "\n".join(rows))
    assert [event.cameo for event in read.events] == ["042", "010"]
    assert any("lost its zero" in line for line in read.counted)


def test_protest_keeps_both_classes(tmp_path: Path) -> None:
    """GDELT says 3 for a protest and PLOVER 4."""
    [event] = ReadFile(tmp_path, "gdelt", gdelt_row(EventCode="141", EventRootCode="14", QuadClass="3")).events
    assert (event.quad_in_file, event.quad) == (3, 4)


def test_what_was_read_is_written_the_same(tmp_path: Path) -> None:
    """GDELT to GDELT loses nothing."""
    row = gdelt_row(NumMentions="17", Actor1EthnicCode="que")
    assert written("gdelt", ReadFile(tmp_path, "gdelt", row).events) == ([row], [])


def test_another_format_is_refused(tmp_path: Path) -> None:
    """A file of other columns is named, with what GDELT has."""
    with pytest.raises(InputError, match="61"):
        ReadFile(tmp_path, "gdelt", "a\tb\n")
