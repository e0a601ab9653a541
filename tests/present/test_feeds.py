"""The feeds of a digest hold what their specifications ask for: JSON Feed 1.1, and Atom as RFC 4287 has it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from comity.present.digest import render_digest
from comity.relate.picks import Digest, build_digest
from tests.relate.fakes import ListView, event, neighbours, page

DIGEST = build_digest(neighbours())
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "atom.rng"))
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

UNDATED = page("Peru met Ecuador.", None, None)
HOSTILE = ']]><script>alert(1)</script>&amp;\x00\x1b\ufffe\u202e"'


def _hostile() -> Digest:
    """A digest of one document in which every word is an attack."""
    evil = replace(
        page(f"Peru met Ecuador {HOSTILE} again.", HOSTILE),
        id=f"{HOSTILE} / ?",
        title=HOSTILE,
        url='https://evil.example/a"b<c>d|e^f`{g}ü',
        authors=(HOSTILE,),
        topics=(HOSTILE,),
    )
    return build_digest(ListView([event(evil, "met", "PER ECU")], [evil]), topic="again")


DIGESTS = {
    "neighbours": DIGEST,
    "of a pair": build_digest(neighbours(), about=("JPN", "KOR"), since=date(1998, 1, 1), until=date(2019, 12, 31)),
    "undated": build_digest(ListView([event(UNDATED, "met", "PER ECU")], [UNDATED])),
    "empty": build_digest(ListView()),
    "hostile": _hostile(),
}


@pytest.fixture(params=sorted(DIGESTS))
def digest(request: pytest.FixtureRequest) -> Digest:
    """One digest after the other."""
    return DIGESTS[request.param]


def _atom(digest: Digest, address: str | None = None) -> Any:
    return etree.fromstring(render_digest(digest, "atom", address).encode())


def _json(digest: Digest, address: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_digest(digest, "json", address))
    return found


def test_atom_is_as_its_schema_asks(digest: Digest) -> None:
    """Each element stands where and as often as RFC 4287 has it, with texts and attributes of the right kind."""
    feed = _atom(digest, "http://127.0.0.1:8765/digest.atom")
    assert SCHEMA.validate(feed), SCHEMA.error_log


@pytest.mark.parametrize("lost", ["id", "title", "updated", "author"])
def test_the_schema_would_see_what_is_missing(lost: str) -> None:
    """The check can fail: without one of what every feed must have, the schema refuses it."""
    feed = _atom(DIGEST)
    feed.remove(feed.find(f"{ATOM}{lost}"))
    assert not SCHEMA.validate(feed)


def test_every_entry_has_an_author_and_a_way_to_what_it_is_about(digest: Digest) -> None:
    """An entry names its own author, so that comity is not taken for it; without a link it has content (4.1.2)."""
    for entry, pick in zip(_atom(digest).iter(f"{ATOM}entry"), digest.picks, strict=True):
        names = [name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")]
        assert names
        assert "comity" not in names
        assert entry.find(f"{ATOM}content").text
        assert (entry.find(f"{ATOM}link") is None) == (pick.url is None or not pick.url.startswith("http"))


def test_ids_are_unique_and_stable(digest: Digest) -> None:
    """No two have one id, and a second run gives the same ones, in both feeds."""
    for _ in range(2):
        ids = [found.text for found in _atom(digest).iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) == len(digest.picks) + 1
        assert ids == [found.text for found in _atom(digest).iter(f"{ATOM}id")]
        items = [item["id"] for item in _json(digest)["items"]]
        assert len(items) == len(set(items)) == len(digest.picks)


def test_another_question_is_another_feed() -> None:
    """Topic, parties and period are in the id of the feed; what is picked is not."""
    others = [
        replace(DIGEST, **change) for change in ({"topic": "x"}, {"about": ("Peru",)}, {"until": date(2001, 1, 1)})
    ]
    ids = {_atom(digest).findtext(f"{ATOM}id") for digest in (DIGEST, *others)}
    assert len(ids) == 4
    assert _atom(replace(DIGEST, picks=())).findtext(f"{ATOM}id") in ids


def test_days_are_rfc_3339(digest: Digest) -> None:
    """Each moment has date, time and zone; where a day of publication is not known none is given."""
    moments = [e.text for e in _atom(digest).iter(f"{ATOM}updated", f"{ATOM}published")]
    assert moments
    assert all(RFC_3339.fullmatch(moment) for moment in moments)
    items = _json(digest)["items"]
    assert all(RFC_3339.fullmatch(item["date_published"]) for item in items if "date_published" in item)
    assert [("date_published" in item) for item in items] == [pick.published is not None for pick in digest.picks]


def test_a_feed_reader_reads_it(digest: Digest) -> None:
    """A reader of feeds finds no fault; text is marked as text, and the content has no markup but its own."""
    read = feedparser.parse(render_digest(digest, "atom"))
    assert not read.bozo
    assert len(read.entries) == len(digest.picks)
    assert all(entry.summary_detail.type == "text/plain" for entry in read.entries)
    assert all("<script" not in entry.content[0].value for entry in read.entries)


def test_json_has_what_its_version_asks_for(digest: Digest) -> None:
    """Version, title, items; each with an id as text and one content; nothing unknown but below an underscore."""
    feed = _json(digest, "http://127.0.0.1:8765/digest.json")
    known = {"version", "title", "feed_url", "description", "language", "items"}
    assert {name for name in feed if not name.startswith("_")} == known
    assert (feed["version"], bool(feed["title"])) == ("https://jsonfeed.org/version/1.1", True)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert "url" not in item or urlsplit(item["url"]).scheme in ("http", "https")
        assert all(author["name"] for author in item.get("authors", []))
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
        assert {name for name in item if not name.startswith("_")} <= {
            *("id", "url", "title", "summary", "content_html", "date_published", "authors", "tags"),
        }


def test_a_feed_says_what_is_missing(digest: Digest) -> None:
    """What the page says at its end stands in the description of either feed."""
    assert all(line in _json(digest)["description"] for line in digest.missing)
    assert all(line in _atom(digest).findtext(f"{ATOM}subtitle") for line in digest.missing)


def test_a_feed_names_where_it_is_to_be_had_only_where_it_is() -> None:
    """A file has no address of its own; one that is served has."""
    assert _atom(DIGEST).find(f"{ATOM}link") is None
    assert _atom(DIGEST, "http://x.example/d").find(f"{ATOM}link").attrib["rel"] == "self"
    assert "feed_url" not in _json(DIGEST)


def test_hostile_words_stay_words() -> None:
    """What a source says is text or escaped HTML, never markup of the feed."""
    feed = _atom(DIGESTS["hostile"])
    assert {etree.QName(e).localname for e in feed.iter()}.isdisjoint({"script"})
    assert "&lt;script&gt;" in feed.findtext(f"{ATOM}entry/{ATOM}content")
    assert "<script>" in feed.findtext(f"{ATOM}entry/{ATOM}title")
    href = feed.find(f"{ATOM}entry/{ATOM}link").attrib["href"]
    assert href == "https://evil.example/a%22b%3Cc%3Ed%7Ce%5Ef%60%7Bg%7D%C3%BC"


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_title_gives_a_feed_that_is_read(title: str) -> None:
    """Whatever characters a title has, the feed is well-formed and valid."""
    first, *_ = DIGEST.picks
    feed = _atom(replace(DIGEST, picks=(replace(first, title=title, authors=(f"A {title}",), topics=(title,)),)))
    assert SCHEMA.validate(feed), SCHEMA.error_log
