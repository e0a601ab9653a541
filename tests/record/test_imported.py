"""Imported events in a store, and the commands that bring them in and out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.present.cli.main import run
from comity.record.imported import Imported
from comity.record.store import Record
from tests.record.builders import document, event, tie
from tests.record.formats.builders import gdelt_row


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A file of GDELT with two rows and one that is none."""
    path = tmp_path / "in.CSV"
    path.write_text("\n".join([gdelt_row(), "broken", gdelt_row(GLOBALEVENTID="2"), ""]))
    return path


def test_a_second_import_adds_nothing(rows: Path, tmp_path: Path) -> None:
    """The same rows are kept once, and make no claims."""
    store = str(tmp_path / "s.duckdb")
    assert [run(["import", "gdelt", str(rows), "--store", store]) for _ in range(2)] == [1, 1]
    with Imported.open(store, read_only=True) as imported:
        assert (len(list(imported.events())), imported.count(["PER", "CHL"]), imported.count(["PER", "USA"])) == (
            2,
            2,
            0,
        )
    with Record.open(store, read_only=True) as record:
        assert record.claims() == []


def test_out_holds_json_lines(rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line says what it was imported from; the bad line is named on standard error."""
    assert run(["import", "gdelt", str(rows), "-o", str(tmp_path / "o.jsonl")]) == 1
    lines = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text().splitlines()]
    assert [(line["kind"], line["line"]) for line in lines] == [("imported", 1), ("imported", 3)]
    assert "line 2" in capsys.readouterr().err


def test_claims_are_exported_with_what_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim goes out as a row; ties, and who says so, are counted on standard error."""
    store = str(tmp_path / "s.duckdb")
    with Record.open(store) as record:
        record.add([(document(), (event(), tie()))])
    assert run(["export", "icews", "--store", store]) == 0
    captured = capsys.readouterr()
    [_, row] = captured.out.splitlines()
    assert row.split("\t")[1:3] == ["2001-05-03", "PER"]
    assert "said_by" in captured.err
    assert "tie" in captured.err


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["dossier", "Peru", "Chile"], "2 imported events stand beside the claims"),
        (["dossier", "Peru", "Cuba"], None),
        (["digest", "--format", "md"], "2 imported events stand beside the claims"),
        (["digest", "--format", "md", "--until", "1990-01-01"], None),
        (["digest", "--format", "md", "--about", "Cuba"], None),
    ],
)
def test_a_page_says_what_it_leaves_aside(
    question: list[str], told: str | None, rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Imported events stand on no page; one that is of their parties and days says how many there are."""
    store = str(tmp_path / "s.duckdb")
    run(["import", "gdelt", str(rows), "--store", store])
    capsys.readouterr()
    assert run([*question, "--store", store]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert told in shown if told else "imported" not in shown


def test_an_unknown_format_is_a_wrong_call(rows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the formats."""
    assert run(["import", "acled", str(rows)]) == 2
    assert "polecat" in capsys.readouterr().err
