"""People under another spelling of their full name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.actors import resolve_phrase
from comity.actors.lexicon import lexicon
from comity.actors.spelling import find_person, to_spelling

SPELLED = [
    ("Wladimir Putin", "Vladimir Putin"),
    ("Sergey Viktorovich Lavrov", "Sergei Lavrov"),
    ("Moammar Qadhafi", "Muammar Gaddafi"),
    ("Hasan Rohani", "Hassan Rouhani"),
    ("Ali Abdallah Salih", "Ali Abdullah Saleh"),
]


@pytest.mark.parametrize(("written", "person"), SPELLED)
def test_another_romanisation_is_the_same_person(written: str, person: str) -> None:
    """Letters for one sound, variants of a given name and a patronymic do not hide who is meant."""
    found = resolve_phrase(written, on=date(2008, 1, 1))
    assert found is not None
    assert found.person == person


STRANGERS = ["Sergey", "Jim Carter", "Wladimir Petrov", "Wladimir Anton Putin", "wladimir putin", "Petra Unbekannt"]


@pytest.mark.parametrize("written", STRANGERS)
def test_a_name_that_only_looks_like_it_is_nobody(written: str) -> None:
    """One word, another vowel, another surname, a name more, or small letters name nobody known."""
    assert resolve_phrase(written) is None


@given(st.lists(st.text("AaBbKkYy'. -ÉñШ", min_size=1, max_size=8), max_size=5))
def test_any_words_have_a_spelling(words: list[str]) -> None:
    """The spelling keeps the first and the last word, and whoever is found by it is a person."""
    spelling = to_spelling(words)
    assert len(spelling) <= len(words)
    assert all(entry.kind == "person" for entry in find_person(words, lexicon()))
