"""An editor's own words stand in a digest as the editor's."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from comity.errors import ComityError, InputError
from comity.present.digest import FORMATS, render_digest
from comity.present.digest.words import read_words, with_words
from comity.relate.picks import build_digest
from tests.relate.fakes import neighbours

DIGEST = build_digest(neighbours())
PICK = DIGEST.picks[0]


def _file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "words.toml"
    path.write_text(text, "utf8")
    return str(path)


@pytest.mark.parametrize("name", ["document", "event", "claim"])
@pytest.mark.parametrize("format", FORMATS)
def test_an_editors_words_stand_in_every_form(name: str, format: str, tmp_path: Path) -> None:
    """The pick is found by document, event or claim; the words are marked, and what the record says is kept."""
    value = PICK.citations[0].claim[:8] if name == "claim" else getattr(PICK, name)
    text = (
        f'[[pick]]\n{name} = "{value}"\nstandfirst = "Two <old> rivals\\nshake hands."\ntitle = "Hands"\nby = "Ana"\n'
    )
    problems: list[InputError] = []
    made = with_words(DIGEST, read_words(_file(tmp_path, text)), problems.append)
    shown = unescape(unescape(render_digest(made, format))).replace("\\", "")
    assert "Two <old> rivals shake hands." in shown
    assert "Hands" in shown
    assert "Ana" in shown
    assert PICK.text[:40] in shown
    assert problems == []
    assert "<old>" not in render_digest(made, "html")


def test_without_words_a_digest_is_as_it_was() -> None:
    """No editor, no mark."""
    assert with_words(DIGEST, (), print) == DIGEST
    assert "Standfirst by" not in render_digest(DIGEST, "html")


def test_words_for_no_pick_are_a_problem(tmp_path: Path) -> None:
    """They are named, and the digest is made without them."""
    problems: list[InputError] = []
    words = read_words(_file(tmp_path, '[[pick]]\ndocument = "gone"\nstandfirst = "x"\n'))
    assert with_words(DIGEST, words, problems.append) == DIGEST
    assert "'gone'" in str(problems[0])


WRONG = {
    "no TOML": "[[pick]",
    "no pick": "a = 1",
    "something beside": '[[pick]]\ndocument="d"\nstandfirst="x"\n[other]\n',
    "no standfirst": '[[pick]]\ndocument = "d"',
    "two names": '[[pick]]\ndocument = "d"\nevent = "e"\nstandfirst = "x"',
    "an unknown line": '[[pick]]\ndocument = "d"\nstandfirst = "x"\ncolour = "red"',
    "a number": "[[pick]]\ndocument = 1\nstandfirst = 'x'",
    "nothing said": '[[pick]]\ndocument = "d"\nstandfirst = " "',
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_by_a_sentence(text: str, tmp_path: Path) -> None:
    """The file and the rule are named."""
    with pytest.raises(ComityError, match=r"words\.toml"):
        read_words(_file(tmp_path, text))


def test_a_file_that_is_not_there_or_too_large_is_named(tmp_path: Path) -> None:
    """Neither ends in a traceback."""
    with pytest.raises(InputError, match=r"none\.toml"):
        read_words(str(tmp_path / "none.toml"))
    with pytest.raises(InputError, match="larger"):
        read_words(_file(tmp_path, "#" * 1_000_001))
