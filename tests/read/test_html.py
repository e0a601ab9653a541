"""Web pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.model import Document
from comity.read import html
from comity.read.html import html_to_paragraphs, read_html_bytes
from comity.read.origin import Origin
from tests.read.cases import read_all

DATA = Path(__file__).parent / "data"


def _read(page: str | bytes, url: str | None = None) -> tuple[list[Document], list[InputError]]:
    problems: list[InputError] = []
    data = page.encode() if isinstance(page, str) else page
    return list(read_html_bytes(data, Origin(name="page", on_problem=problems.append), url=url)), problems


def test_an_article_has_what_its_page_says() -> None:
    """Title, author, day, outlet, address and language come from the page; the day is the one written."""
    [document], problems = read_all(DATA / "article.html")
    assert problems == []
    assert document.title == "Peru and Chile settle their quarrel"
    assert (document.authors, document.published) == (("Ana Ruiz",), date(2021, 3, 4))
    assert (document.publisher, document.language) == ("The Lima Post", "en")
    assert document.url == "https://lima.example/quarrel"


def test_an_article_has_its_own_words_alone() -> None:
    """The headline is part of the text; the frame of the page and its teasers are not."""
    [document], _ = read_all(DATA / "article.html")
    assert document.text.startswith("Peru and Chile settle their quarrel\n\nPeru and Chile settled")
    assert not [word for word in ("Home", "Read more", "2026", "Kenya") if word in document.text]


def test_a_block_quotation_in_an_article_is_somebody_elses() -> None:
    """Its voice is `quote`, and its speaker is whom the paragraph before it names."""
    [document], _ = read_all(DATA / "article.html")
    assert [block.voice for block in document.blocks] == ["title", "author", "author", "quote", "author"]
    [speaker] = [block.speaker for block in document.blocks if block.speaker]
    assert speaker.text == document.text[speaker.start : speaker.end] == "Li Wei"


def test_a_digest_page_gives_its_items() -> None:
    """Each item has its own address, outlet and topics; the page gives day and language."""
    documents, problems = read_all(DATA / "digest.html")
    assert problems == []
    assert [document.title for document in documents] == ["Ghana Wants Its Canal Back", "Oslo Surprises Hanoi"]
    assert [document.publisher for document in documents] == ["Accra Times", "Nordic Review"]
    assert [document.url for document in documents] == ["https://accra.example/canal", "https://nordic.example/pact"]
    assert {(document.published, document.language) for document in documents} == {(date(2024, 5, 7), "en")}
    assert [document.topics for document in documents] == [("Ghana", "Trade"), ()]


def test_a_block_quotation_in_a_digest_is_the_authors() -> None:
    """What the item sets apart is the excerpt, in the voice of whom the editor names."""
    first, second = read_all(DATA / "digest.html")[0]
    assert [block.voice for block in first.blocks] == ["title", "editor", "author", "author"]
    assert [block.voice for block in second.blocks] == ["title", "editor", "author"]
    assert {block.speaker.text for block in first.blocks if block.speaker} == {"Efua Mensah"}
    assert first.text.endswith("It will bind the coast & the north.")


def test_headlines_may_be_bold_or_bare() -> None:
    """A page without headings is parted too, by its lines and by line breaks."""
    page = """<div><p><b>Ghana Wants Its Canal Back</b></p><p>Efua Mensah says why:</p><p>It is no dream.<br><br>It will
    come.</p><p>Read more at Accra Times</p><p>Share</p><div>Oslo Surprises Hanoi</div><div>As Lars Holm has it,</div>
    <blockquote>nobody knew.<blockquote>Not a soul.</blockquote></blockquote><div>Via Nordic Review</div></div>"""
    documents, _ = _read(page)
    assert [document.title for document in documents] == ["Ghana Wants Its Canal Back", "Oslo Surprises Hanoi"]
    assert [[block.voice for block in document.blocks] for document in documents] == [
        ["title", "editor", "author", "author"],
        ["title", "editor", "author", "quote"],
    ]


def test_a_page_without_a_day_has_none() -> None:
    """No day is guessed from the clock or from stray numbers in the page."""
    [document], _ = _read("<html><body><p>Peru met Chile in 2019, and both agreed.</p><p>© 2026</p></body></html>")
    assert document.published is None


def test_the_address_that_a_server_knows_is_kept() -> None:
    """The address given with the page wins over what the page says."""
    [document], _ = _read((DATA / "article.html").read_bytes(), url="https://mirror.example/1")
    assert document.url == "https://mirror.example/1"


def test_a_page_in_an_old_encoding_is_read() -> None:
    """What the page declares decides where its bytes are no UTF-8."""
    page = '<html><head><meta charset="koi8-r"></head><body><p>Мир подписан.</p></body></html>'
    [document], _ = _read(page.encode("koi8-r"))
    assert document.text == "Мир подписан."


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>alert(1)</script>", "<div>" * 100_000, "<!-- -->"])
def test_a_page_without_words_is_told(page: str) -> None:
    """An empty page, a page made by a script, and one nested past reason give a problem and no document."""
    documents, problems = _read(page)
    assert documents == []
    assert "has no article to read" in str(problems[0])


def test_too_long_a_page_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than a page may have are not parsed."""
    monkeypatch.setattr(html, "MAX_PAGE_BYTES", 10)
    documents, [problem] = _read("<p>Peru met Chile.</p>")
    assert documents == []
    assert "longer than the 10 bytes" in str(problem)


def test_entities_of_a_page_reach_no_file(tmp_path: Path) -> None:
    """An external entity is not resolved."""
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    page = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>Peru &x; met Chile.</p></body></html>'
    assert "swordfish" not in "".join(document.text for document in _read(page)[0])


def test_a_failing_extractor_loses_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura raises, the words of the whole page are read, without what it would have said of them."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(html.trafilatura, "bare_extraction", fail)
    monkeypatch.setattr(html.trafilatura, "extract_metadata", fail)
    [document], problems = _read("<html lang='en'><body><h1>Talks</h1><p>Peru met Chile.</p></body></html>")
    assert (document.text, document.title, document.language, problems) == (
        "Talks\n\nPeru met Chile.",
        "Talks",
        "en",
        [],
    )


def test_tables_and_lists_are_words_too() -> None:
    """Cells of a row are parted by bars, items of a list are paragraphs."""
    text, _ = html_to_paragraphs("<table><tr><th>Year</th><th>Catch</th></tr></table><ul><li>one</li><li>two</li></ul>")
    assert text == "Year | Catch\n\none\n\ntwo"


@given(st.binary(max_size=300) | st.text(alphabet='<>/="pbdiv h1 blockquote&;x', max_size=300).map(str.encode))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    """A page may hold anything: it gives documents whose blocks lie in their text, or a problem."""
    documents, problems = _read(data)
    assert documents or problems
    assert all(0 <= block.start < block.end <= len(each.text) for each in documents for block in each.blocks)
