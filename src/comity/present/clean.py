"""Making other people's words safe to show: files are hostile, and pages, terminals and links trust them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;)|!(?=\[))")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    r"""The text on one line, without what moves a terminal's cursor or turns its text around.

    >>> printable("A\x1b[2Jb\n c")
    'A[2Jb c'
    """
    blanked = " ".join(text.split())
    return "".join(char for char in blanked if char not in _BIDI and unicodedata.category(char) != "Cc")


def safe_link(url: str | None) -> str | None:
    """The link if it leads to a web page (http or https, with a host), else None.

    >>> safe_link("https://herald.example/1"), safe_link("javascript:alert(1)")
    ('https://herald.example/1', None)
    """
    if not url or any(char.isspace() or unicodedata.category(char) == "Cc" for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def markdown_text(text: str) -> str:
    r"""The text so that Markdown shows it as it is, tags and all, on one line.

    >>> markdown_text("*a* <b>")
    '\\*a\\* \\<b\\>'
    """
    escaped = _MARKDOWN.sub(r"\\\1", printable(text))
    return re.sub(r"^(\d+)([.)])|^([-+=])", _escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    """A number or dash at the start of a line would open a list."""
    number, stop, dash = match.groups()
    return f"{number}\\{stop}" if number else f"\\{dash}"


def markdown_link(label: str, url: str | None) -> str:
    """A Markdown link, or the bare label where the URL is none to follow.

    >>> markdown_link("Herald", "https://herald.example/a_(b)"), markdown_link("Herald", None)
    ('[Herald](<https://herald.example/a_(b)>)', 'Herald')
    """
    target = safe_link(url)
    if target is None or any(char in target for char in "<>"):
        return markdown_text(label)
    return f"[{markdown_text(label)}](<{target}>)"
