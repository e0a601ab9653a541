"""The forms of a digest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from html import unescape

import pytest

from comity.errors import UsageError
from comity.present.digest import render_digest
from comity.relate.picks import build_digest
from tests.present.golden_files import matches_golden
from tests.relate.fakes import ListView, event, neighbours, page

DIGEST = build_digest(neighbours())


def test_the_markdown_is_as_last_looked_at() -> None:
    """Markdown of the sample digest is that of the golden file."""
    assert matches_golden("digest.md", render_digest(DIGEST, "md"))


def test_a_pick_on_the_page_is_as_last_looked_at() -> None:
    """The first pick of the page, from title to topics, is that of the golden file."""
    html = render_digest(DIGEST, "html")
    start = html.index("<article")
    assert matches_golden("digest_pick.html", html[start : html.index("<details>", start)])


def test_the_feed_is_a_json_feed() -> None:
    """What JSON Feed 1.1 asks for is there: version, title, items with unique ids as text and a content each."""
    feed = json.loads(render_digest(DIGEST, "json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Picks"
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids)) == len(DIGEST.picks)
    assert all(item["content_html"] for item in feed["items"])
    assert all(set(author) == {"name"} for item in feed["items"] for author in item.get("authors", []))


def test_days_in_the_feed_are_rfc_3339() -> None:
    """Each date of publication has a time and a zone; a pick without a date has none."""
    undated = page("Peru met Ecuador.", published=None)
    view = ListView([event(undated, "met", "PER ECU")], [undated])
    items = json.loads(render_digest(DIGEST, "json"))["items"]
    assert all(datetime.fromisoformat(item["date_published"]).tzinfo for item in items)
    assert "date_published" not in json.loads(render_digest(build_digest(view), "json"))["items"][0]


def test_the_feed_escapes_what_it_quotes() -> None:
    """An excerpt with tags stays text in `content_html`."""
    evil = page("Peru met Ecuador <script>alert(1)</script>.")
    feed = render_digest(build_digest(ListView([event(evil, "met", "PER ECU")], [evil])), "json")
    assert "<script>" not in json.loads(feed)["items"][0]["content_html"]


@pytest.mark.parametrize("format", ["html", "md"])
def test_each_pick_has_the_parts_of_a_digest(format: str) -> None:
    """Title, standfirst, excerpt, "Read more at", "More about", and what is missing."""
    rendered = unescape(render_digest(DIGEST, format))
    for pick in DIGEST.picks:
        assert pick.excerpt.split(" . . . ")[0][:40] in rendered
        assert f"Read more at {pick.publisher}" in rendered
    assert "More about: Japan, South Korea" in rendered
    assert "What is missing" in rendered


def test_the_topic_is_in_the_title() -> None:
    """A digest of one topic is called by it."""
    assert render_digest(replace(DIGEST, topic="trade"), "md").startswith("# Picks: Trade\n")


def test_an_unknown_format_is_refused() -> None:
    """The message names the formats there are."""
    with pytest.raises(UsageError, match="html, md, json, atom"):
        render_digest(DIGEST, "pdf")


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_the_pages_own_words_are_marked(format: str) -> None:
    """An excerpt of the page that quotes says whose it is; one of an author does not."""
    [first, *rest] = DIGEST.picks
    marked = replace(DIGEST, picks=(replace(first, excerpt_by="page"), *rest))
    assert unescape(render_digest(marked, format)).count("The page's own words:") == 1
    assert "The page's own words:" not in unescape(render_digest(DIGEST, format))
