"""Whom an editor hands over to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.read.speakers import find_speaker, find_subject, merge_names, resumes_speech
from tests.read.cases import load_cases


@pytest.mark.parametrize("case", load_cases("lead_ins.toml"), ids=lambda case: case["id"])
def test_each_lead_in_names_its_speakers(case: dict[str, Any]) -> None:
    """The names are those that the case lists, and the span is where the text has them."""
    found = find_speaker(case["text"])
    assert list(found.names if found else ()) == case["names"]
    if found:
        assert case["text"][found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize("line", ["Ruiz goes on:", "She concludes:", "Ana Ruiz then adds:", "The authors continue:"])
def test_a_short_line_takes_a_speaker_up_again(line: str) -> None:
    """A surname, a pronoun or "the authors" with a verb of going on is the editor's line."""
    assert resumes_speech(line, ["Ana Ruiz"])


@pytest.mark.parametrize("line", ["He asked us this:", "There were three reasons:", "Ruiz goes on.", "It is late."])
def test_an_author_may_use_colons_too(line: str) -> None:
    """Inside an excerpt, a colon alone is not the editor's."""
    assert not resumes_speech(line, ["Ana Ruiz"])


@pytest.mark.parametrize("text", ["South Korea objects:", "In New York the talks go on:", "The European Union agrees:"])
def test_a_state_is_no_author_without_words_of_speech(text: str) -> None:
    """A name of two words that is a state's, a place's or a body's is not taken for a person's."""
    assert find_subject(text) is None


def test_a_surname_adds_no_author() -> None:
    """Full names are kept in the order in which they came."""
    assert merge_names(["Li Wei", "Ana Ruiz", "Wei", "Ruiz"]) == ("Li Wei", "Ana Ruiz")


@given(st.text(alphabet="AbcÉ. ,:“”'’—-&\n", max_size=200))
def test_any_text_is_searched_without_harm(text: str) -> None:
    """Whatever the words are, a speaker found is a stretch of them that has names."""
    for found in (find_speaker(text), find_subject(text)):
        assert found is None or (text[found.span.start : found.span.end] == found.span.text and found.names)
