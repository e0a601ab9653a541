"""Each run into a store is in its log."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

import comity
from comity.errors import StoreError
from comity.record.runs import begin_run, lasting_problems, run_of_row
from comity.record.store import Record
from comity.record.writers import open_writer
from tests.record.builders import document, event, tie


def _run(path: str, codebook: str | None = None, stop: BaseException | None = None) -> None:
    settings = {"paths": ["in.jsonl"], "min_confidence": 0.5}
    with open_writer("duckdb", path, io.StringIO(), settings=settings, codebook=codebook) as writer:
        writer.add([(document(), (event(), tie()))])
        if stop:
            raise stop
        writer.add([(document("d2"), (event("d2"),))])


def test_a_run_tells_what_coded_what_and_when(tmp_path: Path) -> None:
    """Version, hashes, settings, counts, beginning and end; the later run comes last."""
    path = str(tmp_path / "s.duckdb")
    _run(path)
    _run(path)
    with Record.open(path, read_only=True) as record:
        first, second = record.runs()
    assert (first.version, first.outcome, first.documents, first.claims) == (comity.__version__, "finished", 2, 3)
    assert first.settings == {"paths": ["in.jsonl"], "min_confidence": 0.5}
    assert {len(first.model), len(first.lexicon)} == {16}
    assert first.codebook is None
    assert first.ended
    assert first.started <= first.ended <= second.started
    assert (first.id != second.id, first.model == second.model) == (True, True)


def test_a_codebook_is_known_by_its_content(tmp_path: Path) -> None:
    """Two files of the same bytes have one hash, another file has another."""
    path = str(tmp_path / "s.duckdb")
    for name, content in {"a.yaml": "x: 1", "b.yaml": "x: 1", "c.yaml": "x: 2"}.items():
        (tmp_path / name).write_text(content)
        _run(path, codebook=str(tmp_path / name))
    with Record.open(path, read_only=True) as record:
        hashes = [run.codebook for run in record.runs()]
    assert hashes[0] == hashes[1] != hashes[2]


def test_actors_of_ones_own_are_known_by_their_content(tmp_path: Path) -> None:
    """The log has a hash of the files of actors, and None without them."""
    (tmp_path / "mine.toml").write_text("x = 1")
    assert begin_run({}, actors=[str(tmp_path / "mine.toml")]).actors
    assert begin_run({}).actors is None


@pytest.mark.parametrize(("stop", "outcome"), [(KeyboardInterrupt(), "stopped"), (StoreError("full"), "failed")])
def test_a_run_that_did_not_end_well_says_so(stop: BaseException, outcome: str, tmp_path: Path) -> None:
    """Stopped by a person or by an error: the log has how far it came."""
    path = str(tmp_path / "s.duckdb")
    with pytest.raises(type(stop)):
        _run(path, stop=stop)
    with Record.open(path, read_only=True) as record:
        [run] = record.runs()
    assert (run.outcome, run.documents, run.claims) == (outcome, 1, 2)


def test_a_run_is_in_the_log_from_its_beginning(tmp_path: Path) -> None:
    """What is killed in the middle leaves a run that has no end."""
    path = str(tmp_path / "s.duckdb")
    writer = open_writer("duckdb", path, io.StringIO())
    writer._record.close()  # type: ignore[attr-defined]
    with duckdb.connect(path) as db:
        assert db.execute("select outcome, ended from runs").fetchall() == [("running", None)]


def test_a_run_comes_back_from_its_row() -> None:
    """What the table holds is the run."""
    made = begin_run({"paths": ["ä"], "published": None})
    assert run_of_row(made.row()) == made
    assert made.started.utcoffset() == timedelta(0)


def test_what_was_left_out_is_in_the_log(tmp_path: Path) -> None:
    """The problems of a run are kept, until a later run over the same paths has none."""
    path, problems = str(tmp_path / "s.duckdb"), ["'a.xml' cannot be read."]
    for paths, told in ((["a.xml"], problems), (["b.xml"], []), (["a.xml"], [])):
        with open_writer("duckdb", path, io.StringIO(), settings={"paths": paths}, problems=told):
            pass
    with Record.open(path, read_only=True) as record:
        runs = record.runs()
    assert [run.problems for run in runs] == [("'a.xml' cannot be read.",), (), ()]
    assert lasting_problems(runs[:2]) == ("'a.xml' cannot be read.",)
    assert lasting_problems(runs) == ()
