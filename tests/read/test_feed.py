"""Feeds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.read.cases import read_all

DATA = Path(__file__).parent / "data"


def test_each_entry_is_a_document() -> None:
    """Title, text, day, author, topics and outlet of an RSS entry; the fuller of its two texts."""
    documents, problems = read_all(DATA / "feed.rss")
    first = documents[0]
    assert first.text == "Peru & Chile settle their quarrel\n\nPeru and Chile settled their quarrel.\n\nNobody has won."
    assert [block.voice for block in first.blocks] == ["title", "author", "quote"]
    assert (first.title, first.url) == ("Peru & Chile settle their quarrel", "https://lima.example/quarrel")
    assert (first.publisher, first.language) == ("The Lima Post", "en")
    assert (first.published, first.authors, first.topics) == (date(2021, 3, 4), ("Ana Ruiz",), ("Trade",))
    assert (documents[1].text, documents[1].published) == ("Undated\n\nGhana aided Kenya.", None)
    assert len(documents) == 2
    assert [str(problem).split(":")[0].endswith("entry 3") for problem in problems] == [True]


def test_an_atom_entry_is_a_document() -> None:
    """Atom's fields are the same."""
    [document], _ = read_all(DATA / "feed.atom")
    assert (document.title, document.publisher) == ("Oslo surprises Hanoi", "Nordic Review")
    assert (document.published, document.authors) == (date(2024, 5, 6), ("Lars Holm",))


def test_an_entry_may_carry_a_digest(tmp_path: Path) -> None:
    """An entry with the lines of a digest item has its voices, outlet and author, and keeps the entry's headline."""
    item = "&lt;p&gt;Ana Ruiz writes:&lt;/p&gt;&lt;p&gt;We won.&lt;/p&gt;&lt;p&gt;Read more at LP&lt;/p&gt;"
    feed = tmp_path / "in.rss"
    entry = f"<item><title>Peru Wins</title><description>{item}</description></item>"
    feed.write_text(f"<rss version='2.0'><channel>{entry}</channel></rss>")
    [document], _ = read_all(feed)
    assert (document.title, document.publisher, document.authors) == ("Peru Wins", "LP", ("Ana Ruiz",))
    assert [block.voice for block in document.blocks] == ["title", "editor", "author"]


@pytest.mark.parametrize("text", ["", "no feed", "<html><body>Peru met Chile.</body></html>", "/etc/hostname", "<rss"])
def test_what_is_no_feed_is_told(text: str, tmp_path: Path) -> None:
    """A file of another kind gives a problem; words that name a file or an address open neither."""
    path = tmp_path / "in.rss"
    path.write_text(text)
    documents, [problem] = read_all(path)
    assert documents == []
    assert "is not an RSS or Atom feed" in str(problem)


def test_entities_of_a_feed_reach_no_file_and_do_not_grow(tmp_path: Path) -> None:
    """External entities are not resolved, nested ones not multiplied."""
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    path = tmp_path / "in.rss"
    entry = "<item><title>Peru &x;</title><description>Peru &a11; &x; met Chile.</description></item>"
    doctype = f'<!DOCTYPE r [{nested}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path.write_text(f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel>{entry}</channel></rss>')
    documents, _ = read_all(path)
    text = "".join(document.text for document in documents)
    assert "swordfish" not in text
    assert len(text) < 1000
