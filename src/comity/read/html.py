"""Web pages: the article by trafilatura, digest pages by their own headings, quotations and links."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree

from comity.model import Document
from comity.read.article import read_article
from comity.read.days import parse_day
from comity.read.decode import decode, is_well_formed
from comity.read.origin import Origin
from comity.read.pages import find_page_items, finish_all, item_document, normalise_language
from comity.read.paragraphs import Kind, Paragraph, join_paragraphs

# trafilatura's own bound (its setting max_file_size).
MAX_PAGE_BYTES = 20_000_000

# libxml2 refuses deeper trees than 256 without `huge_tree`, so walking one by recursion is safe.
_PARSER_SETTINGS: dict[str, Any] = {
    "encoding": "utf-8",
    "remove_comments": True,
    "remove_pis": True,
    "no_network": True,
}
# Only days that a page states, never one guessed from stray numbers in it.
_DAY_SETTINGS = {"original_date": True, "extensive_search": False}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})")
_HEADING = re.compile(r"h([1-6])")
_TWO_BREAKS = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_SKIPPED = {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "video", "audio", "canvas"}
_SKIPPED |= {"nav", "footer", "aside", "form", "button", "select", "textarea", "figcaption", "graphic"}
# The last row are the names that trafilatura gives to blocks in its own tree.
_BLOCKS = {
    "body",
    "main",
    "header",
    "article",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "address",
}
_BLOCKS |= {"blockquote", "pre", "figure", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr"}
_BLOCKS |= {"head", "quote", "code", "list", "item", "row"}
_BREAKS = frozenset(("br", "lb"))
# trafilatura and htmldate say on standard error what they did not find; it is no news to the reader of a page.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_Piece = tuple[str, Kind, int, str | None]


@dataclass(slots=True)
class _Walk:
    """The block of words that a walk over a tree is in, and what it has gathered."""

    kind: Kind = "plain"
    level: int = 0
    depth: int = 0
    words: list[str] = field(default_factory=list)
    link: str | None = None


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """The documents of a web page: one article, or one for each item of a digest page."""
    data = stream.read(MAX_PAGE_BYTES + 1)
    yield from read_html_bytes(data, origin)


def read_html_bytes(
    data: bytes, origin: Origin, *, url: str | None = None, declared: str | None = None
) -> Iterator[Document]:
    """The documents of a page's bytes. `url` and `declared` (an encoding) are what the server said, None if unknown."""
    if len(data) > MAX_PAGE_BYTES:
        rule = f"is longer than the {MAX_PAGE_BYTES:,} bytes that a page may have"
        origin.tell(data, rule, "save its article alone")
        return
    html = decode(data, declared or _declared_in(data))
    if html is None:
        origin.tell(
            data, "is not text in UTF-8, in Windows-1252 or in what the page declares", "save it again as UTF-8"
        )
        return
    drafts = _read_tree(html, url)
    if not drafts:
        origin.tell(html, "has no article to read", "check that the page's text is in its HTML, not made by a script")
    yield from finish_all(drafts, origin)


def html_to_paragraphs(html: str) -> tuple[str, tuple[Paragraph, ...]]:
    r"""A text made of a piece of HTML, and its paragraphs: for feeds, whose entries are pieces of pages.

    >>> html_to_paragraphs("<p>Peru met <b>Chile</b>.</p><blockquote>We agreed.</blockquote>")[0]
    'Peru met Chile.\n\nWe agreed.'
    """
    tree = _parse(html)
    return join_paragraphs(_pieces(tree)) if tree is not None else ("", ())


def _declared_in(data: bytes) -> str | None:
    head = data[:4096]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found[1].decode("ascii") if found else None


def _parse(html: str) -> Any | None:
    """The tree of a page, or None where there is nothing to make one of."""
    try:
        return lxml.html.document_fromstring(html.encode("utf-8"), parser=lxml.html.HTMLParser(**_PARSER_SETTINGS))
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _read_tree(html: str, url: str | None) -> list[Document]:
    tree = _parse(html)
    if tree is None:
        return []
    text, paragraphs = join_paragraphs(_pieces(tree))
    page = replace(_describe(tree, url), text=text)
    if items := find_page_items(paragraphs):
        return [item_document(page, item) for item in items]
    pieces = _article_pieces(tree, url) or [(each.text, each.kind, each.level, each.link) for each in paragraphs]
    return [_article(page, pieces)] if pieces else []


