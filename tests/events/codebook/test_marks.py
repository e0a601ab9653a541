"""Marks around source and target in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.events.codebook import read_marks

words = st.text(st.characters(exclude_characters="<>", exclude_categories=["Cs"]), max_size=12)
names = words.filter(lambda text: bool(text.strip()))


@given(words, names, words, names, words, st.booleans())
def test_the_marked_words_are_the_actors(
    before: str, first: str, between: str, second: str, after: str, turned: bool
) -> None:
    """Whatever stands around them, the spans cut out what was marked, in either order."""
    a, b = ("t", "s") if turned else ("s", "t")
    sentence, marked = read_marks(f"{before}<{a}>{first}</{a}>{between}<{b}>{second}</{b}>{after}")
    assert sentence == before + first + between + second + after
    assert marked
    source, target = (sentence[slice(*span)] for span in (marked.source, marked.target))
    assert (source, target) == ((second, first) if turned else (first, second))


WRONG = [
    "<s>Peru</s> met Chile.",
    "<s>Peru met <t>Chile</t>.",
    "<s>Peru</s> met <s>Chile</s>.",
    "<s>Peru and <t>Chile</t></s> met.",
    "Peru</s> met <s><t>Chile</t>.",
    "<s> </s> met <t>Chile</t>.",
    "<s>Peru</s> met <t>Chile</t> and <t>Fiji</t>.",
]


@pytest.mark.parametrize("text", WRONG)
def test_marks_that_do_not_match_are_refused(text: str) -> None:
    """One pair of each, around something, side by side: anything else is named with the rule."""
    with pytest.raises(InputError, match="one <s>…</s> around the source"):
        read_marks(text)
