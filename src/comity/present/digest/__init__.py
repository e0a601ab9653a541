"""A digest as HTML, Markdown, JSON Feed 1.1 or Atom."""

from __future__ import annotations

from comity.errors import UsageError
from comity.present.digest import atom, feed, html, markdown
from comity.relate.picks import Digest

FORMATS = ("html", "md", "json", "atom")

_PAGES = {"html": html.render, "md": markdown.render}
_FEEDS = {"json": feed.render, "atom": atom.render}


def render_digest(digest: Digest, format: str = "html", address: str | None = None) -> str:
    """The digest in one of `FORMATS`; `address` is where a feed is to be had, None if it is a file.

    Raises:
        UsageError: another format.
    """
    if format in _FEEDS:
        return _FEEDS[format](digest, address)
    if format in _PAGES:
        return _PAGES[format](digest)
    raise UsageError(f"{format!r} is not a format of a digest: give one of {', '.join(FORMATS)}.")
