"""Which places a text names: tests/cases/places.toml, and what always holds."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.locate.where import find_places
from comity.model import PlaceMention
from comity.parse import language

VOCABULARY = """Paris Texas Georgia Washington Homs Ga. U.S. the of , and in ( ) Lincoln St. New York -based 's
University THE"""
NAMES = st.sampled_from(VOCABULARY.split())


def _found(text: str) -> list[list[str]]:
    return [_row(text, mention) for mention in find_places(language()(text))]


def _row(text: str, mention: PlaceMention) -> list[str]:
    words = text[mention.start : mention.end]
    if mention.place is None:
        return [words, "", "?"]
    return [words, mention.place.country or "", mention.place.precision]


def test_case(named: dict[str, Any]) -> None:
    """Each name of places.toml is found where and as what it says."""
    assert _found(named["text"]) == named["places"]


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, max_size=10))
def test_mentions_cut_the_text(words: list[str]) -> None:
    """Mentions stand in order, do not overlap, and a place has degrees that the earth has."""
    text = " ".join(words)
    behind = 0
    for mention in find_places(language()(text)):
        assert behind <= mention.start < mention.end <= len(text)
        assert mention.place is None or -90 <= (mention.place.lat or 0) <= 90
        assert mention.place is None or mention.place.text == text[mention.start : mention.end]
        behind = mention.end


def test_each_choice_has_a_reason() -> None:
    """`why` says what settled a name, or what was lacking."""
    mentions = find_places(language()("Envoys met in Paris, Texas, and in the village of Qarzolabad."))
    assert [bool(mention.why) for mention in mentions] == [True] * len(mentions)
    assert "qualified by Texas" in mentions[0].why


def test_an_empty_text_has_no_places() -> None:
    """Nothing in, nothing out."""
    assert find_places(language()("")) == ()