def _article(page: Document, pieces: list[_Piece]) -> Document:
    """The page as one article, its headline first."""
    if pieces[0][1] == "heading" and pieces[0][2] == 1:
        page = replace(page, title=pieces[0][0])
    elif page.title and pieces[0][0] != page.title:
        pieces = [(page.title, "heading", 1, None), *pieces]
    text, paragraphs = join_paragraphs(pieces)
    return read_article(replace(page, text=text), paragraphs)


def _describe(tree: Any, url: str | None) -> Document:
    """What the page says of itself. A day that stands only in its running text is left to the reader of articles."""
    try:
        found = trafilatura.extract_metadata(tree, default_url=url, date_config=dict(_DAY_SETTINGS))
    except Exception:  # a third party's parser on hostile input: no metadata is better than no document
        return Document(id="", text="", url=url, language=_language(tree))
    return Document(
        id="",
        text="",
        url=url or _clean(found.url),
        title=_clean(found.title),
        publisher=_clean(found.sitename),
        authors=tuple(name for name in (found.author or "").split("; ") if name and is_well_formed(name)),
        published=parse_day(found.date),
        language=_language(tree),
        topics=tuple(topic for topic in found.tags or found.categories or () if is_well_formed(topic)),
    )


def _article_pieces(tree: Any, url: str | None) -> list[_Piece]:
    """The pieces of the page's main text as trafilatura finds them; empty when it finds none."""
    try:
        found = trafilatura.bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    except Exception:  # as above; the caller then takes the whole page
        return []
    body = getattr(found, "body", None)
    return list(_pieces(body)) if body is not None else []


def _language(tree: Any) -> str | None:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    return normalise_language(root.get("lang") or root.get("xml:lang"))


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words and is_well_formed(words) else None


def _pieces(root: Any) -> Iterator[_Piece]:
    """The blocks of words under an element, in the order of the page."""
    walk = _Walk()
    yield from _walk(root, walk)
    yield from _flush(walk)


def _walk(element: Any, walk: _Walk) -> Iterator[_Piece]:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or element.get("hidden") is not None:
        return
    if element.tag in _BREAKS:
        walk.words.append("\n")
        return
    if element.tag == "a" and walk.link is None:
        walk.link = _address(element.get("href"))
    if element.tag not in _BLOCKS:
        yield from _walk_inside(element, walk)
        return
    yield from _flush(walk)
    around = (walk.kind, walk.level, walk.depth)
    _enter(element, walk)
    yield from _walk_inside(element, walk)
    yield from _flush(walk)
    walk.kind, walk.level, walk.depth = around


def _walk_inside(element: Any, walk: _Walk) -> Iterator[_Piece]:
    walk.words.append(element.text or "")
    for child in element:
        yield from _walk(child, walk)
        walk.words.append(child.tail or "")
    if element.tag in ("td", "th", "cell"):
        walk.words.append(" | ")


def _enter(element: Any, walk: _Walk) -> None:
    """Let a block's tag decide the kind of the words in it; a paragraph inside a quotation is of the quotation."""
    tag = element.tag
    if tag in ("blockquote", "quote"):
        walk.depth += 1
        walk.kind, walk.level = "quote", walk.depth
    elif walk.depth:
        return
    elif found := _HEADING.fullmatch(element.get("rend") or "" if tag == "head" else tag):
        walk.kind, walk.level = "heading", int(found[1])
    elif tag in ("li", "item"):
        walk.kind, walk.level = "bullet", 0
    elif tag in ("p", "div") and _is_all_bold(element):
        walk.kind, walk.level = "heading", 6


def _is_all_bold(element: Any) -> bool:
    """Whether a paragraph is one run of bold type, as pages without headings set their headlines."""
    if len(element) != 1 or element[0].tag not in ("b", "strong"):
        return False
    return not (element.text or "").strip() and not (element[0].tail or "").strip()


def _flush(walk: _Walk) -> Iterator[_Piece]:
    """The words gathered so far, as pieces; two line breaks in a row part them."""
    raw, link = "".join(walk.words), walk.link
    walk.words, walk.link = [], None
    for part in _TWO_BREAKS.split(raw):
        lines = (" ".join(_SPACE.split(line)).strip(" |") for line in part.split("\n"))
        if words := "\n".join(line for line in lines if line):
            yield words, walk.kind, walk.level, link


def _address(href: str | None) -> str | None:
    return href if href and href.startswith(("http://", "https://")) and is_well_formed(href) else None
