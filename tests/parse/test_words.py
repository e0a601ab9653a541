"""Words told by their kind have the part of speech, morphology and lemma that spaCy's rules give them in the text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.parse.syntax import mend_lemmas, plain_language
from comity.parse.words import Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULES = ("attribute_ruler", "lemmatizer", "comity_lemmas")
TEXTS = (
    "There is a deal, and there are two. It's there. There exists another.",
    "Let's go, they said. Let us see what the envoy's aides had done, and what they have.",
    "“I ain't gonna sign,” he said. “Ain't you? You gotta. C'mon, y'all!”",
    "They hoped that the ships which sank had not been theirs; that was all but that.",
    "Peru, whose envoys did leave, does not do what it did.\n\n  Chile'd leave.",
    "got",
    "\n",
    "",
)
WORDS = [
    "there",
    "is",
    "are",
    "let",
    "'s",
    "I",
    "you",
    "it",
    "do",
    "had",
    "that",
    "but",
    "gon",
    "na",
    "got",
    "ta",
    "this",
    "the",
    "said",
    "not",
    ".",
    "\n",
    "to",
]


@cache
def plain() -> Language:
    """The pipeline as spaCy runs it."""
    return plain_language()


@cache
def own() -> Words:
    """The memory around the same rules; one for all tests, so that it is asked in any order."""
    return Words(plain().vocab, (*map(plain().get_pipe, RULES[:2]), mend_lemmas))  # type: ignore[arg-type]


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(word.tag_, word.pos_, str(word.morph), word.lemma_, word.dep_) for word in doc]


def _both(text: str) -> tuple[Doc, Doc]:
    with plain().select_pipes(disable=[*RULES, "ner"]):
        parsed = plain()(text)
    theirs = parsed.copy()
    for name in RULES:
        theirs = plain().get_pipe(name)(theirs)
    return theirs, own()(parsed)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_told_as_spacy_tells_them(text: str) -> None:
    """Pairs such as "let 's" and "there is", words that hang on their label, and white space come out the same."""
    theirs, ours = _both(text)
    assert _told(ours) == _told(theirs)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_any_words_are_told_as_spacy_tells_them(text: str) -> None:
    """However the words are put together, what was remembered of them elsewhere holds here."""
    theirs, ours = _both(text)
    assert _told(ours) == _told(theirs)


def test_heads_and_sentences_are_left_alone() -> None:
    """Telling the words changes no link and no sentence of the parse."""
    theirs, ours = _both(TEXTS[0])
    assert [(word.head.i, word.is_sent_start) for word in ours] == [
        (word.head.i, word.is_sent_start) for word in theirs
    ]
