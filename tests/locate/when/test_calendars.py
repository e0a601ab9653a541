"""Stretches of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.locate.when.calendars import MONTHS_IN, a_week, next_unit, portion_of, run_of_units, shift, unit_of, years

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
UNITS = st.sampled_from(["day", "week", "weekend", *MONTHS_IN])


@given(DAYS, st.sampled_from(["day", "week", *MONTHS_IN]))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    """The week, month, decade … of a day holds that day."""
    start, end = unit_of(unit, day).ends or (date.max, date.min)
    assert start <= day <= end


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_neighbouring_units_touch(day: date, unit: str) -> None:
    """The next month begins the day after this one ends."""
    this, following = unit_of(unit, day), next_unit(unit, day, 1)
    assert this.end
    assert following.start
    assert (following.start - this.end).days == 1


@given(DAYS, UNITS, st.integers(1, 15))
def test_past_and_next_runs_do_not_hold_the_day(day: date, unit: str, number: int) -> None:
    """ "The past three weeks" end before today, "the next three" begin after it."""
    past, ahead = run_of_units(unit, day, -number), run_of_units(unit, day, number)
    assert past.end
    assert ahead.start
    assert past.end < day < ahead.start


@given(DAYS, st.integers(-400, 400))
def test_months_are_shifted_within_the_calendar(day: date, number: int) -> None:
    """A month later is at most 31 days a month away, and the last day stands for one that is missing."""
    moved = shift(day, number, "month")
    assert moved.day <= day.day
    assert (moved.year - day.year) * 12 + moved.month - day.month == number


@pytest.mark.parametrize("portion", ["early", "mid", "late"])
@pytest.mark.parametrize(
    "whole", [a_week(date(2024, 5, 8)), unit_of("month", date(2024, 2, 3)), years(2020), years(1990, 10)]
)
def test_a_portion_lies_within(whole, portion: str) -> None:
    """The early, middle and late part of a stretch lie within it and are shorter."""
    start, end = portion_of(whole, portion).ends or (date.min, date.max)
    assert whole.start <= start <= end <= whole.end
    assert (start, end) != (whole.start, whole.end)


def test_a_day_has_no_portion() -> None:
    """ "Late on Sunday" is Sunday."""
    sunday = unit_of("day", date(2024, 5, 5))
    assert portion_of(sunday, "late") == sunday
