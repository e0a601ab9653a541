"""A change of the ledger is named where it is clear, and only there, with the events next to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Document
from comity.relate.change_points import LEVEL, ChangePoint, change_points, find_cuts
from comity.relate.cite import Citer
from comity.relate.evidence import happenings
from comity.relate.wording import known_name
from tests.relate.fakes import ListView, event, page

FIRST = date(2001, 1, 10)


def _found(scores: Sequence[float], *, apart: int = 30) -> tuple[ChangePoint, ...]:
    """The changes in a record of one event a document, so many days apart."""
    pages = [page(f"Peru met Ecuador for the {n}th time.", published=_day(n, apart)) for n in range(len(scores))]
    claims = [
        event(document, "met", "PER", "ECU", day=document.published, score=score, linked=f"e{n:03}")
        for n, (document, score) in enumerate(zip(pages, scores, strict=True))
    ]
    return _changes(claims, pages)


def _changes(claims: Sequence[object], pages: Sequence[Document]) -> tuple[ChangePoint, ...]:
    view = ListView(claims, pages)  # type: ignore[arg-type]
    return change_points(happenings(view.claims()), known_name, Citer.of(view, view.claims()))


def _day(number: int, apart: int) -> date:
    return FIRST + timedelta(days=number * apart)


def test_a_clear_turn_is_found_where_it_is() -> None:
    """Eight friendly events, then eight hostile ones: one change, between the eighth and the ninth."""
    [change] = _found([4, 5, 2.5, 4, 9, 4, 5, 2.5, -7, -3, -9, -7, -7, -3, -9, -9])
    assert (change.towards, change.day, change.before.last) == ("conflictual", _day(8, 30), _day(7, 30))
    assert (change.before.events, change.after.events) == (8, 8)
    assert (change.before.score, change.after.score) == (4.5, -6.75)
    assert change.p < 0.01


def test_the_events_next_to_a_change_are_named() -> None:
    """The change rests on the first events after it, and names those before it."""
    [change] = _found([5] * 8 + [-7] * 8)
    assert change.last_before == ("e005", "e006", "e007")
    assert change.first_after == ("e008", "e009", "e010")
    assert [citation.published for citation in change.citations] == [_day(n, 30) for n in (8, 9, 10)]
    assert "these begin with talks of Peru with Ecuador" in change.text
    assert "between 8 August 2001 and 7 September 2001" in change.text


def test_two_turns_are_told_apart() -> None:
    """A thaw after a crisis is a change of its own, and each stretch ends where the next begins."""
    crisis, thaw = _found([5] * 8 + [-7] * 8 + [5] * 8)
    assert (crisis.towards, thaw.towards) == ("conflictual", "cooperative")
    assert crisis.after == thaw.before


@pytest.mark.parametrize("scores", [[], [5], [5, -7] * 10, [5] * 20, [5, 5, 5, -7, -7, -7]])
def test_what_chance_could_give_is_no_change(scores: list[float]) -> None:
    """An empty, a steady, a changeable and a short record have none."""
    assert _found(scores) == ()


def test_more_of_the_same_is_no_change() -> None:
    """A year of which much was read after years of which little was: the kind of event stays, and so nothing turned."""
    pages = [
        page(f"Peru met Ecuador for the {n}th time.", published=_day(n * (30 if n < 8 else 1), 1)) for n in range(60)
    ]
    claims = [event(p, "met", "PER", "ECU", day=p.published, score=(5, -7)[n % 2]) for n, p in enumerate(pages)]
    assert _changes(claims, pages) == ()


def test_a_day_is_not_cut_in_two() -> None:
    """Events of one day have no order, so that no change lies between them."""
    assert _found([5] * 8 + [-7] * 8, apart=0) == ()


def test_what_was_not_done_and_what_has_no_score_is_left_out() -> None:
    """A series of plans and denials turns nothing."""
    pages = [page(f"Peru met Ecuador for the {n}th time.", published=_day(n, 30)) for n in range(16)]
    claims = [
        event(p, "met", "PER", "ECU", day=p.published, score=5 if n < 8 else -7, status="planned")
        for n, p in enumerate(pages)
    ]
    assert _changes(claims, pages) == ()


@given(st.lists(st.sampled_from([-9.0, -3.0, 2.5, 5.0]), max_size=30))
@settings(max_examples=30, deadline=None)
def test_every_stretch_is_long_enough(scores: list[float]) -> None:
    """Whatever the series, a stretch has three events or more, and each cut its chance."""
    cuts = find_cuts(scores, [_day(n, 1) for n in range(len(scores))])
    bounds = [0, *(at for at, _ in cuts), len(scores)]
    assert all(after - before >= 3 for before, after in pairwise(bounds) if cuts)
    assert all(0 < p <= LEVEL for _, p in cuts)


def test_a_long_series_is_folded() -> None:
    """Beyond what can be searched stretch by stretch, a turn is found to within a few events."""
    [change] = _found([5] * 300 + [-7] * 300, apart=1)
    assert change.before.events == 300
