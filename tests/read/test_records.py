"""Records to documents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.model import Document
from comity.read.origin import Origin
from comity.read.records import RecordReader

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = ("id", "text", "title", "published", "publisher", "url", "authors", "topics", "language")


def _read(record: object, **known: Any) -> tuple[Document | None, list[str]]:
    problems: list[InputError] = []
    origin = Origin(name="in.jsonl", on_problem=problems.append, **known)
    return RecordReader(origin=origin).read(record, 7), [str(problem) for problem in problems]


def test_every_field_is_taken() -> None:
    """A record gives its document what it says, under the field's own name."""
    record = {
        "id": "a",
        "text": "Peru met Chile.",
        "title": "Talks",
        "published": "2024-04-21",
        "publisher": "The Lima Post",
        "url": "https://lima.example/1",
        "authors": ["Ana Ruiz"],
        "topics": ["Trade"],
        "language": "en-GB",
    }
    document, problems = _read(record)
    assert document is not None
    assert problems == []
    assert {name: getattr(document, name) for name in FIELDS} == record | {
        "published": date(2024, 4, 21),
        "authors": ("Ana Ruiz",),
        "topics": ("Trade",),
        "language": "en",
    }


def test_other_names_of_a_field_are_known() -> None:
    """What other programs call a field is taken where the field's own name is absent or empty."""
    document, _ = _read({"content": "Peru met Chile.", "headline": "Talks", "date": "2024-04-21", "title": ""})
    assert document is not None
    assert (document.text, document.title, document.published) == ("Peru met Chile.", "Talks", date(2024, 4, 21))


def test_the_text_is_kept_as_given() -> None:
    """No character of a record's text is changed, so offsets into it are the giver's own."""
    text = "  Talks \r\n\r\nPeru\u2028met\tChile. \n"
    document, _ = _read({"text": text})
    assert document is not None
    assert document.text == text
    assert [text[block.start : block.end] for block in document.blocks] == ["Talks", "Peru\u2028met\tChile."]


def test_what_the_caller_knows_fills_what_the_record_lacks() -> None:
    """Day and outlet of the call are for records without; a record's own win."""
    known = {"published": date(2024, 1, 1), "publisher": "Wire"}
    bare, _ = _read({"text": "Peru met Chile."}, **known)
    full, _ = _read({"text": "Peru met Chile.", "published": "2023-05-05", "publisher": "Post"}, **known)
    assert bare is not None
    assert full is not None
    assert (bare.published, bare.publisher) == (date(2024, 1, 1), "Wire")
    assert (full.published, full.publisher) == (date(2023, 5, 5), "Post")


@pytest.mark.parametrize(("given_id", "id_"), [("a", "a"), (7, "7"), (" b ", " b ")])
def test_a_given_id_is_the_documents(given_id: object, id_: str) -> None:
    """Text or a whole number names a document, to the letter."""
    document, problems = _read({"id": given_id, "text": "Peru met Chile."})
    assert document is not None
    assert (document.id, problems) == (id_, [])


@pytest.mark.parametrize("given_id", [None, "", float("nan")])
def test_without_an_id_the_content_names_a_document(given_id: object) -> None:
    """An absent id is no problem; the same content gets the same name."""
    first, problems = _read({"id": given_id, "text": "Peru met Chile."})
    second, _ = _read({"text": "Peru met Chile."})
    assert first == second
    assert problems == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"id": "a"}, "has no `text`"),
        ({"text": None}, "has no `text`"),
        ({"text": 5}, "has no `text`"),
        ({"text": " \n "}, "has no text to read"),
        ({"text": "\ud800"}, "has half of a surrogate pair"),
        ({"text": "x" * 1_000_001}, "1,000,001 characters, more than the 1,000,000"),
        (["text"], "is not an object"),
        ("text", "is not an object"),
    ],
)
def test_a_record_that_is_no_document_is_told(record: object, words: str) -> None:
    """The message names the place and the rule; there is no document."""
    document, [problem] = _read(record)
    assert document is None
    assert problem.startswith("in.jsonl, line 7: ")
    assert words in problem
    assert len(problem) < 400


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("published", "2024-02-30", "'2024-02-30' as `published` is not a day"),
        ("published", "soon", "'soon' as `published` is not a day"),
        ("title", 5, "5 as `title` is not text"),
        ("id", ["a"], "list as `id` is not text"),
        ("authors", {"a": 1}, "dict as `authors` is not a list"),
        ("topics", ["a", 1], "list as `topics` is not a list"),
    ],
)
def test_a_wrong_field_is_told_and_left_out(name: str, value: object, words: str) -> None:
    """The document is read without the field."""
    document, [problem] = _read({"text": "Peru met Chile.", name: value})
    assert document is not None
    assert words in problem
    assert name == "id" or not getattr(document, name)


def test_lists_may_be_written_in_one_cell() -> None:
    """Semicolons part anything; commas part topics, and authors of two words or more."""
    document, _ = _read({"text": "Peru met Chile.", "authors": "Ana Ruiz, Li Wei", "topics": "trade, sea, trade"})
    assert document is not None
    assert (document.authors, document.topics) == (("Ana Ruiz", "Li Wei"), ("trade", "sea"))
    reverse, _ = _read({"text": "Peru met Chile.", "authors": "Ruiz, Ana", "topics": "a, b; c"})
    assert reverse is not None
    assert (reverse.authors, reverse.topics) == (("Ruiz, Ana",), ("a, b", "c"))


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES) | VALUES)
def test_any_record_is_read_or_told(record: object) -> None:
    """Whatever a record holds, it gives a document that can be written, or a problem."""
    document, problems = _read(record)
    assert document is not None or problems
    if document is not None:
        fields = (document.id, document.text, document.title, document.url, *document.authors, *document.topics)
        assert all(field is None or field.encode("utf-8") is not None for field in fields)
        assert document.id
