"""A digest as HTML, Markdown, JSON Feed 1.1 or Atom."""

from __future__ import annotations

from comity.errors import UsageError
from comity.present.digest import atom, feed, html, markdown
from comity.present.pages import Others
from comity.relate.picks import Digest

FORMATS = ("html", "md", "json", "atom")

_FEEDS = {"json": feed.render, "atom": atom.render}


def render_digest(digest: Digest, format: str = "html", address: str | None = None, others: Others = ()) -> str:
    """The digest in one of `FORMATS`.

    Where it is served, `address` is where a feed is to be had, and `others` are the forms that a page links to.

    Raises:
        UsageError: another format.
    """
    if format in _FEEDS:
        return _FEEDS[format](digest, address)
    if format == "md":
        return markdown.render(digest)
    if format == "html":
        return html.render(digest, others)
    raise UsageError(f"{format!r} is not a format of a digest: give one of {', '.join(FORMATS)}.")
