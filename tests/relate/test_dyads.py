"""The ledger of a pair counts each event once, and silence is not taken for peace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Time
from comity.relate.cite import Citer
from comity.relate.dyads import LedgerRow, choose_grain, coverage, direction_of, ledger, timeline, unread_periods
from comity.relate.evidence import happenings, is_between
from tests.relate.fakes import HERALD, ListView, event, neighbours, page


def _rows(view: ListView, a: str = "JPN", b: str = "KOR", grain: str = "year") -> tuple[LedgerRow, ...]:
    claims = view.claims(parties={a, b})
    events = happenings(claim for claim in claims if is_between(claim, a, b))
    return ledger(events, a, b, Citer.of(view, claims), grain)  # type: ignore[arg-type]


def test_an_event_counts_once_whatever_the_number_of_its_reports() -> None:
    """The summit has two reports and one place in the ledger."""
    [summit] = [row for row in _rows(neighbours()) if row.direction == "mutual" and row.status == "actual"]
    assert (summit.events, summit.reports, summit.score) == (1, 2, 4)


def test_what_was_not_done_stands_apart() -> None:
    """The proposed talks and the denied punishment are rows of their own status."""
    assert {row.status for row in _rows(neighbours()) if row.period == "2019"} == {"actual", "not", "proposed"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["JPN", "KOR", "JPN KOR", "CHN"]), st.sampled_from(["JPN", "KOR", ""]))))
def test_swapping_the_pair_swaps_the_directions_and_nothing_else(acts: list[tuple[str, str]]) -> None:
    """The ledger of B and A is that of A and B with `a_to_b` and `b_to_a` exchanged."""
    claims = [event(HERALD, "met", source, target) for source, target in acts]
    view = ListView(claims, [HERALD])
    swapped = {"a_to_b": "b_to_a", "b_to_a": "a_to_b", "mutual": "mutual"}
    forth = {(row.period, row.direction, row.status, row.quads, row.score) for row in _rows(view)}
    back = {(row.period, swapped[row.direction], row.status, row.quads, row.score) for row in _rows(view, "KOR", "JPN")}
    assert forth == back


def test_a_year_alone_is_not_put_into_a_month() -> None:
    """An event known to the year stands under the year, even in a ledger by month."""
    claim = event(HERALD, "met", "JPN", "KOR")
    year = Time(text="1953", start=date(1953, 1, 1), end=date(1953, 12, 31), precision="year")
    dated = replace(claim, time=year)
    assert [row.period for row in _rows(ListView([dated], [HERALD]), grain="month")] == ["1953"]


def test_an_event_of_no_known_day_is_kept() -> None:
    """A claim without a day in a document without a date has a row without a period."""
    undated = page("Japan met South Korea.", published=None)
    assert [row.period for row in _rows(ListView([event(undated, "met", "JPN", "KOR")], [undated]))] == [None]


def test_who_acts_on_both_sides_makes_it_mutual() -> None:
    """An exchange in which both are source and target has no direction."""
    assert direction_of(event(HERALD, "met", "JPN KOR", "JPN KOR"), "JPN", "KOR") == "mutual"
    assert direction_of(event(HERALD, "met", "JPN", "CHN"), "JPN", "KOR") is None


def test_coverage_counts_what_could_have_told() -> None:
    """A document about one of the two is counted, and told apart from those that name both."""
    lonely = page("Japan spoke to China.", "Dawn", date(2005, 5, 5))
    nameless = page("Peru.", None, None)
    view = neighbours()
    told = [event(lonely, "spoke", "JPN", "CHN"), event(nameless, "Peru", "JPN")]
    more = ListView([*view.held, *told], [*view.pages, lonely, nameless])
    claims = more.claims(parties={"JPN", "KOR"})
    found = coverage(claims, "JPN", "KOR", Citer.of(more, claims))
    assert (found.documents, found.naming_both, found.undated, found.without_outlet) == (6, 4, 1, 1)
    assert [(p.period, p.documents, p.naming_both) for p in found.periods if p.period == "2005"] == [("2005", 1, 0)]


def test_a_period_that_was_read_without_an_event_is_on_the_timeline() -> None:
    """A year with documents and no event between the two shows as read and quiet; an unread year is not there."""
    lonely = page("Japan spoke to China.", "Dawn", date(2005, 5, 5))
    view = ListView([event(lonely, "spoke", "JPN", "CHN")], [lonely])
    claims = view.claims(parties={"JPN"})
    [quiet] = timeline((), coverage(claims, "JPN", "KOR", Citer.of(view, claims)))
    assert (quiet.period, quiet.cooperative, quiet.conflictual, quiet.documents) == ("2005", 0, 0, 1)


def test_a_short_stretch_is_counted_by_month() -> None:
    """Up to three years go by month, a lifetime by year."""
    assert choose_grain([date(2020, 1, 1), date(2022, 6, 1)]) == "month"
    assert choose_grain([date(1950, 1, 1), date(2022, 6, 1)]) == "year"
    assert choose_grain([]) == "year"


def test_a_ledger_goes_by_week_month_or_year() -> None:
    """Each event stands under the period asked for, no finer than its day is known; the events stay the same."""
    new_year = event(HERALD, "met", "JPN", "KOR", day=date(2021, 1, 1))
    month = Time(text="January", start=date(2021, 1, 1), end=date(2021, 1, 31), precision="month")
    view = ListView([new_year, replace(event(HERALD, "issued", "JPN", "KOR"), time=month)], [HERALD])
    assert [row.period for row in _rows(view, grain="week")] == ["2020-W53", "2021-01"]
    assert [row.period for row in _rows(view, grain="month")] == ["2021-01"]
    assert [row.period for row in _rows(view, grain="year")] == ["2021"]


def test_how_sure_the_speaker_is_parts_the_rows() -> None:
    """What is certain and what is called possible do not add up in one row; the surest comes first."""
    told = [event(HERALD, "met", "JPN", "KOR", certainty=word) for word in ("possible", "certain", "probable")]
    rows = _rows(ListView([replace(claim, id=claim.certainty) for claim in told], [HERALD]))
    assert [(row.certainty, row.events) for row in rows] == [("certain", 1), ("probable", 1), ("possible", 1)]


def test_weeks_without_a_document_are_named() -> None:
    """Coverage by week tells of the weeks between two reports."""
    pages = [page(f"Japan met South Korea, time {day}.", "Dawn", date(2021, 1, day)) for day in (4, 25)]
    view = ListView([event(p, "met", "JPN", "KOR") for p in pages], pages)
    found = coverage(view.claims(parties={"JPN"}), "JPN", "KOR", Citer.of(view, view.held), "week")
    assert [p.period for p in found.periods] == ["2021-W01", "2021-W04"]
    assert unread_periods(found) == (("2021-W02", "2021-W03"),)
