"""What relative words count from, and how the anchor decides between several readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from comity.locate.when.calendars import MONTHS_IN, UNKNOWN, Days, one_day, shift, unit_of
from comity.model import TimePrecision


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from.

    `now` is the day of publication, `last` what was named last, `future` whether the clause looks ahead; None where
    nothing tells.
    """

    now: date | None
    last: Days | None = None
    future: bool | None = None

    def named(self, unit: str) -> date | None:
        """The day that "two days later" counts from; None if a month or year was named last and the unit is finer."""
        if self.last is None or self.last.start is None:
            return self.now
        finer = unit in ("day", "week", "weekend", "minute", "hour") and self.last.precision != "day"
        return None if finer else self.last.start


# What the groups of a rule matched, by the name of the group.
Values = dict[str, Any]
Meaning = Callable[[Values, Anchor], Days | None]
"""What the words of a rule name, counted from the anchor; None where they name no time after all."""


def relative() -> Days:
    """No days, for words that count from a date which is not there."""
    return UNKNOWN.because("counts from a date that the document does not give")


def full_year(year: int) -> int:
    """The year meant by two digits, of the twentieth century from 31 on; any other year as it is."""
    return year if year > 99 else year + (1900 if year > 30 else 2000)


def checked_day(year: int, month: int, day: int) -> Days:
    """A day, or no days and the reason if no calendar has it.

    >>> checked_day(2024, 4, 31).why
    'no calendar has 2024-04-31'
    """
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return UNKNOWN.because(f"no calendar has {year}-{month:02d}-{day:02d}")


def nearest(options: list[Days], anchor: Anchor) -> Days:
    """The option that the tense of the clause asks for: the last one past, the next one ahead, or else the nearest."""
    now = anchor.now or date.min
    past = [days for days in options if days.start and days.start <= now]
    ahead = [days for days in options if days.end and days.end >= now]
    if anchor.future and ahead:
        return ahead[0].because("no year given: the next one, as the clause looks ahead")
    if anchor.future is False and past:
        return past[-1].because("no year given: the last one, as the clause looks back")
    best = min(options, key=lambda days: abs(((days.start or now) - now).days))
    return best.because("no year given: the nearest one")


def by_way(options: list[Days], way: str | None, anchor: Anchor) -> Days:
    """The option before, around or after the anchor."""
    now = anchor.now or date.min
    before = [days for days in options if days.end and days.end < now]
    after = [days for days in options if days.start and days.start > now]
    if way in ("last", "past", "previous") and before:
        return before[-1]
    if way in ("next", "coming", "following") and after:
        return after[0]
    if way == "this":
        return min(options, key=lambda days: abs(((days.start or now) - now).days))
    return nearest(options, anchor)


def shifted(base: date | None, number: int, unit: str) -> Days | None:
    """A day so many units away, as exact as the unit is: "two years ago" names a year, "two weeks ago" a day."""
    if not base:
        return relative()
    try:
        day = shift(base, number, unit)
    except (ValueError, OverflowError):
        return UNKNOWN.because("beyond what the calendar counts")
    if unit in ("year", "decade", "century"):
        return unit_of("year", day).because("some time in that year")
    precision: TimePrecision = "month" if unit in MONTHS_IN else "week" if unit in ("week", "fortnight") else "day"
    return replace(one_day(day), precision=precision)
