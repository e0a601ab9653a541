"""Excerpts are verbatim, and the check finds what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import Span
from comity.relate.excerpts import check_excerpt, excerpt_fault, make_excerpt

TEXT = (
    "Peru and Ecuador signed a peace in Brasilia. The border had been disputed since 1942! The guarantors were unable "
    "to agree at first; later, they did.\n\nTrade grew (. . .) and so did trust [it is said]."
)


@pytest.mark.parametrize(
    "excerpt",
    [
        "Peru and Ecuador signed a peace in Brasilia.",
        "Peru and Ecuador signed a peace in Brasilia. . . . Trade grew",
        "Peru and Ecuador signed a peace . . . since 1942!",
        "[Moreover], later, they did. Trade grew",
        "The border […] since 1942!",
        "The border […] disputed since 1942! … Trade grew",
        "[The two states] signed a peace in Brasilia.",
        "did trust [it is said].",
        "later,  they\ndid. Trade grew",
    ],
)
def test_honest_excerpts_pass(excerpt: str) -> None:
    """Cuts and mends that are shown are honest; blanks do not matter."""
    assert check_excerpt(excerpt, TEXT)


@pytest.mark.parametrize(
    ("excerpt", "why"),
    [
        ("Peru and Ecuador signed a truce in Brasilia.", "another word"),
        ("Peru signed a peace in Brasilia.", "a cut that is not shown"),
        ("Trade grew . . . The border had been disputed", "the order turned"),
        ("The guarantors were . . . able to agree", "half a word"),
        ("the border had been disputed", "another case"),
        ("", "nothing"),
        (". . .", "nothing but a cut"),
        ("[All of this is made up]", "nothing but a mend"),
    ],
)
def test_dishonest_excerpts_fail(excerpt: str, why: str) -> None:
    """Whatever the text does not say in these words and this order is found out."""
    assert not check_excerpt(excerpt, TEXT), why


def test_the_fault_is_the_first_piece_that_is_missing() -> None:
    """The message can name the words."""
    assert excerpt_fault("Trade grew . . . in Lima", TEXT) == "in Lima"


@given(st.data())
def test_what_is_made_is_always_verbatim(data: st.DataObject) -> None:
    """An excerpt made of any sentences of a text passes the check, whatever the room."""
    sentences = data.draw(
        st.lists(st.text("ab .,;[]'\"-é\n", min_size=1).map(lambda t: f"w{t}w."), min_size=1, max_size=6)
    )
    text = " ".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    spans = [Span.cut(text, start, start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    chosen = data.draw(st.lists(st.sampled_from(spans), min_size=1))
    excerpt = make_excerpt(text, chosen, limit=data.draw(st.integers(5, 200)))
    assert check_excerpt(excerpt, text)


def test_neighbouring_sentences_are_joined_without_a_cut() -> None:
    """A cut is shown only where something is left out."""
    first, second = TEXT.index("The border"), TEXT.index("The guarantors")
    spans = [Span.cut(TEXT, 0, first - 1), Span.cut(TEXT, first, second - 1)]
    assert ". . ." not in make_excerpt(TEXT, spans)


def test_too_long_a_sentence_is_cut_at_a_word() -> None:
    """The room is kept, the cut is shown, and no word is halved."""
    excerpt = make_excerpt(TEXT, [Span.cut(TEXT, 0, 44)], limit=20)
    assert excerpt == "Peru and Ecuador . . ."
