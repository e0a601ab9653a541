"""Sentences: where they start, and where they must not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Block, Document, Reading
from comity.parse import parse, parse_texts


def _sentences(document: Document) -> list[str]:
    [reading] = parse([Reading(document=document)])
    assert reading.parse
    return [sentence.text for sentence in reading.parse.sentences]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    """A paragraph without a full stop ends its sentence all the same."""
    text = "Ministers meet in Quito\n\nPeru and Chile sent envoys."
    assert _sentences(Document(id="d", text=text)) == ["Ministers meet in Quito", "Peru and Chile sent envoys."]


def test_a_title_is_one_sentence() -> None:
    """Capitals inside a title do not begin sentences."""
    text = "Peru Just Sent Chile a Clear Message\n\nIt was read at noon."
    title = Block(start=0, end=36, voice="title")
    assert _sentences(Document(id="d", text=text, blocks=(title,)))[0] == text[:36]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .\n“”'\t", max_size=60))
def test_sentences_cut_the_text(text: str) -> None:
    """Each sentence is what its span cuts from the text, in order and without overlap."""
    [reading] = parse_texts([text])
    assert reading.parse
    end = 0
    for sentence in reading.parse.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        end = sentence.end
