"""Judged claims: what readers said of claims, and which claims of today it speaks of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from comity.model import EventClaim
from comity.pipeline import code_documents
from comity.score.judged import JudgedClaim, judge_claims, parties_of, passage_of, read_articles, read_judged


@pytest.fixture(name="folder")
def two_articles(tmp_path: Path) -> Path:
    """A folder with two articles in one file."""
    (tmp_path / "a.txt").write_text("Peru accused Chile of spying.\n\nChile attacked Bolivia.\nIt rained.\n", "utf8")
    return tmp_path


@pytest.fixture(name="claim")
def accusation(folder: Path) -> EventClaim:
    """The claim of the first article."""
    [claim] = [claim for claim in next(code_documents(read_articles(folder)))[1] if isinstance(claim, EventClaim)]
    return claim


def judged(
    claim: EventClaim, *, types: tuple[str, ...] = ("ACCUSE",), wrong: tuple[bool, bool] = (False, False)
) -> JudgedClaim:
    """What a reader says of the claim."""
    return JudgedClaim(passage=passage_of("a-0", claim), parties=parties_of(claim), types=types, wrong=wrong)


def test_articles_are_blocks_of_lines(folder: Path) -> None:
    """An empty line ends an article, and its number in the file names it."""
    assert [(each.id, each.text) for each in read_articles(folder)] == [
        ("a-0", "Peru accused Chile of spying."),
        ("a-1", "Chile attacked Bolivia.\nIt rained."),
    ]


def test_a_claim_is_right_with_its_type_and_both_sides(claim: EventClaim) -> None:
    """One of the types that the reader accepts, and no side that is not the doer or the one done to."""
    assert judged(claim, types=("REQUEST", "ACCUSE")).is_right(claim) is True
    assert judged(claim, types=("none",)).is_right(claim) is False
    assert judged(claim, wrong=(False, True)).is_right(claim) is False


def test_a_side_that_was_wrong_and_is_another_now_is_not_judged(claim: EventClaim) -> None:
    """Nobody has said whether the new party is right; one that was right and is another now is wrong."""
    other = replace(claim, target=tuple(replace(actor, id="BOL", country="BOL") for actor in claim.target))
    assert judged(claim, wrong=(False, True)).is_right(other) is None
    assert judged(claim).is_right(other) is False


def test_readers_words_find_the_claims_of_today(folder: Path, claim: EventClaim, tmp_path: Path) -> None:
    """A file of judged claims speaks of those at its passages, and of no others."""
    document, trigger, source, target = passage_of("a-0", claim)
    row = {"document": document, "trigger": trigger, "source": source, "target": target}
    row |= {"parties": parties_of(claim), "types": ["ACCUSE"], "wrong": []}
    file = tmp_path / "judged.jsonl"
    file.write_text(json.dumps(row) + "\n", "utf8")
    [found] = judge_claims(read_articles(folder), read_judged(file))
    assert (found.claim.type, found.right) == ("ACCUSE", True)
