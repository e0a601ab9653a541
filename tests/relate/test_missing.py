"""What a digest lacks is said with it."""

from __future__ import annotations

from datetime import date

import pytest

from comity.relate.cite import Citer
from comity.relate.missing import days_covered, missing_words, quiet_days
from tests.relate.fakes import ListView, event, page


def _record(*days: date | None) -> tuple[ListView, Citer]:
    """A record with one report on each day."""
    pages = [page(f"Peru met Ecuador, report {n}.", f"Outlet {n:02}", day) for n, day in enumerate(days)]
    view = ListView([event(document, "met", "PER ECU") for document in pages], pages)
    return view, Citer.of(view, view.claims())


def test_days_without_a_report_are_named() -> None:
    """Of a week with reports on three days, the four others are named, stretches as such."""
    view, citer = _record(date(2001, 5, 1), date(2001, 5, 4), date(2001, 5, 5))
    [told] = quiet_days((date(2001, 5, 1), date(2001, 5, 7)), view.claims(), citer)
    assert told == (
        "Of the 7 days from 1 May 2001 to 7 May 2001, 4 have no report here: 2 May 2001 to 3 May 2001 and 6 May 2001 "
        "to 7 May 2001."
    )


def test_of_many_stretches_the_longest_are_named() -> None:
    """A record with a report every other week, and once none for a month: six of them."""
    days = [date(2001, 1, 1 + 14 * (n % 2)).replace(month=1 + n // 2) for n in range(24) if n != 5]
    view, citer = _record(*days)
    [told] = quiet_days((days[0], days[-1]), view.claims(), citer)
    assert "the longest stretches are" in told
    assert "2 March 2001 to 31 March 2001" in told


@pytest.mark.parametrize("period", [None, (date(2001, 5, 1), date(2001, 5, 1))])
def test_no_gap_is_no_sentence(period: tuple[date, date] | None) -> None:
    """A digest of one day, or of no known day, has no day without a report."""
    view, citer = _record(date(2001, 5, 1))
    assert quiet_days(period, view.claims(), citer) == ()


def test_the_first_day_of_the_calendar_can_be_asked_for() -> None:
    """A period as wide as the calendar is counted without falling off it."""
    view, citer = _record(date(2001, 5, 1))
    [told] = quiet_days((date.min, date.max), view.claims(), citer)
    assert told.startswith("Of the 3,652,059 days from 1 January 1 ")


def test_the_days_covered_are_those_asked_for_else_those_of_the_reports() -> None:
    """Undated reports bound nothing, and a period turned round is none."""
    view, citer = _record(date(2001, 5, 1), None, date(2001, 6, 1))
    assert days_covered(None, None, view.claims(), citer) == (date(2001, 5, 1), date(2001, 6, 1))
    assert days_covered(date(2001, 5, 9), None, view.claims(), citer) == (date(2001, 5, 9), date(2001, 6, 1))
    assert days_covered(date(2002, 1, 1), None, view.claims(), citer) is None


def test_many_silent_outlets_are_counted() -> None:
    """A dozen are named, the others counted."""
    view, citer = _record(*[date(2001, 5, 1)] * 20)
    claims = view.claims()
    [told] = missing_words(claims, [c for c in claims if citer.publisher(c) == "Outlet 03"], 1, 1, citer)
    assert told.count("Outlet") == 12
    assert "and 7 others, though the record knows them" in told
