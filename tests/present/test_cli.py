"""The command line: what it prints, where, and with which exit status, on good and on bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

from comity.api import Store
from comity.model import AnyClaim, EventClaim
from comity.present.cli.app import app
from comity.present.cli.main import run

TEXT = "Peru condemned Chile on 3 May 2001."
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands if command.callback)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Two good reports as JSON lines."""
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": TEXT, "publisher": "Post"}, {"id": "b", "text": "Peru met Chile.", "published": None}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` of every command ends in an example of its use."""
    assert run([command, "--help"]) == 0
    assert "Example" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_in_the_readme(command: str) -> None:
    """The README names every command."""
    assert f"comity {command}" in (Path(__file__).parents[2] / "README.md").read_text("utf8")


def test_code_prints_a_claim_a_line(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output holds claims and nothing else; a given id is the claim's document."""
    assert run(["code", str(lines)]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {claim["document"] for claim in claims} == {"a", "b"}
    [claim] = [claim for claim in claims if claim["document"] == "a"]
    assert (claim["type"], claim["source"][0]["country"], claim["target"][0]["country"]) == ("ACCUSE", "PER", "CHL")
    assert claim["time"]["start"] == "2001-05-03"


def test_min_confidence_leaves_out_what_is_less_sure(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--min-confidence` prints the claims of that confidence and more, and no others."""
    assert run(["code", str(lines)]) == 0
    every = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    limit = min(claim["confidence"] for claim in every) + 0.001
    assert run(["code", str(lines), "--min-confidence", str(limit)]) == 0
    kept = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert kept == [claim for claim in every if claim["confidence"] >= limit] != every


def test_a_second_run_gives_the_same_claims(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Coding the same input twice prints the same bytes."""
    outputs = [(run(["code", str(lines)]), capsys.readouterr().out) for _ in range(2)]
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("kind", ["parquet", "duckdb"])
def test_out_decides_the_format(kind: str, lines: Path, tmp_path: Path) -> None:
    """A file name that ends in .parquet or .duckdb needs no --format."""
    out = tmp_path / f"claims.{kind}"
    assert run(["code", str(lines), "-o", str(out)]) == 0
    assert out.stat().st_size > 0


@pytest.fixture
def store(lines: Path, tmp_path: Path) -> str:
    """A store of the two reports."""
    path = str(tmp_path / "s.duckdb")
    assert run(["code", str(lines), "-o", path]) == 0
    return path


@pytest.mark.parametrize("kind", ["text", "json", "html", "md"])
def test_a_dossier_in_each_format(kind: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """States may be named or given by id; each format holds the passage."""
    assert run(["dossier", "Peru", "CHL", "--store", store, "--format", kind]) == 0
    assert "condemned" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["json", "html", "md", "atom"])
def test_a_digest_in_each_format(kind: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The digest of a store is made in each format."""
    assert run(["digest", "--store", store, "--format", kind]) == 0
    assert capsys.readouterr().out.strip()


def test_why_shows_the_passage(store: str, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`why` prints the sentence behind a claim."""
    run(["code", str(lines)])
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert run(["why", first["id"], "--store", store]) == 0
    assert "Peru" in capsys.readouterr().out


def _claim_of(store: str, document: str) -> AnyClaim:
    with Store.open(store, read_only=True) as record:
        [claim] = [claim for claim in record.claims() if claim.document == document]
    return claim


def test_a_correction_is_shown_everywhere(store: str, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was set is in `why`, in each form of the dossier, and stays when the documents are coded again."""
    claim = _claim_of(store, "a")
    asked = ["--set", "type=REJECT", "--set", "source=Chile", "--set", "target=Peru", "--why", "read again"]
    assert run(["judge", claim.id[:10], *asked, "--by", "Ana", "--store", store]) == 0
    assert run(["code", str(lines), "-o", store]) == 0
    assert run(["why", claim.id, "--store", store]) == 0
    told = capsys.readouterr().out
    assert told.count("type set to REJECT, coded ACCUSE (Ana, ") == 2
    assert "source set to CHL, coded PER" in told
    assert "read again" in told
    for kind in ("text", "html", "md"):
        assert run(["dossier", "Peru", "Chile", "--store", store, "--format", kind]) == 0
        shown = " ".join(capsys.readouterr().out.replace("&#39;", "'").split())
        assert "set to REJECT, coded ACCUSE (Ana, " in shown
        assert "Refusal by Chile" in shown
    assert run(["dossier", "Peru", "Chile", "--store", store, "--format", "json"]) == 0
    cited = json.loads(capsys.readouterr().out)["events"][0]["citations"][0]["judged"]
    assert {verdict["field"] for verdict in cited} == {"type", "source", "target"}


def test_a_dossier_counts_and_ages_as_it_is_asked(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger goes by --by, claims fade by --half-life, which the limits name; 0 is no half-life."""
    call = ["dossier", "Peru", "Chile", "--store", store]
    assert run([*call, "--by", "week", "--half-life", "2"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "THE LEDGER, BY WEEK" in told
    assert "Claims count half after 2 years." in told
    assert run([*call, "--half-life", "0"]) == 2
    assert "half-life 0" in capsys.readouterr().err


def test_a_wrong_claim_leaves_dossier_and_digest(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What was judged wrong is shown by `why` alone, until it is judged right; the name of who is logged in will do."""
    claim = _claim_of(store, "a")
    questions = (["dossier", "Peru", "Chile"], ["digest", "--format", "md"])
    for decision, is_shown in (("--wrong", False), ("--right", True)):
        assert run(["judge", claim.id, decision, "--why", "looked", "--store", store]) == 0
        assert f"judged {decision[2:]}" in capsys.readouterr().out
        for question in questions:
            assert run([*question, "--store", store]) == 0
            assert ("condemned" in capsys.readouterr().out) == is_shown


def test_judgements_are_exported_and_imported(
    store: str, lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--list` prints JSON lines; `--import` takes them into another store, where a bad line is named and skipped."""
    claim = _claim_of(store, "a")
    assert run(["judge", claim.id, "--set", "status=planned", "--why", "x", "--by", "Ana", "--store", store]) == 0
    listed, other = tmp_path / "ours.jsonl", str(tmp_path / "other.duckdb")
    assert run(["judge", "--list", "--store", store, "-o", str(listed)]) == 0
    assert run(["code", str(lines), "-o", other]) == 0
    assert run(["judge", "--import", str(listed), "--store", other]) == 0
    assert "1 judgements taken over, 0 known before" in capsys.readouterr().err
    assert _claim_of(other, "a") == _claim_of(store, "a")
    good = json.loads(listed.read_text())
    listed.write_text("".join(json.dumps(good | bad) + "\n" for bad in ({}, {"by": ""}, {"fields": {"type": "HUG"}})))
    assert run(["judge", "--import", str(listed), "--store", other]) == 1
    told = capsys.readouterr().err
    for words in ("'by'", "'HUG' is not a PLOVER event type", "0 judgements taken over, 1 known before", "2 left out"):
        assert words in told


def test_runs_are_listed(store: str, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each run into the store is a line, with what was asked of it."""
    assert run(["code", str(lines), "-o", store, "--min-confidence", "0.9", "--publisher", "Post"]) == 0
    capsys.readouterr()
    assert run(["runs", "--store", store]) == 0
    first, second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (first["documents"], first["settings"]["min_confidence"]) == (2, 0)
    assert (second["settings"]["min_confidence"], second["settings"]["publisher"]) == (0.9, "Post")
    assert first["started"] < first["ended"] < second["ended"]


PARTS = [
    ("pairs", {"sentence": TEXT, "source": "Peru", "target": "Chile"}, "type"),
    ("actor", {"phrase": "the Peruvian army"}, "actor"),
    ("places", {"text": "They met in Geneva."}, "places"),
    ("times", {"text": "They met on 3 May 2001."}, "times"),
    ("said", {"text": "Peru will sign, an official said."}, "attributions"),
    ("qualify", {"text": "Peru did not sign.", "start": 13, "end": 17}, "status"),
    ("same", {"text": TEXT}, "event"),
    ("same", {"text": TEXT}, "copy_of"),
]


@pytest.mark.parametrize(("command", "line", "field"), PARTS)
def test_a_part_answers_each_line(
    command: str, line: dict[str, object], field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each part keeps a line's fields and adds its own; broken lines are named and skipped, with status 1."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "x", "kept": [1]} | line) + "\nnot json\n[]\n" + json.dumps({"id": "y"}) + "\n")
    assert run([command, str(path)]) == 1
    printed = capsys.readouterr()
    [answer] = [json.loads(row) for row in printed.out.splitlines()]
    assert answer["id"] == "x"
    assert answer["kept"] == [1]
    assert field in answer
    assert "line 2" in printed.err
    assert "3 left out" in printed.err


def test_one_phrase_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    """`comity actor` takes a phrase in place of a file."""
    assert run(["actor", "the Kremlin", "--on", "2020-01-01"]) == 0
    assert json.loads(capsys.readouterr().out)["actor"]["country"] == "RUS"


def test_a_codebook_of_ones_own_is_asked_everywhere(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`code` and `pairs` give each event the researcher's type, in every format; `codebook` checks the file."""
    book = str(files("comity") / "samples" / "diplomatic_protocol.yaml")
    out = str(tmp_path / "s.duckdb")
    assert run(["code", str(lines), "--codebook", book, "-o", out]) == 0
    with Store.open(out, read_only=True) as store:
        [claim] = [claim for claim in store.claims() if claim.document == "a"]
        assert isinstance(claim, EventClaim)
        assert claim.code
        assert claim.code.codebook == "diplomatic protocol 1.0"
    assert run(["why", claim.id, "--store", out]) == 0
    assert "by the codebook diplomatic protocol 1.0" in capsys.readouterr().out
    pair = tmp_path / "pair.jsonl"
    sentence = "Greece summoned the Turkish ambassador."
    pair.write_text(json.dumps({"id": 1, "sentence": sentence, "source": "Greece", "target": "the Turkish ambassador"}))
    assert run(["pairs", str(pair), "--codebook", book]) == 0
    assert json.loads(capsys.readouterr().out)["code"]["type"] == "summons"
    assert run(["codebook", book]) == 0
    assert "each example left out in turn" in capsys.readouterr().out


WRONG = [
    (["code", "no-such-file.txt"], 1, "no-such-file.txt"),
    (["code", "x", "--published", "2024-02-30"], 2, "2024-02-30"),
    (["code", "x", "--format", "xml"], 2, "'xml'"),
    (["code", "x", "--format", "duckdb"], 2, "-o"),
    (["pairs", "no-such.jsonl"], 1, "no-such.jsonl"),
    (["code", "x", "--codebook", "no-such.yaml"], 1, "no-such.yaml"),
    (["code", "x", "--min-confidence", "80"], 2, "0 to 1"),
    (["pairs", "x", "--prior", "2"], 2, "0 to 1"),
    (["codebook", "no-such.yaml"], 1, "no-such.yaml"),
    (["actor", "no-such.jsonl"], 1, "no-such.jsonl"),
    (["actor", "Peru", "--on", "tomorrow"], 2, "tomorrow"),
    (["dossier", "Peru", "Atlantis"], 2, "Atlantis"),
    (["dossier", "Peru", "PER"], 2, "two different"),
    (["dossier", "Peru", "Chile", "--store", "none.duckdb"], 1, "none.duckdb"),
    (["dossier", "Peru", "Chile", "--since", "1/2/3"], 2, "1/2/3"),
    (["dossier", "Peru", "Chile", "--by", "decade"], 2, "year, month, week"),
    (["why", "0000", "--store", "none.duckdb"], 1, "none.duckdb"),
    (["judge", "0000", "--wrong", "--why", "x", "--store", "none.duckdb"], 1, "none.duckdb"),
    (["judge", "0000"], 2, "'0000'"),
    (["judge", "0000", "--wrong", "--split", "--why", "x"], 2, "--wrong, --split"),
    (["judge", "--wrong", "--why", "x"], 2, "no claim is named"),
    (["judge", "0000", "--list"], 2, "--list"),
    (["judge", "0000", "--set", "type", "--why", "x"], 2, "'type'"),
    (["runs", "--store", "none.duckdb"], 1, "none.duckdb"),
    (["no-such-command"], 2, "no-such-command"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "named"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_a_wrong_call_names_the_value(
    arguments: list[str], status: int, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake gives one sentence with the value that was wrong, and status 1 or 2."""
    assert run(arguments) == status
    printed = capsys.readouterr()
    assert named in printed.err
    assert "Traceback" not in printed.err


def test_bad_documents_are_named_and_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Empty files, binary bytes, broken lines, missing texts and wrong dates leave the good documents coded."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    rows = [
        {"id": "good", "text": TEXT},
        {"id": "none"},
        {"id": "dated", "text": "Peru thanked Chile.", "published": "?"},
    ]
    (tmp_path / "some.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    assert run(["code", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert {json.loads(row)["document"] for row in printed.out.splitlines()} == {"good", "dated"}
    for named in ("empty.txt", "noise.txt", "some.jsonl"):
        assert named in printed.err
    assert "Traceback" not in printed.err


def test_an_unwritable_output_is_named(lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Output into a folder that does not exist is refused with its name, in each format."""
    for kind in ("jsonl", "parquet", "duckdb"):
        assert run(["code", str(lines), "-o", str(tmp_path / "none" / f"out.{kind}"), "--format", kind]) == 1
        assert "none" in capsys.readouterr().err


def test_a_failed_run_leaves_the_file_as_it_was(lines: Path, tmp_path: Path) -> None:
    """What stood in OUT stays when nothing could be read, and OUT may not be what is read."""
    out = tmp_path / "keep.jsonl"
    assert run(["code", str(lines), "-o", str(out)]) == 0
    before = out.read_text()
    assert run(["code", str(tmp_path / "none.txt"), "-o", str(out)]) == 1
    assert run(["code", str(lines), "-o", str(lines)]) == 2
    assert run(["pairs", str(lines), "-o", str(lines)]) == 2
    assert out.read_text() == before
    assert lines.read_text().count("\n") == 2
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_two_texts_under_one_id_are_both_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second text under an id gets one of its own, and is named; an exact copy is passed over."""
    path = tmp_path / "in.jsonl"
    rows = [{"id": 1, "text": TEXT}, {"id": 1, "text": "Peru met Chile."}, {"id": 1, "text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run(["code", str(path)]) == 1
    printed = capsys.readouterr()
    found = [json.loads(line)["document"] for line in printed.out.splitlines()]
    assert len(found) == len(set(found)) == 2
    assert "'1' was given before" in printed.err


def test_an_unknown_ending_is_refused(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """OUT must say a format that comity writes, by its ending or by --format."""
    assert run(["code", str(lines), "-o", "claims.csv"]) == 2
    assert "claims.csv" in capsys.readouterr().err


def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    """Interrupted in the middle, a run into a store exits with status 1 and keeps the batches it had written."""
    path, out = tmp_path / "many.jsonl", tmp_path / "s.duckdb"
    path.write_text("".join(json.dumps({"id": str(n), "text": f"{TEXT} " * 20}) + "\n" for n in range(3000)))
    command = [sys.executable, "-c", "from comity.present.cli import main; main()", "code", str(path), "-o", str(out)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    _wait_for(out)
    os.kill(running.pid, signal.SIGINT)
    _, errors = running.communicate()
    assert running.returncode == 1
    assert "Traceback" not in errors
    assert run(["dossier", "Peru", "Chile", "--store", str(out)]) == 0


def _wait_for(store: Path) -> None:
    """Until the first batches are in the store: its log or the file itself has grown past an empty store's size."""
    log = store.with_suffix(".duckdb.wal")
    for _ in range(1200):
        if store.exists() and ((log.exists() and log.stat().st_size > 60_000) or store.stat().st_size > 400_000):
            return
        time.sleep(0.05)
