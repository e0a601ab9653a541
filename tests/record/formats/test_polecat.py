"""POLECAT: its headers, its missing values, its lists, and where its classes jump."""

from __future__ import annotations

from pathlib import Path

from comity.record.formats.polecat import COLUMNS
from tests.record.formats.builders import ReadFile, polecat_file, written


def test_both_names_of_intensity(tmp_path: Path) -> None:
    """`Intensity` and `Event Intensity` are one column."""
    content = polecat_file({}).replace("\tIntensity\t", "\tEvent Intensity\t")
    [event] = ReadFile(tmp_path, "polecat", content).events
    assert event.score("intensity.polecat") == -5.5


def test_extra_columns_and_trailing_tabs(tmp_path: Path) -> None:
    """A header with a name too many and rows that end in tabs are read."""
    header, row, _ = polecat_file({}).split("\n")
    assert len(ReadFile(tmp_path, "polecat", f"{header}\tHeadline\n{row}\n").events) == 1
    assert len(ReadFile(tmp_path, "polecat", f"{header}\n{row}\t\t\n").events) == 1


def test_files_without_intensity(tmp_path: Path) -> None:
    """Thirty-nine columns are enough."""
    columns = tuple(name for name in COLUMNS if name != "Intensity")
    [event] = ReadFile(tmp_path, "polecat", polecat_file({}, columns=columns)).events
    assert (event.type, event.scores) == ("SANCTION", ())


def test_none_is_missing_and_apostrophes_quote_nothing(tmp_path: Path) -> None:
    """The word None is no name; an apostrophe is a letter."""
    read = ReadFile(
        tmp_path,
        "polecat",
        polecat_file({"Actor Name": "N'Djamena", "Recipient Name": "None", "Recipient Country": "None"}),
    )
    [event] = read.events
    assert (event.source[0].text, event.target) == ("N'Djamena", ())


def test_the_jump_of_sanction_is_counted(tmp_path: Path) -> None:
    """Class 3 in the file, 4 in manual 2.0: both are kept."""
    read = ReadFile(tmp_path, "polecat", polecat_file({}))
    assert (read.events[0].quad_in_file, read.events[0].quad) == (3, 4)
    assert any("SANCTION and PROTEST" in line for line in read.counted)


def test_older_types_and_modes(tmp_path: Path) -> None:
    """DEMAND is REQUEST, assassinate is targeted, YIELD could be two and is none."""
    rows = [{"Event Type": "DEMAND"}, {"Event Type": "ASSAULT", "Event Mode": "assassinate"}, {"Event Type": "YIELD"}]
    events = ReadFile(tmp_path, "polecat", polecat_file(*rows)).events
    assert [(event.type, event.modes) for event in events] == [("REQUEST", ()), ("ASSAULT", ("targeted",)), (None, ())]


def test_what_was_read_is_written_the_same(tmp_path: Path) -> None:
    """POLECAT to POLECAT loses nothing."""
    content = polecat_file({"Language": "spa"})
    lines, _ = written("polecat", ReadFile(tmp_path, "polecat", content).events)
    assert "\n".join([*lines, ""]) == content
