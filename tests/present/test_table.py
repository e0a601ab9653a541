"""Claims as a table."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from comity.model import Actor, Saying
from comity.present.table import COLUMNS, claim_cells, claims_table
from tests.relate.fakes import GAZETTE, event, neighbours, page, tie


def _cells(number: int) -> list[str]:
    view = neighbours()
    documents = {document.id: document for document in view.pages}
    claim = view.held[number]
    return [cell.plain for cell in claim_cells(claim, documents[claim.document])]


def test_an_event_is_told_in_seven_cells() -> None:
    """Who, what, whom, when, where, says who, how sure."""
    assert _cells(8) == ["JPN", "COERCE restrict", "KOR", "2019-07-04", "—", "Morning Gazette", "0.80"]


def test_a_tie_is_told_in_seven_cells() -> None:
    """A tie has its beginning for a time, and no place."""
    assert _cells(0)[:5] == ["KOR", "TIE diplomatic relations", "JPN", "since June 1965", "—"]


def test_a_denial_and_a_proposal_are_told_apart() -> None:
    """Neither reads like something done."""
    assert _cells(9)[5] == "a ministry in Tokyo (denies it)"
    assert _cells(10)[1] == "proposed: CONSULT"


def test_markup_in_a_source_is_shown_and_not_obeyed() -> None:
    """Square brackets of an outlet's name stay square brackets."""
    odd = page("Japan met South Korea.", "[red]Dawn[/red]")
    out = io.StringIO()
    table = claims_table([event(odd, "met", "JPN", "KOR")], {odd.id: odd})
    Console(file=out, width=200).print(table)
    assert "[red]Dawn[/red]" in out.getvalue()
    assert [column.header for column in table.columns] == list(COLUMNS)


def test_a_claim_without_its_document_has_a_row() -> None:
    """The table never fails for want of a document."""
    assert claim_cells(event(GAZETTE, "restricted", "JPN", "KOR"), None)[5].plain == "—"


@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_word_of_twelve_letters_is_broken(width: int) -> None:
    """On a terminal of 80 columns, and on any broader one, words stand whole."""
    source = page("The schoolmaster of Christchurch hypothesised.", "Commonwealth Intelligencer Post")
    unknown = Actor(text="schoolmaster apprentices", start=4, end=16)
    long = replace(
        event(source, "hypothesised", "JPN", "KOR", "SANCTION", mode="discontinue", place="Christchurch"),
        source=(unknown,),
        target=(unknown,),
        status="hypothetical",
        certainty="possible",
        said_by=(Saying(text="Commissioner Bartholomew", stance="denies"),),
    )
    ended = tie(source, "schoolmaster", "JPN", "KOR", "diplomatic_relations", since="1965-09-17", until="1998-11-30")
    out = io.StringIO()
    Console(file=out, width=width).print(claims_table([long, ended], {source.id: source}, width=width))
    shown = set(re.findall(r"[\w-]+", out.getvalue()))
    words = "hypothetical SANCTION discontinue schoolmaster apprentices Christchurch Bartholomew diplomatic September"
    assert set(words.split()) <= shown
    assert max(map(len, out.getvalue().splitlines())) <= width


def test_a_narrow_table_tells_the_same() -> None:
    """Fewer columns leave out neither the place nor the doubt."""
    odd = page("Japan met South Korea in Busan.", "Dawn")
    claim = event(odd, "met", "JPN", "KOR", place="Busan", certainty="probable")
    out = io.StringIO()
    Console(file=out, width=80).print(claims_table([claim], {odd.id: odd}, width=80))
    assert all(word in out.getvalue() for word in ("JPN", "CONSULT", "(probable)", "KOR", "Busan", "Dawn", "0.80"))
