"""ICEWS: ids, codes, quotes, and rows that come in pairs."""

from __future__ import annotations

from pathlib import Path

from tests.record.formats.builders import ReadFile, icews_file, written


def test_the_key_has_the_day(tmp_path: Path) -> None:
    """An event id that comes again on another day is another event."""
    read = ReadFile(tmp_path, "icews", icews_file({}, {"Event Date": "2021-03-06"}))
    assert [event.key for event in read.events] == ["7:2021-03-05", "7:2021-03-06"]


def test_codes_stay_text(tmp_path: Path) -> None:
    """042 stays, 42 gets its zero, 10 might be either and stays, none is none."""
    codes = ("042", "42", "10", "")
    read = ReadFile(tmp_path, "icews", icews_file(*({"CAMEO Code": code} for code in codes)))
    assert [event.cameo for event in read.events] == ["042", "042", "10", None]


def test_quoted_cells_are_undone_and_lone_marks_kept(tmp_path: Path) -> None:
    """A quoted cell may hold a tab; a mark that quotes nothing is a character."""
    rows = [{"Source Name": '"Ministry\tof ""X"""'}, {"Source Name": 'The "Y" party'}, {"Source Name": '"Z'}]
    read = ReadFile(tmp_path, "icews", icews_file(*rows))
    assert [event.source[0].text for event in read.events] == ['Ministry of "X"', 'The "Y" party', '"Z']
    assert read.problems == []


def test_missing_is_missing(tmp_path: Path) -> None:
    """NA is neither a country nor an actor."""
    [event] = ReadFile(tmp_path, "icews", icews_file({"Target Name": "NA", "Source Country": "NA"})).events
    assert (event.target, event.source[0].country) == ((), None)


def test_both_directions_are_one_event_of_plover(tmp_path: Path) -> None:
    """Two rows of a meeting become one record that lists both, and a row alone keeps its recipient."""
    back = {"Source Name": "Chile", "Source Country": "Chile", "Target Name": "Peru", "Target Country": "Peru"}
    read = ReadFile(tmp_path, "icews", icews_file({}, back, {"Sentence Number": "2"}))
    lines, counted = written("plover", read.events)
    assert len(lines) == 2
    assert '"recipient"' not in lines[0]
    assert any("folded" in line for line in counted)


def test_a_hosted_visit_is_the_visit(tmp_path: Path) -> None:
    """Chile hosts Peru (043) and Peru visits Chile (042) are one event whose actor is Peru."""
    host = {"Source Name": "Chile", "Source Country": "Chile", "Target Name": "Peru", "Target Country": "Peru"}
    read = ReadFile(tmp_path, "icews", icews_file({"CAMEO Code": "042"}, host | {"CAMEO Code": "043"}))
    [header, row] = written("polecat", read.events)[0]
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert (cells["Actor Name"], cells["Recipient Name"]) == ("Peru", "Chile")


def test_what_was_read_is_written_the_same(tmp_path: Path) -> None:
    """ICEWS to ICEWS loses nothing."""
    content = icews_file({"District": "Callao"}, {"Event ID": "8"})
    lines, _ = written("icews", ReadFile(tmp_path, "icews", content).events)
    assert "\n".join([*lines, ""]) == content


def test_latin_1_is_read(tmp_path: Path) -> None:
    """A line in Latin-1 among others in UTF-8 keeps its letters."""
    content = icews_file({"Publisher": "El País"}).encode("latin-1")
    read = ReadFile(tmp_path, "icews", content)
    assert (read.events[0].publisher, len(read.counted)) == ("El País", 1)
