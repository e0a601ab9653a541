"""A researcher's codebook, from its file to the claims."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import comity
from comity.codebooks import open_codebook
from comity.events.codebook import CodebookCoder
from tests.events.codebook.builders import FIELDS, STRIKES, write

BARE = [
    "Norway lent Malawi forty million dollars for a dam.",
    "Japan has granted Laos a loan at one percent.",
    "A credit of 90 million was given to Fiji by India.",
    "Chad borrowed 20 million from Libya for its wages.",
    "Brazil opened a line of credit for Angola.",
]


def _with(loans: list[str]) -> dict[str, object]:
    kinds = [("loan", loans), ("air strike", STRIKES)]
    return FIELDS | {"types": [{"name": name, "definition": "d", "examples": some} for name, some in kinds]}


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> CodebookCoder:
    """The small codebook, the loans without marks."""
    return open_codebook(write(tmp_path_factory.mktemp("codebook"), _with(BARE)))


def test_examples_without_marks_get_the_first_two_actors(coder: CodebookCoder) -> None:
    """Where the researcher marked nothing, the actors that comity finds are marked."""
    first = coder.book.examples[0]
    assert first.marked
    assert [first.sentence[slice(*span)] for span in (first.marked.source, first.marked.target)] == ["Norway", "Malawi"]


def test_an_event_keeps_its_fields_and_gains_a_code(coder: CodebookCoder) -> None:
    """With a codebook a claim has the same id and fields, and its code; a tie has none."""
    text = "Kenya bombed Uganda on Monday. Peru is an ally of Bolivia."
    plain, coded = comity.code(text), comity.code(text, codebook=coder)
    assert [claim.id for claim in plain] == [claim.id for claim in coded]
    event, tie = coded
    assert isinstance(event, comity.EventClaim)
    assert event.type == "ASSAULT"
    assert event.code
    assert event.code.type == "air strike"
    assert any("air strike" in reason and "nearest examples" in reason for reason in event.why)
    assert isinstance(tie, comity.TieClaim)


def test_without_a_codebook_there_is_no_code() -> None:
    """The field is null, not a guess."""
    [claim] = comity.code("Peru met Chile.")
    assert isinstance(claim, comity.EventClaim)
    assert claim.code is None


def test_an_example_without_actors_is_named(tmp_path: Path) -> None:
    """What cannot be marked must be marked by the researcher; the message says where."""
    path = write(tmp_path, _with([*BARE[:4], "The money was late."]))
    with pytest.raises(comity.InputError, match="'loan 5' comity finds no two actors"):
        open_codebook(path)


def test_the_shipped_example_types_what_its_documentation_shows() -> None:
    """The six kinds of protocol tell a summons from an expulsion, and a raid from both."""
    coder = comity.open_codebook(str(files("comity") / "samples" / "diplomatic_protocol.yaml"))
    text = "Greece summoned the Turkish ambassador on Friday. Turkey expelled two Greek diplomats. Peru bombed Chile."
    codes = [claim.code for claim in comity.code(text, codebook=coder) if isinstance(claim, comity.EventClaim)]
    assert [code.type for code in codes if code] == ["summons", "expulsion", None]
