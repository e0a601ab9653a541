"""Plain articles."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model import Document
from comity.read.pages import read_page
from comity.read.paragraphs import split_paragraphs

ARTICLE = """Peru and Chile Settle Their Quarrel

By Ana Ruiz
Published: 2021-03-04

LIMA (Reuters) - Peru and Chile settled their quarrel on Tuesday. Li Wei, who led the talks, said:

> Nobody has won.

Both will meet again:

- in Arica,
- in spring.

Tags: Peru, Chile
"""


def _read(text: str, **known: str) -> Document:
    [document] = read_page(Document(id="", text=text, **known), split_paragraphs(text))
    return document


def _shown(document: Document) -> list[tuple[str, str]]:
    return [(block.voice, document.text[block.start : block.end].split("\n")[0][:12]) for block in document.blocks]


def test_an_article_says_what_it_is() -> None:
    """Title, author, day, agency and topics are read off its head and foot."""
    document = _read(ARTICLE)
    assert (document.title, document.authors) == ("Peru and Chile Settle Their Quarrel", ("Ana Ruiz",))
    assert (document.published, document.publisher) == (date(2021, 3, 4), "Reuters")
    assert document.topics == ("Peru", "Chile")
    assert document.text == ARTICLE


def test_every_paragraph_is_a_block() -> None:
    """All are the author's but the title and what is set apart; a bullet's mark is in its block."""
    assert _shown(_read(ARTICLE)) == [
        ("title", "Peru and Chi"),
        ("author", "By Ana Ruiz"),
        ("author", "Published: 2"),
        ("author", "LIMA (Reuter"),
        ("quote", "Nobody has w"),
        ("author", "Both will me"),
        ("author", "- in Arica,"),
        ("author", "- in spring."),
        ("author", "Tags: Peru, "),
    ]


def test_a_quotation_set_apart_has_the_speaker_named_before_it() -> None:
    """The paragraph before it ends in a colon and names who speaks."""
    document = _read(ARTICLE)
    [speaker] = [block.speaker for block in document.blocks if block.speaker]
    assert document.text[speaker.start : speaker.end] == speaker.text == "Li Wei"


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Chile.\n\nBoth agreed.",
        "By Ana Ruiz\n\nPeru met Chile.",
        "May 7, 2024\n\nPeru met Chile.",
        "A Short Line\nthat goes on over another.\n\nPeru met Chile.",
        "A Headline and Nothing Else",
        "The minister said:\n\nPeru met Chile.",
    ],
)
def test_not_every_first_line_is_a_title(text: str) -> None:
    """A sentence, a byline, a day, a line of a paragraph, a lead-in or a lone line is no title."""
    document = _read(text)
    assert document.title is None
    assert {block.voice for block in document.blocks} == {"author"}


def test_a_known_title_is_found_in_the_text() -> None:
    """A title given with the text is a block where the text starts with it, and wins over the first line elsewhere."""
    assert _shown(_read("Talks.\n\nPeru met Chile.", title="Talks."))[0][0] == "title"
    other = _read("A Short Line\n\nPeru met Chile.", title="Talks")
    assert (other.title, [block.voice for block in other.blocks]) == ("Talks", ["author", "author"])


def test_what_is_known_wins_over_what_the_text_says() -> None:
    """A record's own outlet is not replaced by the agency of a dateline."""
    assert _read(ARTICLE, publisher="The Lima Post").publisher == "The Lima Post"
