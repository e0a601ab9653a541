"""The state of any predicate: cases of tests/cases, one sentence each, and what must hold for every text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.parse.syntax import language
from comity.qualify import qualify_at
from comity.qualify.cues import STATUSES, words
from comity.qualify.judge import Judge
from comity.qualify.tree import Tree

CASES = Path(__file__).parents[1] / "cases"
FILES = ("negation", "modality", "status", "scope")


def read_cases(name: str) -> list[dict[str, str]]:
    """The cases of one file."""
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf8"))["case"]


PARAMS = [pytest.param(case, id=f"{name}-{case['id']}") for name in FILES for case in read_cases(name)]


@pytest.mark.parametrize("case", PARAMS)
def test_status_and_certainty_of_the_marked_predicate(case, read_predicate):
    """The predicate in brackets has the status and the certainty that a careful reader gives it."""
    quality = qualify_at(*read_predicate(case["text"]))
    assert (quality.status, quality.certainty) == (case["status"], case["certainty"]), (case["why"], quality.why)


@pytest.mark.parametrize("name", FILES)
def test_ids_are_used_once(name):
    """A case is found by its id, so no two cases of a file share one."""
    ids = [case["id"] for case in read_cases(name)]
    assert len(ids) == len(set(ids))


def test_each_token_has_a_state_whatever_the_words():
    """Words strung together without sense are judged all the same, each token in every text."""
    cues = sorted(
        {*words("adverbs"), *words("arguments"), *words("links"), *words("prepositions"), "will", "to", "deny"}
    )

    @given(st.lists(st.sampled_from([*cues, "attack", "Peru", "and", ",", "that", "."]), max_size=30))
    @settings(max_examples=40, deadline=None)
    def check(tokens):
        doc = language()(" ".join(tokens))
        judge = Judge(Tree.of(doc))
        assert {judge.state(token.i).status for token in doc} <= set(STATUSES)

    check()


@pytest.mark.parametrize(
    "piece", ["wants to ", "said that Peru ", "Peru, Chile, ", "the fear of ", "and struck ", "if "]
)
def test_no_sentence_is_too_deep(piece):
    """A sentence that goes on for hundreds of clauses is judged and does not exhaust the stack."""
    doc = language()("Peru " + piece * 400 + "attack.")
    judge = Judge(Tree.of(doc))
    assert all(judge.state(token.i).status in STATUSES for token in doc)


def test_one_judge_gives_one_answer():
    """Asked in another order, a judge says the same of each predicate."""
    doc = language()("Peru did not refuse to meet Chile, which may have failed to sign, and will not ask why.")
    forth, back = Judge(Tree.of(doc)), Judge(Tree.of(doc))
    said = [forth.state(token.i) for token in doc]
    assert said == [back.state(token.i) for token in reversed(doc)][::-1]
