"""A digest: one pick an event, one pick a document, each honest about where it comes from."""

from __future__ import annotations

from datetime import date

import pytest

from comity.errors import UsageError
from comity.relate.excerpts import check_excerpt
from comity.relate.picks import build_digest
from tests.relate.fakes import HERALD, ListView, event, neighbours, page


def test_no_event_and_no_document_is_picked_twice() -> None:
    """The summit has two reports and one pick."""
    picks = build_digest(neighbours()).picks
    events = [pick.event for pick in picks if pick.event]
    assert len(events) == len(set(events))
    assert len({pick.document for pick in picks}) == len(picks)


def test_every_excerpt_is_verbatim() -> None:
    """Code, not trust: each excerpt is checked against its document."""
    view = neighbours()
    texts = {document.id: document.text for document in view.pages}
    picks = build_digest(view).picks
    assert picks
    assert all(check_excerpt(pick.excerpt, texts[pick.document]) for pick in picks)


def test_a_confirmed_event_goes_before_a_single_report() -> None:
    """Of two like events the one that two outlets report is picked first."""
    first, second, third = (page(f"Japan met South Korea on day {n}.", f"Outlet {n}") for n in (1, 2, 3))
    claims = [
        event(first, "met", "JPN KOR", linked="alone"),
        event(second, "met", "JPN KOR", linked="shared"),
        event(third, "met", "JPN KOR", linked="shared"),
    ]
    [best, *_] = build_digest(ListView(claims, [first, second, third])).picks
    assert best.event == "shared"
    assert best.reported_by == ("Outlet 2", "Outlet 3")


def test_a_score_is_the_sum_of_its_merits() -> None:
    """Why a pick stands where it stands can be read from it."""
    for pick in build_digest(neighbours()).picks:
        assert pick.score == pytest.approx(sum(merit.weight for merit in pick.merits), abs=0.002)
    assert [p.score for p in build_digest(neighbours()).picks] == sorted(
        (p.score for p in build_digest(neighbours()).picks), reverse=True
    )


@pytest.mark.parametrize("topic", ["trade", "TRADE", "row deepens"])
def test_a_topic_keeps_the_documents_that_name_it(topic: str) -> None:
    """A topic is found among the topics of the page and in its title, in any case."""
    digest = build_digest(neighbours(), topic=topic)
    assert {pick.publisher for pick in digest.picks} == {"Morning Gazette"}


def test_a_party_is_a_topic() -> None:
    """Who is named in a claim can be asked for."""
    picks = build_digest(neighbours(), topic="north korea").picks
    assert {pick.publisher for pick in picks} == {"Courier of the East", "Morning Gazette"}


def test_the_standfirst_names_who_said_it_and_who_reports_it() -> None:
    """A standfirst is comity's own words on coded claims, with the voice and the outlets in it."""
    [quarrel] = [pick for pick in build_digest(neighbours()).picks if pick.publisher == "Pacific Review"]
    assert quarrel.text == (
        "Partnership between Japan and South Korea, according to Park Jin and Lee Soo. Reported by Pacific Review."
    )
    assert quarrel.authors == ("Park Jin", "Lee Soo")


def test_what_is_missing_is_said() -> None:
    """Undated documents, nameless outlets, silent outlets and what was left out are named."""
    nameless = page("Peru met Ecuador.", None, None)
    view = neighbours()
    more = ListView([*view.held, event(nameless, "met", "PER ECU")], [*view.pages, nameless])
    missing = " ".join(build_digest(more, topic="Ecuador").missing)
    assert "1 document has no date of publication." in missing
    assert "1 document names no outlet." in missing
    assert "No report here from Courier of the East, Morning Gazette, Pacific Review and The Herald" in missing


def test_nothing_found_is_no_news_of_nothing() -> None:
    """An empty digest says that it is empty, and what that does not mean."""
    digest = build_digest(neighbours(), topic="a topic that nobody has")
    assert digest.picks == ()
    assert digest.missing[-1].startswith("Nothing in the record matches")


def test_what_is_left_out_is_counted() -> None:
    """A limit never hides silently."""
    digest = build_digest(neighbours(), limit=1)
    assert len(digest.picks) == 1
    assert any("no pick of their own" in line for line in digest.missing)


def test_a_mere_if_is_no_pick() -> None:
    """What is only possible under a condition is not news."""
    view = ListView([event(HERALD, "met", "JPN KOR", status="hypothetical")], [HERALD])
    assert build_digest(view).picks == ()


def test_the_period_is_kept() -> None:
    """A digest since 2010 holds nothing of 1998."""
    picks = build_digest(neighbours(), since=date(2010, 1, 1)).picks
    assert picks
    assert all(pick.published and pick.published.year == 2019 for pick in picks)


def test_a_limit_below_one_is_refused() -> None:
    """The message names the value."""
    with pytest.raises(UsageError, match="limit 0"):
        build_digest(neighbours(), limit=0)
