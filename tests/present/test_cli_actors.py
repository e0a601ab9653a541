"""`--actors`: a user's own actors from the command line, in the commands that take them, on good and on bad files."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from comity.present.cli.main import run

EXAMPLE = str(files("comity") / "samples" / "own_actors.toml")


def test_a_phrase_is_answered_with_own_actors(capsys: pytest.CaptureFixture[str]) -> None:
    """The day of `--on` decides what an actor was, and the next call without `--actors` does not know it."""
    for day, sectors in (("2015-05-01", ["REB"]), ("2022-05-01", ["GOV"])):
        assert run(["actor", "the Taliban", "--on", day, "--actors", EXAMPLE]) == 0
        assert json.loads(capsys.readouterr().out)["actor"]["sectors"] == sectors
    assert run(["actor", "the LCBC"]) == 0
    found = json.loads(capsys.readouterr().out)["actor"]
    assert found is None or found["id"] != "LCBC"


def test_lines_are_answered_with_own_actors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line has its own day."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"phrase": "Taliban", "on": "2015-05-01"}\n{"phrase": "Taliban", "on": "2022-05-01"}\n')
    assert run(["actor", str(path), "--actors", EXAMPLE]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["actor"]["sectors"] for row in rows] == [["REB"], ["GOV"]]


def test_own_actors_reach_the_store_and_the_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`code` finds them by the day of each document; `dossier` takes an own body by its id and by its name."""
    page, store = tmp_path / "page.txt", str(tmp_path / "s.duckdb")
    page.write_text("The Lake Chad Basin Commission condemned Chad on 3 May 2015.")
    assert run(["code", str(page), "--published", "2015-05-04", "--actors", EXAMPLE, "-o", store]) == 0
    for name in ("LCBC", "Lake Chad Basin Commission"):
        capsys.readouterr()
        assert run(["dossier", "Chad", name, "--store", store, "--actors", EXAMPLE]) == 0
        assert "LAKE CHAD BASIN COMMISSION" in capsys.readouterr().out


def test_a_dictionary_and_a_file_are_read_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--actors` may be given again; a name that ends in .txt is a dictionary."""
    path = tmp_path / "my.actors.txt"
    path.write_text("LANTERN_FRONT [URYREB <19890101 ] [URYPTY]\n")
    given = ["--actors", EXAMPLE, "--actors", str(path)]
    for phrase, country in (("Lantern Front", "URY"), ("Blue Shore Front", "PER")):
        assert run(["actor", phrase, *given]) == 0
        assert json.loads(capsys.readouterr().out)["actor"]["country"] == country


WRONG = [
    ("none.toml", None, "none.toml"),
    ("mine.toml", "actors: 3", "no TOML"),
    ("mine.toml", '[[actor]]\nname = "A"\nsectors = ["ARMY"]\n', "'ARMY'"),
    ("mine.toml", '[[actor]]\nkind = "party"\n', "has no name"),
    ("my.actors.txt", "LANTERN_FRONT [URYPTY]\n= 3\n", "line 2"),
]


@pytest.mark.parametrize("command", ["actor", "code"])
@pytest.mark.parametrize(("name", "text", "named"), WRONG, ids=[named for _, _, named in WRONG])
def test_a_wrong_file_is_one_sentence(
    command: str, name: str, text: str | None, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the file and what is wrong in it; the status is 1 and nothing is coded."""
    path, page = tmp_path / name, tmp_path / "page.txt"
    page.write_text("Peru condemned Chile.")
    if text is not None:
        path.write_text(text)
    assert run([command, str(page) if command == "code" else "Peru", "--actors", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert named in printed.err
    assert str(path) in printed.err
    assert "Traceback" not in printed.err


def test_an_organisation_is_shown_with_its_members_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The day before it joins, a state is no member; who is suspended says so; a state or an office has no members."""
    for day, joined in (("2023-04-03", False), ("2023-04-04", True)):
        assert run(["actor", "NATO", "--on", day]) == 0
        found = json.loads(capsys.readouterr().out)["members"]
        assert found["count"] == len(found["members"]) == 30 + joined
        assert ("FIN" in {member["id"] for member in found["members"]}) is joined
        assert found["source"].startswith("table: memberships")
    assert run(["actor", "the African Union", "--on", "2013-09-01"]) == 0
    members = {member["id"]: member for member in json.loads(capsys.readouterr().out)["members"]["members"]}
    assert members["EGY"]["suspended"] == "2013-07-05"
    for phrase in ("Peru", "the NATO secretary-general"):
        assert run(["actor", phrase]) == 0
        assert "members" not in json.loads(capsys.readouterr().out)
