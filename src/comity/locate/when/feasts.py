"""The feasts of five calendars, as Gregorian days.

Islamic days follow the tabular ("civil") calendar and may differ from a sighting by a day or two. Algorithms: Reingold
and Dershowitz, Calendrical Calculations (4th ed., 2018); for Easter Meeus, Astronomical Algorithms (1991), chapter 8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from comity.codes.table import rows
from comity.locate.when.calendars import DAY, Days, nth_weekday


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

    Raises:
        KeyError: times/holidays.csv has no such feast.
        ValueError: the feast's rule there is none that comity knows.

    >>> holiday("thanksgiving", 2024).start
    datetime.date(2024, 11, 28)
    """
    rule, length = _rules()[name]
    for pattern, find in _RULE_KINDS:
        if match := re.fullmatch(pattern, rule):
            first = find(year, *match.groups(default="0"))
            return Days(start=first, end=first + (length - 1) * DAY, why=_why(name, rule)) if first else None
    raise ValueError(f"{rule!r} is no rule of times/holidays.csv; its head lists them")


def _why(name: str, rule: str) -> str:
    doubt = "; a sighting may differ by a day or two" if rule.startswith("islamic") else ""
    return f"{name}: {rule}{doubt}"


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
