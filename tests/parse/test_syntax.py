"""Sentences: where they start, and where they must not; lemmas: those that the model gets wrong are mended."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codes.table import rows
from comity.model import Block, Document, Reading
from comity.parse import language, parse, parse_texts
from comity.parse.syntax import plain_language

if TYPE_CHECKING:
    from spacy.language import Language

LEMMAS = rows("parse/lemmas.csv")
FRAMES = ("The army {} them.", "They were {} by the army.", "It is {} them in the town.")


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


@cache
def model_alone() -> Language:
    """The pipeline as spaCy runs it, without comity's lemmas."""
    pipeline = plain_language()
    pipeline.remove_pipe("comity_lemmas")
    return pipeline


def _lemmas_of(form: str, pipeline: Language) -> set[str]:
    docs = pipeline.pipe(frame.format(form) for frame in FRAMES)
    return {token.lemma_ for doc in docs for token in doc if token.lower_ == form and token.pos_ == "VERB"}


@pytest.mark.parametrize("row", LEMMAS, ids=lambda row: row["form"])
def test_a_misread_form_gets_its_lemma(row: dict[str, str]) -> None:
    """The model alone gives another lemma (a better model lets the row go); comity gives the right one."""
    assert _lemmas_of(row["form"], model_alone()) - {row["lemma"]}
    assert _lemmas_of(row["form"], language()) == {row["lemma"]}


def test_a_form_of_the_rarer_verb_keeps_its_lemma() -> None:
    """ "Hopped" is of hop and "gripped" of grip, as the model has it."""
    assert [_lemmas_of(form, language()) for form in ("hopped", "gripped")] == [{"hop"}, {"grip"}]


def test_the_pipeline_gives_what_spacy_gives() -> None:
    """Run our way, spaCy's models and rules say of each word what they say when spaCy runs them."""
    text = "Ana Quispe, Peru's envoy, hoped on Monday that the two sides would sign. There is no deal yet, she said."
    named = ["TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "MORPH"]
    ours, theirs = language()(text).to_array(named), plain_language()(text).to_array(named)  # type: ignore[arg-type]
    assert (ours == theirs).all()
