"""Claims and documents survive the way into rows and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import AnyClaim, Block, Code, Document, Span, Time
from comity.record import rows
from tests.record.builders import document, event, tie

CODE = Code(codebook="mine 1", type=None, confidence=0.8, nearest=("loan 1", "none 2"))
CLAIMS = [
    event(),
    event(code=CODE),
    event(place=None, target=(), time=Time(), mode="visit"),
    tie(),
    tie(since=None, trend=None),
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_comes_back_from_json_as_it_was(claim: AnyClaim) -> None:
    """What `json_of` writes as text, `claim_of` reads back unchanged."""
    assert rows.claim_of(json.loads(json.dumps(rows.json_of(claim)))) == claim


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_comes_back_from_a_row_as_it_was(claim: AnyClaim) -> None:
    """What `row_of` puts into columns, `claim_of` reads back unchanged."""
    assert rows.claim_of(rows.row_of(claim)) == claim


def test_a_row_stored_before_there_were_codebooks_is_read() -> None:
    """A claim without the column `code` has none."""
    row = rows.row_of(event())
    del row["code"]
    assert rows.claim_of(row) == event()


def test_json_has_the_names_of_the_design() -> None:
    """An event claim carries the fields that outside checks read, under their names."""
    row = rows.json_of(event())
    assert row["time"] == {"start": "2001-05-03", "end": "2001-05-03", "text": "Thursday", "precision": "day"}
    assert row["scores"] == {"plover": 2.5, "goldstein": 1.0}
    assert row["cameo"] == "040"
    assert {"id", "document", "sentence", "status", "certainty", "said_by", "confidence", "why"} <= row.keys()


def test_parties_are_named_once_and_sorted() -> None:
    """Both sides of a claim are its parties, whichever side they stand on."""
    assert rows.parties_of(event()) == ["CHL", "PER"] == rows.parties_of(tie())


words = st.text(min_size=1, max_size=40)


@given(words, st.none() | words, st.none() | st.dates(min_value=date(1, 1, 1)), st.lists(words, max_size=3))
def test_any_document_comes_back_as_it_was(
    text: str, title: str | None, published: date | None, topics: list[str]
) -> None:
    """Whatever stands in a document, its row holds it."""
    block = Block(start=0, end=len(text), voice="author", speaker=Span.cut(text, 0, 1))
    before = Document(id="d", text=text, title=title, published=published, topics=tuple(topics), blocks=(block,))
    assert rows.document_of(rows.document_row(before)) == before
    assert rows.document_of(rows.document_row(document())) == document()
