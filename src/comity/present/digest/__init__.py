"""A digest as HTML, Markdown, or JSON Feed 1.1."""

from __future__ import annotations

from comity.errors import UsageError
from comity.present.digest import feed, html, markdown
from comity.relate.picks import Digest

FORMATS = ("html", "md", "json")

_RENDER = {"html": html.render, "md": markdown.render, "json": feed.render}


def render_digest(digest: Digest, format: str = "html") -> str:
    """The digest in one of `FORMATS`.

    Raises:
        UsageError: another format.
    """
    if format not in _RENDER:
        raise UsageError(f"{format!r} is not a format of a digest: give one of {', '.join(FORMATS)}.")
    return _RENDER[format](digest)
