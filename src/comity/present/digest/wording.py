"""The words that all forms of a digest share."""

from __future__ import annotations

from html import escape

from comity.relate.picks import Digest, Pick
from comity.relate.wording import capitalised, join_words, show_day, show_days, with_article

HOW_MADE = (
    "Titles are as the pages give them, and the sentences above each excerpt are comity's, made from coded claims "
    "alone, unless an editor is named below them. Excerpts are the words of the outlet or author named, or of the page "
    "that quotes them where it says so, and are cut only where “. . .” shows it."
)


def heading(digest: Digest) -> str:
    """The title of the page."""
    told = [join_words([with_article(name) for name in digest.about]), digest.topic or ""]
    asked = ", ".join(words for words in told if words)
    return f"Picks: {capitalised(asked)}" if asked else "Picks"


def period(digest: Digest) -> str:
    """The days that the picks were published on, or were asked for."""
    if digest.since or digest.until:
        parts = [f"from {show_day(digest.since)}"] if digest.since else []
        return " ".join([*parts, f"to {show_day(digest.until)}"] if digest.until else parts)
    days = sorted(pick.published for pick in digest.picks if pick.published)
    return show_days(days[0], days[-1]) if days else ""


PAGES_OWN = "The page's own words:"
"""Stands before an excerpt that is by whoever made the page, not by the outlet's author."""


def byline(pick: Pick) -> str:
    """Outlet, authors and day."""
    authors = join_words(pick.authors)
    parts = [pick.publisher or "Unnamed outlet", f"by {authors}" if authors else "", show_day(pick.published)]
    return ", ".join(part for part in parts if part)


def subtitle(digest: Digest) -> str:
    """What a feed says of itself: how it was made, and what is missing."""
    return " ".join([HOW_MADE, *(["What is missing:"] if digest.missing else []), *digest.missing])


def content_html(pick: Pick) -> str:
    """The standfirst and the excerpt as a feed carries them: HTML in which every word of a source is escaped."""
    own = f"<p>{escape(PAGES_OWN)}</p>" if pick.excerpt_by == "page" else ""
    by = "".join(f"<p>{escape(words)}</p>" for words in editor_words(pick))
    return f"<p>{escape(standfirst(pick))}</p>{by}{own}<blockquote>{escape(pick.excerpt)}</blockquote>"


def standfirst(pick: Pick) -> str:
    """What stands above the excerpt: the editor's words where there are any, else comity's."""
    return pick.standfirst or pick.text


def editor_words(pick: Pick) -> tuple[str, ...]:
    """Who wrote the words above the excerpt, and what the record has instead; nothing where they are comity's."""
    if pick.standfirst is None:
        return ()
    return (f"Standfirst by {pick.standfirst_by}.", f"By the record: {pick.text}")
