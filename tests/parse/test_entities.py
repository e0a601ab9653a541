"""Entities decoded at once are those that spaCy's own recogniser finds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.parse.entities import Entities, can_decode
from comity.parse.syntax import plain_language

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = (
    "On 3 March 2019 the Foreign Minister of Peru, Ana Maria Quispe, flew to the city of Port Moresby.",
    "The Organisation for the Prohibition of Chemical Weapons met in The Hague. The U.N. paid $2.5 million.",
    "Talks in Quito\n\nChile\n\nMr. Nakamura of the Bank of Japan",
    "Two. Three hundred and forty-five thousand six hundred soldiers marched last Monday morning at about six o'clock.",
    "Lima",
    " ",
    "",
)
WORDS = st.sampled_from(
    [
        "Peru",
        "Lima",
        "the",
        "of",
        "Bank",
        "John",
        "Kerr",
        "said",
        ".",
        "\n\n",
        "on",
        "Monday",
        "5",
        "million",
        "two",
        ",",
        "and",
        "NATO",
        "'s",
    ]
)


@cache
def plain() -> Language:
    """The pipeline as spaCy runs it."""
    return plain_language()


@cache
def own() -> Entities:
    """The decoder around the same weights."""
    return Entities(plain().get_pipe("ner"))  # type: ignore[arg-type]


def _both(text: str) -> tuple[Doc, Doc]:
    with plain().select_pipes(disable=["ner"]):
        parsed = plain()(text)
    return plain().get_pipe("ner")(parsed.copy()), own()(parsed)


def _tags(doc: Doc) -> list[tuple[int, str]]:
    return [(token.ent_iob, token.ent_type_) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_entities_are_those_of_spacy(text: str) -> None:
    """Names of many words, numbers, dates, entities at the end of a sentence and of the text come out the same."""
    theirs, ours = _both(text)
    assert _tags(ours) == _tags(theirs)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_has_the_entities_that_spacy_finds(text: str) -> None:
    """Whatever the words, and however sentences are cut, both find the same entities."""
    theirs, ours = _both(text)
    assert _tags(ours) == _tags(theirs)


def test_a_batch_gives_what_each_text_gives_alone() -> None:
    """An entity does not reach from one text of a batch into the next."""
    with plain().select_pipes(disable=["ner"]):
        alone, together = (list(plain().pipe(TEXTS)) for _ in range(2))
    expected = [_tags(own()(doc)) for doc in alone]
    assert [_tags(doc) for doc in own().pipe(together, batch_size=3)] == expected


def test_another_kind_of_recogniser_is_left_to_spacy() -> None:
    """A recogniser that looks at more tokens is not decoded here."""
    import spacy

    other = spacy.blank("en")
    other.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
        "extra_state_tokens": True, "hidden_width": 8, "maxout_pieces": 2, "use_upper": True,
        "tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 8, "depth": 1,
        "embed_size": 50, "window_size": 1, "maxout_pieces": 2, "subword_features": True}}})  # fmt: skip
    other.initialize()
    assert can_decode(plain().get_pipe("ner"))  # type: ignore[arg-type]
    assert not can_decode(other.get_pipe("ner"))  # type: ignore[arg-type]
