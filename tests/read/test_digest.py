"""Digest pages: which items they have, who speaks in them, and which pages are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.model import Document
from comity.read.digest import find_items
from comity.read.pages import read_page, read_record
from comity.read.paragraphs import split_paragraphs
from tests.read.cases import load_cases, read_all

CASES = load_cases("digest_pages.toml")
SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "digest_page.txt"


def _read(page: str) -> list[Document]:
    return read_page(Document(id="", text=page), split_paragraphs(page))


def _shown(document: Document) -> dict[str, Any]:
    """The fields of a document as a case writes them."""
    lists = {"topics": list(document.topics), "authors": list(document.authors)}
    fields = {name: getattr(document, name) for name in ("title", "publisher", "url", "published")}
    return fields | lists | {"voices": _voices(document), "speakers": _speakers(document)}


def _voices(document: Document) -> str:
    return " ".join(block.voice for block in document.blocks)


def _speakers(document: Document) -> list[str]:
    return [block.speaker.text if block.speaker else "" for block in document.blocks if block.voice == "author"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_page_gives_the_documents_that_a_reader_finds(case: dict[str, Any]) -> None:
    """A page gives one document an item, or one in all, with the fields and voices that the case lists."""
    documents = _read(case["page"].strip("\n"))
    assert len(documents) == len(case["items"])
    for document, item in zip(documents, case["items"], strict=True):
        assert {name: _shown(document)[name] for name in item} == item


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_windows_line_ends_change_nothing(case: dict[str, Any], tmp_path: Path) -> None:
    """A page with CR LF gives the same documents as the page with LF, ids included."""
    unix, windows = tmp_path / "unix.txt", tmp_path / "windows.txt"
    unix.write_bytes(case["page"].encode())
    windows.write_bytes(case["page"].replace("\n", "\r\n").encode())
    assert read_all(unix) == read_all(windows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_record_with_a_page_stays_one_document(case: dict[str, Any]) -> None:
    """The text of a record is kept, whatever it is; its blocks have the voices and hide no paragraph."""
    document = read_record(Document(id="given", text=case["page"]))
    assert (document.id, document.text) == ("given", case["page"])
    rest = case["page"]
    for block in reversed(document.blocks):
        rest = rest[: block.start] + rest[block.end :]
    assert not any(map(str.isalpha, rest))
    if len(case["items"]) > 1 and "briefs" not in case["id"]:
        assert "editor" in _voices(document)


def test_a_record_with_one_item_takes_the_fields_of_the_item() -> None:
    """Outlet, topics and authors of the only item are the record's where it has none of its own."""
    page = next(case["page"] for case in CASES if case["id"] == "several-authors")
    document = read_record(Document(id="given", text=page, publisher="The Pick"))
    assert (document.publisher, document.topics) == ("The Pick", ("Japan", "Africa"))
    assert document.authors == ("Koji Mori", "Amina Diallo")


def test_lines_around_an_item_are_in_no_text() -> None:
    """ "Read more at" and "More about" speak of an item and are not its words."""
    texts = "\n".join(document.text for case in CASES[:7] for document in _read(case["page"]))
    assert not [word for word in ("Read more", "More about", "Continue reading", "Via ") if word in texts]


def test_a_page_without_such_lines_is_no_digest() -> None:
    """Headlines alone do not part a page into items."""
    assert find_items(split_paragraphs("One Headline\n\nWords.\n\nAnother Headline\n\nMore words.")) == ()


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is beside the repository, not in it")
def test_the_sample_page_is_read_as_a_careful_reader_does() -> None:
    """Two items with headline, outlet, topics, authors and voices; nothing told, nothing else in the texts."""
    documents, problems = read_all(SAMPLE)
    assert (len(documents), problems) == (2, [])
    first, second = documents
    assert first.title == "How Japan and Israel Can Strengthen Their Alliance, and Why They Should"
    assert (first.publisher, first.topics) == ("JNS", ("Abraham Accords", "Israel diplomacy", "Japan"))
    assert first.authors == ("Abraham Cooper", "Kinue Tokudome")
    assert _voices(first) == "title editor author author author author"
    assert set(_speakers(first)) == {"Abraham Cooper and Kinue Tokudome"}
    assert second.title == "Israel Just Sent Iran a Clear Message"
    assert (second.publisher, second.topics) == ("Jewish Chronicle", ("Iran", "Israeli Security"))
    assert (second.authors, second.published, second.language) == (("Yossi Kuperwasser",), None, "en")
    assert _voices(second) == "title editor editor author author author"
    assert set(_speakers(second)) == {"Yossi Kuperwasser"}
    assert first.text.endswith("Israel and India.")
    assert second.text.endswith("Israel is not seeking escalation at the moment.")
    page = SAMPLE.read_text("utf8")
    assert all(document.text in page for document in documents)
