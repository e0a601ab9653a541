"""A digest as an Atom feed (RFC 4287). Ids are made from what they name, so that a second run gives the same."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from comity.present.clean import printable, safe_link
from comity.present.digest.wording import content_html, heading, standfirst, subtitle
from comity.relate.picks import Digest, Pick

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What RFC 3986 lets stand in a URL, `%` for what is escaped already.
_IN_A_URL = ":/?#[]@!$&'()*+,;=-._~%"


def render(digest: Digest, address: str | None = None) -> str:
    """The whole digest as the text of a feed; `address` is where the feed itself is to be had, None if nowhere."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "title", heading(digest))
    _add(feed, "subtitle", subtitle(digest))
    _add(feed, "id", feed_id(digest))
    _add(feed, "updated", _moment(last_day(digest)))
    if address:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "generator").text = "comity"
    _author(feed, "comity")
    for pick in digest.picks:
        _entry(feed, pick, digest)
    indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def feed_id(digest: Digest) -> str:
    """The same for the same question: topic, parties and period."""
    return _urn("digest", digest.topic, *sorted(digest.about), digest.since, digest.until)


def last_day(digest: Digest) -> date:
    """The last publication among the picks, else the end of the period asked for, else today (UTC)."""
    days = [pick.published for pick in digest.picks if pick.published]
    return max(days, default=digest.until or datetime.now(UTC).date())


def _entry(feed: Element, pick: Pick, digest: Digest) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "title", pick.title)
    _add(entry, "id", _urn("document", pick.document))
    _add(entry, "updated", _moment(pick.published or last_day(digest)))
    if pick.published:
        _add(entry, "published", _moment(pick.published))
    if link := safe_link(pick.url):
        SubElement(entry, "link", rel="alternate", href=quote(link, safe=_IN_A_URL))
    for name in pick.authors or (pick.publisher or "Unnamed outlet",):
        _author(entry, name)
    for topic in pick.topics:
        SubElement(entry, "category", term=_clean(topic))
    _add(entry, "summary", standfirst(pick))
    _add(entry, "content", content_html(pick), type="html")


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _clean(text)


def _author(parent: Element, name: str) -> None:
    _add(SubElement(parent, "author"), "name", name)


def _clean(text: str) -> str:
    r"""The text without what no XML document may hold.

    >>> _clean("a\x00b\ufffe")
    'ab'
    """
    return _NOT_XML.sub("", printable(text))


def _moment(day: date) -> str:
    """The day as RFC 3339 asks; of a publication no more than its day is known.

    >>> _moment(date(2001, 5, 3))
    '2001-05-03T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"


def _urn(*parts: object) -> str:
    """A name that is the same for the same parts, whatever they hold (RFC 9562, version 5).

    >>> _urn("document", "1") == _urn("document", "1") != _urn("document", "2")
    True
    """
    told = "\x1f".join("" if part is None else str(part) for part in ("comity", *parts))
    return uuid5(NAMESPACE_URL, told.encode("utf8", "surrogatepass").decode("utf8", "replace")).urn
