"""The forms of a dossier."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from comity.errors import UsageError
from comity.present.dossier import render_dossier
from comity.relate.dossier import build_dossier
from tests.present.golden_files import matches_golden
from tests.present.pages_read import read_page
from tests.relate.fakes import COURIER, GAZETTE, NAMES, ListView, event, neighbours, page, tie

DOSSIER = build_dossier(neighbours(), "JPN", "KOR")


@pytest.mark.parametrize(("format", "ending"), [("text", "txt"), ("md", "md")])
def test_the_form_is_as_last_looked_at(format: str, ending: str) -> None:
    """Text and Markdown of the sample dossier are those of the golden files."""
    assert matches_golden(f"dossier.{ending}", render_dossier(DOSSIER, format))


def test_a_passage_on_the_page_is_as_last_looked_at() -> None:
    """One section of the page, from its heading to its end, is that of the golden file."""
    html = render_dossier(DOSSIER, "html")
    start = html.index('<section aria-labelledby="contested">')
    section = html[start : html.index("</section>", start)] + "</section>\n"
    assert matches_golden("dossier_contested.html", section)


def test_the_json_holds_what_the_pages_hold() -> None:
    """Third parties, citations and offsets are there under stable names."""
    found = json.loads(render_dossier(DOSSIER, "json"))
    assert found["schema"] == "comity.dossier/1"
    assert [third["party"] for third in found["unites"]] == ["USA", "PRK"]
    citation = found["standing"][0]["citations"][0]
    assert citation["passage"]["text"] == "Seoul and Tokyo restored diplomatic relations in June 1965."
    assert citation["published"] == "1998-10-09"
    assert set(found) >= {
        "a",
        "b",
        "state",
        "timeline",
        "ledger",
        "proposed",
        "said",
        "contested",
        "events",
        "coverage",
    }


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_every_form_names_every_claim(format: str) -> None:
    """Whatever the form, a reader can look up the claims of each event and tie."""
    rendered = render_dossier(DOSSIER, format)
    lines = [*DOSSIER.standing, *DOSSIER.events, *DOSSIER.said, *DOSSIER.contested]
    assert all(citation.claim in rendered for line in lines for citation in line.citations)


@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_an_empty_dossier_says_that_silence_is_no_evidence(format: str) -> None:
    """A pair without a claim has a dossier in every form, and it explains itself."""
    empty = build_dossier(ListView(), "PER", "ECU", names=NAMES.__getitem__)
    assert "That is no evidence that nothing happened." in " ".join(render_dossier(empty, format).split())


def test_the_page_of_an_empty_dossier_has_no_picture() -> None:
    """No axes without data."""
    empty = build_dossier(ListView(), "PER", "ECU", names=NAMES.__getitem__)
    assert "svg" not in {element.tag for element in read_page(render_dossier(empty, "html"))}


def test_a_long_list_says_what_it_leaves_out() -> None:
    """Pages show the latest events and count the others."""
    claims = [event(GAZETTE, "restricted", "JPN", "KOR", linked=f"e{n}") for n in range(210)]
    many = build_dossier(ListView(claims, [GAZETTE]), "JPN", "KOR")
    assert "and 10 more" in render_dossier(many, "text")
    assert len(json.loads(render_dossier(many, "json"))["events"]) == 210


def test_the_terminal_is_not_steered_by_a_source() -> None:
    """Escape sequences and text that runs backwards do not reach the terminal."""
    evil = page("Japan met \x1b[2JSouth Korea \u202eagain.", "Dawn\x07")
    view = ListView([event(evil, "met", "JPN", "KOR"), tie(evil, "again", "JPN", "KOR", "trade")], [evil])
    rendered = render_dossier(build_dossier(view, "JPN", "KOR"), "text")
    assert not set(rendered) & {"\x1b", "\x07", "\u202e"}


def test_an_unknown_format_is_refused() -> None:
    """The message names the formats there are."""
    with pytest.raises(UsageError, match="text, json, html, md"):
        render_dossier(DOSSIER, "pdf")


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_a_turn_among_events_that_are_not_listed_is_shown(format: str) -> None:
    """A large dossier counts more events than it lists; a change point beside unlisted ones stands without them."""
    pages = [page(f"Japan met South Korea, time {n}.", published=date(2001, 1, 1 + n)) for n in range(16)]
    claims = [
        event(p, "met", "JPN", "KOR", day=p.published, score=5 if n < 8 else -7, linked=f"e{n:02}")
        for n, p in enumerate(pages)
    ]
    whole = build_dossier(ListView(claims, pages), "JPN", "KOR")
    assert "Towards conflict" in render_dossier(replace(whole, events=whole.events[:2]), format)


@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_the_ledger_is_in_every_form_by_the_period_asked_for(format: str) -> None:
    """By week the summit stands under its week, and what was read that week beside it."""
    weekly = render_dossier(build_dossier(neighbours(), "JPN", "KOR", by="week"), format)
    assert ("1998-W41" if format == "json" else "Week of 5 October 1998") in weekly


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_copies_of_one_text_are_told_from_reports(format: str) -> None:
    """An event that two outlets print in one outlet's words says so, and the limits say how they are counted."""
    view = neighbours()
    copied = ListView(view.held, view.pages, {COURIER.id: "The Herald"})
    found = " ".join(render_dossier(build_dossier(copied, "JPN", "KOR"), format).split())
    assert "2 outlets, 1 of them a copy" in found
    assert "the text of The Herald" in found
    assert "1 document carries the text of another outlet" in found
