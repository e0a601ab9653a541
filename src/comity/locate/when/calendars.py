"""Stretches of days, and counting in weeks, months and years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from comity.model import TimePrecision

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From `start` to `end`, both inclusive; None on an open side.

    `year_given` is False for days whose year the reader had to guess; `why` says how, and of what to beware.
    """

    start: date | None
    end: date | None
    precision: TimePrecision = "day"
    year_given: bool = True
    why: str = ""

    @property
    def ends(self) -> tuple[date, date] | None:
        """First and last day where both are known."""
        return (self.start, self.end) if self.start and self.end else None

    def because(self, reason: str) -> Days:
        """These days with one more reason."""
        return replace(self, why="; ".join(part for part in (self.why, reason) if part))


UNKNOWN = Days(start=None, end=None, precision="unknown")


def one_day(day: date, *, why: str = "", year_given: bool = True) -> Days:
    """A single day."""
    return Days(start=day, end=day, why=why, year_given=year_given)


def a_week(day: date) -> Days:
    """The week from Monday to Sunday that holds the day (ISO 8601)."""
    monday = day - day.weekday() * DAY
    return Days(start=monday, end=monday + 6 * DAY, precision="week")


def a_weekend(day: date) -> Days:
    """Saturday and Sunday of the day's week."""
    saturday = day + (5 - day.weekday()) * DAY
    return Days(start=saturday, end=saturday + DAY)


def months(year: int, first: int, count: int, *, year_given: bool = True) -> Days:
    """`count` months from the first; `first` may lie outside 1-12 and then moves the year.

    >>> months(2024, 13, 1).start
    datetime.date(2025, 1, 1)
    """
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    end = date(last_year, last, monthrange(last_year, last)[1])
    precision: TimePrecision = "year" if count >= 12 else "month"
    return Days(start=date(year, first, 1), end=end, precision=precision, year_given=year_given)


def years(first: int, count: int = 1) -> Days:
    """`count` whole years."""
    return Days(start=date(first, 1, 1), end=date(first + count - 1, 12, 31), precision="year")


# First months of the northern meteorological seasons; winter begins in the December before.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

# How many months each of these units has, and so where the one that holds a day begins.
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def unit_of(unit: str, day: date) -> Days:
    """The week, month, quarter … that holds the day. A shorter unit than a day is the day itself."""
    if unit == "week":
        return a_week(day)
    if unit == "weekend":
        return a_weekend(day)
    if unit not in MONTHS_IN:
        return one_day(day)
    count = MONTHS_IN[unit]
    since_year_0 = (day.year * 12 + day.month - 1) // count * count
    return months(since_year_0 // 12, since_year_0 % 12 + 1, count)


def shift(day: date, number: int, unit: str) -> date:
    """The day `number` units later (earlier if negative); the last day of a shorter month stands for a missing one."""
    if unit in MONTHS_IN:
        index = day.year * 12 + day.month - 1 + number * MONTHS_IN[unit]
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + number * DAYS_IN.get(unit, 0) * DAY


def next_unit(unit: str, day: date, number: int) -> Days:
    """The unit that is `number` after the one that holds the day: `("month", d, -1)` is the month before."""
    start = unit_of(unit, day).start or day
    return unit_of(unit, shift(start, number, unit))


def run_of_units(unit: str, day: date, number: int) -> Days:
    """The last (`number` < 0) or next units, counted from the day: "the past three years", "the next two weeks"."""
    if unit in ("quarter", "half"):
        near, far = next_unit(unit, day, 1 if number > 0 else -1), next_unit(unit, day, number)
        start, end = (near.start, far.end) if number > 0 else (far.start, near.end)
    else:
        edge = shift(day, number, unit)
        start, end = (day + DAY, edge) if number > 0 else (edge, day - DAY)
    return Days(start=start, end=end, precision=_PRECISION.get(unit, "month"))


_PRECISION: dict[str, TimePrecision] = {
    "year": "year",
    "decade": "year",
    "century": "year",
    "week": "week",
    "day": "day",
}


def portion_of(days: Days, portion: str, *, now: date | None = None) -> Days:
    """The early, middle or late part: the first, second or last third of a month or longer, halves of a week.

    "Earlier this month" ends and "the rest of the month" begins with `now`.
    """
    if not days.ends:
        return days
    start, end = days.ends
    length = (end - start).days + 1
    if length <= 2:
        return days
    if portion == "rest":
        return replace(days, start=min(max(start, now or start), end))
    if length < 28:
        return _part_of_week(start, length, portion)
    if length < 100:
        return _part_of_month(start, length, portion)
    return _part_of_years(start, end, portion) if length > 3600 else _part_of_year(start, length, portion)


def _part_of_week(start: date, length: int, portion: str) -> Days:
    half = (length + 1) // 2
    first, last = {"early": (0, half), "mid": (length // 3, length - length // 3)}.get(portion, (half - 1, length))
    return Days(start=start + first * DAY, end=start + (last - 1) * DAY, precision="day")


def _part_of_month(start: date, length: int, portion: str) -> Days:
    first, last = {"early": (0, 10), "mid": (10, 20)}.get(portion, (20, length))
    return Days(start=start + first * DAY, end=start + (last - 1) * DAY, precision="week")


def _part_of_year(start: date, length: int, portion: str) -> Days:
    whole = length // 30
    first = {"early": 0, "mid": whole // 3}.get(portion, whole - whole // 3)
    return replace(months(start.year, start.month + first, whole // 3), precision="month")


def _part_of_years(start: date, end: date, portion: str) -> Days:
    """ "The early 1990s" are its first four years, the middle three, the late ones the last three."""
    tenth = (end.year - start.year + 1) // 10
    first, last = {"early": (0, 4), "mid": (4, 7)}.get(portion, (7, 10))
    return years(start.year + first * tenth, (last - first) * tenth)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth Monday (0) … Sunday (6) of a month; -1 is the last.

    >>> nth_weekday(2024, 11, 4, 3)
    datetime.date(2024, 11, 28)
    """
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - (last.weekday() - weekday) % 7 * DAY + (nth + 1) * WEEK
    first = date(year, month, 1)
    return first + (weekday - first.weekday()) % 7 * DAY + (nth - 1) * WEEK
