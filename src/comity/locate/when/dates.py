"""Meanings of the rules for days of a month, months and dates in figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from comity.locate.when.anchor import Anchor, Values, checked_day, full_year, nearest, relative
from comity.locate.when.calendars import UNKNOWN, Days, months, nth_weekday, one_day
from comity.model import TimePrecision


def month_and_day(values: Values, anchor: Anchor) -> Days | None:
    """ "5 May 2011", "May 5th"."""
    return _month_day(values.get("y"), values["m"], _number(values), anchor)


def _number(values: Values, which: str = "") -> int:
    """The number matched by group `o` or `n` (with "1" after it: the second of the rule)."""
    return int(values.get("o" + which) or values.get("n" + which) or 0)


def nth_day(values: Values, anchor: Anchor) -> Days | None:
    """ "the 15th day of June"."""
    return month_and_day(values, anchor) if values["u"] == "day" else None


def _month_day(year: int | None, month: int, day: int, anchor: Anchor) -> Days:
    if year is not None:
        return checked_day(full_year(year), month, day)
    if anchor.now is None:
        return UNKNOWN.because("no year is given and the document has no date")
    near = [checked_day(anchor.now.year + step, month, day) for step in (-1, 0, 1)]
    known = [days for days in near if days.start]
    if not known:
        leap = [checked_day(y, month, day) for y in range(anchor.now.year - 4, anchor.now.year + 1)]
        known = [days for days in leap if days.start]
    return replace(nearest(known, anchor), year_given=False) if known else near[0]


def whole_month(values: Values, anchor: Anchor) -> Days | None:
    """ "April 2017", "in December"."""
    if values.get("y") is not None:
        return months(full_year(values["y"]), values["m"], 1)
    if anchor.now is None:
        return UNKNOWN.because("no year is given and the document has no date")
    options = [months(anchor.now.year + step, values["m"], 1, year_given=False) for step in (-1, 0, 1)]
    return nearest(options, anchor)


def month_of_year(values: Values, anchor: Anchor) -> Days | None:
    """ "last May", "next June", "this August": of the year that the word says."""
    if not anchor.now:
        return relative()
    month, way = values["m"], values.get("l") or values.get("x") or values["c"]
    if way == "this":
        return months(anchor.now.year, month, 1)
    if way in ("next", "coming"):
        return months(anchor.now.year + (month <= anchor.now.month), month, 1)
    return months(anchor.now.year - (month >= anchor.now.month), month, 1)


def nth_weekday_of(values: Values, anchor: Anchor) -> Days | None:
    """ "the third Sunday of October", "the last Friday in May 2020"."""
    month = whole_month(values, anchor)
    if month is None or not month.start:
        return month
    return one_day(nth_weekday(month.start.year, month.start.month, values.get("o", -1), values["w"]), why=month.why)


def months_of_year(values: Values, anchor: Anchor) -> Days | None:
    """ "from January to March 2022": the year of the last month holds for the first, or the year before it."""
    last = whole_month({"m": values["m1"], "y": values.get("y")}, anchor)
    if last is None or not last.start:
        return last
    first = values.get("m") or values["m2"]
    count = (values["m1"] - first) % 12 + 1
    return months(last.start.year, values["m1"] - count + 1, count).because(last.why)


def days_of_month(values: Values, anchor: Anchor) -> Days | None:
    """ "November 19-20", "from 3 to 5 June"."""
    first = _month_day(values.get("y"), values["m"], _number(values), anchor)
    last = _month_day(values.get("y"), values["m"], _number(values, "1"), anchor)
    return span_between(first, last, anchor)


def span_between(first: Days, last: Days, anchor: Anchor) -> Days:
    """From the first day of one to the last of the other; a year that only one has holds for both."""
    if not first.start or not last.end:
        return replace(UNKNOWN, why=first.why or last.why)
    start, end = first.start, last.end
    if not first.year_given and last.year_given:
        start = _nearest_year(start, end, -1)
    elif start > end and not last.year_given:
        start, end = _about_now(first, start, end, anchor)
    if start > end:
        return UNKNOWN.because("the range ends before it begins")
    precision = max(first.precision, last.precision, key=_FINENESS.index)
    return Days(start=start, end=end, precision=precision, year_given=last.year_given, why=last.why)


_FINENESS: tuple[TimePrecision, ...] = ("unknown", "day", "week", "month", "year")


def _about_now(first: Days, start: date, end: date, anchor: Anchor) -> tuple[date, date]:
    """A range without years that would end before it begins: it runs on now if it can, else the end is a year later."""
    if not first.year_given and anchor.now and end >= anchor.now:
        return _nearest_year(start, end, -1), end
    return start, _nearest_year(end, start, 1)


def _nearest_year(day: date, other: date, way: int) -> date:
    """The same day of the year, the nearest that lies before (`way` -1) or after the other end of a range."""
    moved = _in_year(day, other.year)
    wrong = moved > other if way < 0 else moved < other
    return _in_year(day, other.year + way) if wrong else moved


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def date_in_figures(values: Values, anchor: Anchor) -> Days | None:
    """A date in figures: ISO 8601, or month/day (American) unless only day/month is possible."""
    words = str(values["d"])
    parts = re.split(r"[-/.]", words)
    if len(words) == 8 and words.isdigit():
        parts = [words[:4], words[4:6], words[6:]]
    if not parts[1].isdigit():
        return _named_month(parts)
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return checked_day(*numbers) if len(numbers) == 3 else _checked_month(numbers[0], numbers[1])
    return _by_custom(numbers, anchor, day_first=numbers[0] > 12 or "." in words)


def _by_custom(numbers: list[int], anchor: Anchor, *, day_first: bool) -> Days:
    """5/6/2012 as Americans read it, 6.5.2012 as Europeans do."""
    month, day = (numbers[1], numbers[0]) if day_first else (numbers[0], numbers[1])
    found = _month_day(numbers[2] if len(numbers) > 2 else None, month, day, anchor)
    if day_first or day > 12 or day == month:
        return found
    return found.because("month before day, as Americans write; it may be the other way")


def _named_month(parts: list[str]) -> Days | None:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    month = names.index(parts[1].lower()) + 1 if parts[1].lower() in names else 0
    return checked_day(int(parts[0]), month, int(parts[2])) if month else None


def _checked_month(year: int, month: int) -> Days:
    if 1 <= month <= 12:
        return months(year, month, 1)
    return UNKNOWN.because(f"no calendar has month {month}")


def ordinal_day(values: Values, anchor: Anchor) -> Days | None:
    """ "the 18th": of this month, or of the next or last as the tense asks."""
    if not anchor.now or values["o"] > 31:
        return relative()
    options = [checked_day(m.start.year, m.start.month, values["o"]) for m in _months_around(anchor.now) if m.start]
    known = [days for days in options if days.start]
    return nearest(known, anchor).because("no month given") if known else None


def _months_around(now: date) -> list[Days]:
    return [months(now.year, now.month + step, 1) for step in (-1, 0, 1)]
