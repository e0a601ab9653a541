"""Stretches of days, and the feasts of five calendars.

Islamic days follow the tabular ("civil") calendar and may differ from a sighting by a day or two. Algorithms: Reingold &
Dershowitz, Calendrical Calculations (4th ed., 2018), but for Easter: Meeus, Astronomical Algorithms (1991), chapter 8.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from comity.codes.table import rows
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
    precision: TimePrecision = {"year": "year", "decade": "year", "week": "week", "day": "day"}.get(unit, "month")  # type: ignore[assignment]
    return Days(start=start, end=end, precision=precision)


def portion_of(days: Days, portion: str, *, now: date | None = None) -> Days:
    """The early, middle or late part: the first, second or last third of a month or longer, halves of a week.

    "Earlier this month" ends and "the rest of the month" begins with `now`.
    """
    if not days.start or not days.end:
        return days
    length = (days.end - days.start).days + 1
    if length <= 2:
        return days
    if portion == "rest":
        return replace(days, start=max(days.start, now or days.start))
    start, end = _third(days, length, portion)
    return replace(days, start=start, end=end, precision="week" if length < 32 else _coarser(length))


def _third(days: Days, length: int, portion: str) -> tuple[date, date]:
    assert days.start and days.end  # noqa: S101
    if length < 100:
        cuts = {"early": (0, 10), "mid": (10, 20), "late": (20, length)} if length > 27 else {}
        half = (length + 1) // 2
        first, last = cuts.get(portion, {"early": (0, half), "mid": (2, 5)}.get(portion, (half - 1, length)))
        return days.start + first * DAY, days.start + (last - 1) * DAY
    if length > 3600:
        tenth = (days.end.year - days.start.year + 1) // 10
        first, last = {"early": (0, 4), "mid": (4, 7)}.get(portion, (7, 10))
        return date(days.start.year + first * tenth, 1, 1), date(days.start.year + last * tenth - 1, 12, 31)
    whole = length // 30
    first = {"early": 0, "mid": whole // 3, "late": whole - whole // 3}[portion]
    part = months(days.start.year, days.start.month + first, whole // 3)
    return part.start or days.start, part.end or days.end


def _coarser(length: int) -> TimePrecision:
    return "month" if length < 1000 else "year"


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


def easter(year: int) -> date:
    """Western Easter Sunday.

    >>> easter(2019)
    datetime.date(2019, 4, 21)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday as a Gregorian day (the Julian calendar is 13 days behind from 1900 to 2099).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # 16 July 622 Julian


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (year AH).

    >>> islamic(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    before = (month - 1) * 29 + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + before + day)


def hebrew_new_year(year: int) -> date:
    """1 Tishri of the Hebrew year that begins in the autumn of Gregorian `year`.

    >>> hebrew_new_year(2023)
    datetime.date(2023, 9, 16)
    """
    ordinal = _hebrew_start(year + 3761)
    return date.fromordinal(ordinal)


def _hebrew_start(year: int) -> int:
    days, near = _hebrew_days(year), (_hebrew_days(year - 1), _hebrew_days(year + 1))
    delay = 2 if near[1] - days == 356 else 1 if days - near[0] == 382 else 0
    return days + delay - 1373427


def _hebrew_days(year: int) -> int:
    """Days from the epoch to the new moon of the year, with the first two postponements."""
    months_before = (235 * year - 234) // 19
    parts = 12084 + 13753 * months_before
    days = 29 * months_before + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def hebrew(year: int, month: int, day: int) -> date:
    """A day of the Hebrew calendar (1 = Nisan … 9 = Kislev) as it falls in Gregorian `year`.

    >>> hebrew(2024, 1, 15), hebrew(2023, 9, 25)
    (datetime.date(2024, 4, 23), datetime.date(2023, 12, 8))
    """
    new_year = hebrew_new_year(year)
    if month < 7:
        return new_year + (day - 178 + (month - 1) * 59 // 2 + (month - 1) % 2) * DAY
    length = (hebrew_new_year(year + 1) - new_year).days
    before = {7: 0, 8: 30, 9: 60 if length % 10 == 5 else 59}[month]
    return new_year + (before + day - 1) * DAY


@cache
def _rules() -> dict[str, tuple[str, int]]:
    return {row["name"]: (row["rule"], int(row["days"])) for row in rows("times/holidays.csv")}


@cache
def holiday(name: str, year: int) -> Days | None:
    """The days of a feast in a Gregorian year; None if it does not fall in that year or the table ends before it.

    >>> holiday("thanksgiving", 2024).start
    datetime.date(2024, 11, 28)
    """
    rule, length = _rules()[name]
    for pattern, find in _RULE_KINDS:
        if match := re.fullmatch(pattern, rule):
            first = find(year, *match.groups(default="0"))
            return first and Days(start=first, end=first + (length - 1) * DAY, why=f"{name}: {rule}")
    raise ValueError(f"{rule!r} is no rule of times/holidays.csv; its head lists them")


def _islamic_in(year: int, month: str, day: str, plus: str) -> date | None:
    for islamic_year in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        found = islamic(islamic_year, int(month), int(day))
        if found.year == year:
            return found + int(plus) * DAY
    return None


def _new_year_in(year: int) -> date | None:
    return _new_years().get(year)


@cache
def _new_years() -> dict[int, date]:
    days = (date.fromisoformat(row["day"]) for row in rows("times/newyears.csv"))
    return {day.year: day for day in days}


_PLUS = r"([+-]\d+)?"
_RULE_KINDS: tuple[tuple[str, Callable[..., date | None]], ...] = (
    (r"(\d\d)-(\d\d)", lambda year, month, day: date(year, int(month), int(day))),
    (
        rf"(\d\d)-(-?\d)-(\d){_PLUS}",
        lambda year, month, nth, weekday, plus: nth_weekday(year, int(month), int(nth), int(weekday)) + int(plus) * DAY,
    ),
    (rf"easter{_PLUS}", lambda year, plus: easter(year) + int(plus) * DAY),
    (rf"orthodox{_PLUS}", lambda year, plus: orthodox_easter(year) + int(plus) * DAY),
    (rf"islamic (\d\d)-(\d\d){_PLUS}", _islamic_in),
    (rf"hebrew (\d\d)-(\d\d){_PLUS}", lambda year, m, d, plus: hebrew(year, int(m), int(d)) + int(plus) * DAY),
    (r"lunar", _new_year_in),
    (r"(\d{4}-\d\d-\d\d)", lambda year, day: date.fromisoformat(day)),
)
