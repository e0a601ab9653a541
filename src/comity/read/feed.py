"""RSS and Atom feeds: a document for each entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import feedparser

from comity.model import Document
from comity.read.article import read_article
from comity.read.days import parse_day
from comity.read.decode import is_well_formed
from comity.read.digest import find_items
from comity.read.html import html_to_paragraphs
from comity.read.origin import Origin
from comity.read.pages import finish_all, item_document, normalise_language
from comity.read.paragraphs import join_paragraphs

MAX_FEED_BYTES = 64_000_000


def read_feed(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """The entries of a feed, each with its title and as much of its text as the feed has."""
    data = stream.read(MAX_FEED_BYTES + 1)
    if len(data) > MAX_FEED_BYTES:
        origin.tell(data, f"is longer than the {MAX_FEED_BYTES:,} bytes of a feed", "split it")
        return
    feed = _parse(data)
    if feed is None or not (feed.entries or feed.get("version")):
        origin.tell(data, "is not an RSS or Atom feed", "check the file, or name it by what it is")
        return
    for number, entry in enumerate(feed.entries, 1):
        yield from finish_all(_read_entry(entry, feed.feed), replace(origin, name=f"{origin.name}, entry {number}"))


def _parse(data: bytes) -> Any | None:
    try:
        # A stream, not the bytes: feedparser would open bytes that name a file, and fetch what looks like an address.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # a third party's parser on hostile input
        return None


def _read_entry(entry: Any, feed: Any) -> list[Document]:
    """The documents of an entry: one, or the items of the digest page that it carries."""
    title = _words(entry.get("title"))
    _, paragraphs = html_to_paragraphs(_content(entry))
    pieces = [(each.text, each.kind, each.level, each.link) for each in paragraphs]
    if title and (not pieces or pieces[0][0] != title):
        pieces.insert(0, (title, "heading", 1, None))
    text, paragraphs = join_paragraphs(pieces)
    draft = _describe(entry, feed, title, text)
    items = find_items(paragraphs)
    if len(items) > 1:
        return [item_document(draft, item) for item in items]
    if items:
        item = item_document(draft, items[0])
        return [replace(item, url=item.url or draft.url, topics=item.topics or draft.topics)]
    return [read_article(draft, paragraphs)]


def _describe(entry: Any, feed: Any, title: str | None, text: str) -> Document:
    source = entry.get("source") or {}
    return Document(
        id="",
        text=text,
        title=title,
        url=_words(entry.get("link")),
        publisher=_words(source.get("title")) or _words(entry.get("publisher")) or _words(feed.get("title")),
        authors=tuple(filter(None, (_words(author.get("name")) for author in entry.get("authors", ())))),
        published=parse_day(entry.get("published")) or parse_day(entry.get("updated")),
        language=normalise_language(feed.get("language")),
        topics=tuple(filter(None, (_words(tag.get("term")) for tag in entry.get("tags", ())))),
    )


def _content(entry: Any) -> str:
    """The longest of what an entry has: its full content where there is some, else the summary."""
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    return max((body for body in bodies if is_well_formed(body)), key=len, default="")


def _words(html: object) -> str | None:
    """A field of a feed as plain words: titles too may be written in HTML."""
    if not isinstance(html, str) or not is_well_formed(html):
        return None
    words = html_to_paragraphs(html)[0] if "<" in html or "&" in html else html
    return " ".join(words.split()) or None
