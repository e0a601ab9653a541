"""Pages to documents: ids, languages, bounds, and what always holds of spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.model import Document
from comity.read import read_bare_text
from comity.read.pages import find_language, name_document, read_page
from comity.read.paragraphs import split_paragraphs
from tests.read.cases import read_all

LINES = st.sampled_from(
    [
        "A Headline",
        "Ana Ruiz writes:",
        "the ports are full.",
        "“We won.”",
        "Ruiz goes on:",
        "Read more at JNS",
        "Via Reuters",
        "More about: Peru, Chile",
        "May 7, 2024",
        "By Li Wei",
        "> quoted words",
        "- a bullet (Reuters)",
        "# A Heading",
        "* * *",
        "LIMA (AP) - Peru met Chile.",
        "",
    ]
)
PAGES = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@given(PAGES)
def test_spans_cut_the_right_text(page: str) -> None:
    """Whatever a page is made of, blocks lie in order, do not overlap, and each speaker is where its span says."""
    for document in read_page(Document(id="", text=page), split_paragraphs(page)):
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            end = block.end
            if block.speaker:
                span = block.speaker
                assert document.text[span.start : span.end] == span.text != ""


@given(PAGES)
def test_items_have_words_of_the_page_alone(page: str) -> None:
    """Each paragraph of a document is a stretch of its page."""
    for document in read_page(Document(id="", text=page), split_paragraphs(page)):
        assert all(document.text[block.start : block.end] in page for block in document.blocks)


def test_the_same_file_gives_the_same_documents(tmp_path: Path) -> None:
    """A second run, and a copy under another name, give the same ids."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Talks\n\nPeru met Chile.\n")
    first, second = read_all(tmp_path)[0]
    assert first == second
    assert read_all(tmp_path) == read_all(tmp_path)


@pytest.mark.parametrize(
    "change", [{"publisher": "Post"}, {"url": "https://a.example"}, {"title": "Talks"}, {"text": "No."}]
)
def test_another_outlet_is_another_document(change: dict[str, str]) -> None:
    """The same text elsewhere, under another headline, or another text has another id."""
    fields = {"text": "Peru met Chile."}
    assert name_document(Document(id="", **fields)) != name_document(Document(id="", **(fields | change)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the two states said that they would meet again at the border in the spring.", "en"),
        ("Los ministros de los dos estados dijeron que se reunirán otra vez en la frontera en primavera.", None),
        ("De ministers van de twee staten zeiden dat zij in het voorjaar weer aan de grens zullen praten.", None),
        ("Les ministres des deux États ont dit qu’ils se reverraient à la frontière au printemps prochain.", None),
        ("Yes.", None),
    ],
)
def test_english_is_known_by_its_small_words(text: str, language: str | None) -> None:
    """Other languages and short texts are not guessed."""
    assert find_language(text) == language


def test_a_text_at_hand_is_one_document() -> None:
    """Even a digest page, and with the voices that it has."""
    document = read_bare_text(
        "A Deal\n\nAna Ruiz writes:\n\nWe won.\n\nRead more at LP\n\nMore about: Peru", publisher="X"
    )
    assert [block.voice for block in document.blocks] == ["title", "editor", "author", "editor", "editor"]
    assert (document.publisher, document.authors) == ("LP", ("Ana Ruiz",))


@pytest.mark.parametrize("text", ["", " \n", "x" * 1_000_001])
def test_a_text_that_is_no_document_is_an_error(text: str) -> None:
    """Nothing to read, or too much, is said at once."""
    with pytest.raises(InputError):
        read_bare_text(text)
