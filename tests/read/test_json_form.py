"""Documents as JSON objects."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.model import Block, Document, Span
from comity.read import document_from_json, documents_json

WORDS = st.text(max_size=20)
DOCUMENTS = st.builds(
    Document,
    id=WORDS,
    text=st.just("Ana Ruiz writes:\n\nPeru met Chile."),
    url=st.none() | WORDS,
    title=st.none() | WORDS,
    publisher=st.none() | WORDS,
    authors=st.lists(WORDS).map(tuple),
    published=st.none() | st.dates(),
    language=st.none() | WORDS,
    topics=st.lists(WORDS).map(tuple),
    blocks=st.just(
        (
            Block(start=0, end=16, voice="editor"),
            Block(start=18, end=33, voice="author", speaker=Span(start=0, end=8, text="Ana Ruiz")),
        )
    ),
)
GOOD = documents_json(Document(id="d", text="Peru met Chile.", blocks=(Block(start=0, end=15, voice="author"),)))


@given(DOCUMENTS)
def test_a_document_comes_back_from_its_json(document: Document) -> None:
    """Writing and reading keeps every field."""
    assert document_from_json(json.loads(json.dumps(documents_json(document)))) == document


def test_what_a_page_lacks_is_null() -> None:
    """Absent fields are null or empty, and a block without a known speaker has none."""
    assert (GOOD["title"], GOOD["published"], GOOD["topics"]) == (None, None, [])
    assert GOOD["blocks"] == [{"start": 0, "end": 15, "voice": "author"}]


@pytest.mark.parametrize(
    "change",
    [
        {"published": "2024-02-30"},
        {"blocks": [{"start": 0, "end": 99, "voice": "author"}]},
        {"blocks": [{"start": 0, "end": 5, "voice": "chorus"}]},
        {"authors": None},
    ],
)
def test_a_wrong_object_is_refused(change: dict[str, Any]) -> None:
    """A day that no calendar has, a block outside the text, an unknown voice or a missing list names the mistake."""
    with pytest.raises(InputError, match="missing or wrong"):
        document_from_json(GOOD | change)
