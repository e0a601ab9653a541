"""The grammar of time expressions: rules over the letters of a run (see lexer), each with what it means.

`RULES` name days by themselves; `COMPOUNDS` are made of days already found (letter `B`): "two weeks after Easter",
"from March to the end of May"; `LOOSE` count from the date last named: "two days later". The longest match wins, then the first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from comity.locate.when.calendars import (
    DAY,
    MONTHS_IN,
    SEASONS,
    UNKNOWN,
    WEEK,
    Days,
    a_week,
    holiday,
    months,
    next_unit,
    nth_weekday,
    one_day,
    portion_of,
    run_of_units,
    shift,
    unit_of,
    years,
)
from comity.model import TimePrecision


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from.

    `now` is the day of publication, `last` what was named last, `future` whether the clause looks ahead; None means that
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


Values = dict[str, Any]
Meaning = Callable[[Values, Anchor], Days | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the letters of a run. Its groups, named by a letter and perhaps a digit, are handed to `meaning`."""

    pattern: re.Pattern[str]
    meaning: Meaning


# -- days of a month -----------------------------------------------------------------------------------------------


def _date(values: Values, anchor: Anchor) -> Days | None:
    return _month_day(values.get("y"), values["m"], values.get("o") or values.get("n"), anchor)


def _nth_day(values: Values, anchor: Anchor) -> Days | None:
    return _date(values, anchor) if values["u"] == "day" else None


def _month_day(year: int | None, month: int, day: int, anchor: Anchor) -> Days:
    if year is not None:
        return _checked_day(_full_year(year), month, day)
    if anchor.now is None:
        return UNKNOWN.because("no year is given and the document has no date")
    near = [_checked_day(anchor.now.year + step, month, day) for step in (-1, 0, 1)]
    known = [days for days in near if days.start]
    if not known:
        leap = [_checked_day(y, month, day) for y in range(anchor.now.year - 4, anchor.now.year + 1)]
        known = [days for days in leap if days.start]
    return replace(_nearest(known, anchor), year_given=False) if known else near[0]


def _checked_day(year: int, month: int, day: int) -> Days:
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return UNKNOWN.because(f"no calendar has {year}-{month:02d}-{day:02d}")


def _full_year(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 30 else 2000)


def _nearest(options: list[Days], anchor: Anchor) -> Days:
    """The option that the tense of the clause asks for: the last one past, the next one ahead, or else the nearest."""
    now = anchor.now or date.min
    past = [days for days in options if days.start and days.start <= now]
    ahead = [days for days in options if days.end and days.end >= now]
    if anchor.future and ahead:
        return ahead[0].because("no year given: the next one, as the clause looks ahead")
    if anchor.future is False and past:
        return past[-1].because("no year given: the last one, as the clause looks back")
    nearest = min(options, key=lambda days: abs(((days.start or now) - now).days))
    return nearest.because("no year given: the nearest one")


def _month(values: Values, anchor: Anchor) -> Days | None:
    if values.get("y") is not None:
        return months(_full_year(values["y"]), values["m"], 1)
    if anchor.now is None:
        return UNKNOWN.because("no year is given and the document has no date")
    options = [months(anchor.now.year + step, values["m"], 1, year_given=False) for step in (-1, 0, 1)]
    return _nearest(options, anchor)


def _month_of_year(values: Values, anchor: Anchor) -> Days | None:
    """ "last May", "next June", "this August": of the year that the word says."""
    if not anchor.now:
        return _relative()
    month, way = values["m"], values.get("l") or values.get("x") or values["c"]
    if way == "this":
        return months(anchor.now.year, month, 1)
    if way in ("next", "coming"):
        return months(anchor.now.year + (month <= anchor.now.month), month, 1)
    return months(anchor.now.year - (month >= anchor.now.month), month, 1)


def _days_of_month(values: Values, anchor: Anchor) -> Days | None:
    first = _month_day(values.get("y"), values["m"], values.get("n") or values.get("o"), anchor)
    last = _month_day(values.get("y"), values["m"], values.get("n1") or values.get("o1"), anchor)
    return _span(first, last, anchor)


def _span(first: Days, last: Days, anchor: Anchor) -> Days:
    """From the first day of one to the last of the other; a year that only one has holds for both."""
    if not first.start or not last.end:
        return replace(UNKNOWN, why=first.why or last.why)
    if not first.year_given and last.year_given:
        first = _moved(first, last.end, -1)
    elif first.start > last.end and not last.year_given:
        first, last = _about_now(first, last, anchor)
    if not first.start or not last.end or first.start > last.end:
        return UNKNOWN.because("the range ends before it begins")
    ends = {first.precision, last.precision}
    precision = next(unit for unit in ("year", "month", "week", "day", "unknown") if unit in ends)
    return Days(start=first.start, end=last.end, precision=precision, year_given=last.year_given, why=last.why)  # type: ignore[arg-type]


def _about_now(first: Days, last: Days, anchor: Anchor) -> tuple[Days, Days]:
    """A range without years that would end before it begins: it runs on now if it can, else the end is a year later."""
    assert first.start and last.end  # noqa: S101
    if not first.year_given and anchor.now and last.end >= anchor.now:
        return _moved(first, last.end, -1), last
    return first, _moved(last, first.start, 1)


def _moved(days: Days, towards: date, way: int) -> Days:
    """The same days in the nearest year that lies before (`way` -1) or after the other end of a range."""
    assert days.start and days.end  # noqa: S101
    year = towards.year
    start = _in_year(days.start, year)
    if (start > towards) if way < 0 else (start < towards):
        year += way
    return replace(
        days, start=_in_year(days.start, year), end=_in_year(days.end, year + days.end.year - days.start.year)
    )


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _figures(values: Values, anchor: Anchor) -> Days | None:
    """A date in figures: ISO 8601, or month/day (American) unless only day/month is possible."""
    words = str(values["d"])
    parts = re.split(r"[-/.]", words)
    if len(words) == 8 and words.isdigit():
        parts = [words[:4], words[4:6], words[6:]]
    if not parts[1].isdigit():
        return _named_month(parts)
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return _checked_day(*numbers) if len(numbers) == 3 else _checked_month(numbers[0], numbers[1])
    month, day, *year = numbers
    if month > 12 or "." in words:
        month, day = day, month
    found = _month_day(year[0] if year else None, month, day, anchor)
    doubt = month != day and month <= 12 and day <= 12 and "/" in words
    return found.because("month before day, as Americans write; it may be the other way") if doubt else found


def _named_month(parts: list[str]) -> Days | None:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    month = names.index(parts[1].lower()) + 1 if parts[1].lower() in names else 0
    return _checked_day(int(parts[0]), month, int(parts[2])) if month else None


def _checked_month(year: int, month: int) -> Days:
    if 1 <= month <= 12:
        return months(year, month, 1)
    return UNKNOWN.because(f"no calendar has month {month}")


def _ordinal_day(values: Values, anchor: Anchor) -> Days | None:
    """ "the 18th": of this month, or of the next or last as the tense asks."""
    if not anchor.now or values["o"] > 31:
        return _relative()
    options = [_checked_day(m.start.year, m.start.month, values["o"]) for m in _months_around(anchor.now) if m.start]
    known = [days for days in options if days.start]
    return _nearest(known, anchor).because("no month given") if known else None


def _months_around(now: date) -> list[Days]:
    return [months(now.year, now.month + step, 1) for step in (-1, 0, 1)]


# -- weekdays ------------------------------------------------------------------------------------------------------


def _weekday(values: Values, anchor: Anchor) -> Days | None:
    """A bare weekday is the last one (today counts), or the next if the clause looks ahead."""
    if not anchor.now:
        return _relative()
    back = (anchor.now.weekday() - values["w"]) % 7
    if anchor.future:
        return one_day(anchor.now + (7 - back) % 7 * DAY, why="the next such weekday, as the clause looks ahead")
    return one_day(anchor.now - back * DAY, why="the last such weekday before publication")


def _weekday_of_week(values: Values, anchor: Anchor) -> Days | None:
    """ "last Friday", "next Monday", "this Sunday", "Tuesday of last week"."""
    if not anchor.now:
        return _relative()
    way = values.get("l") or values.get("x") or values["c"]
    monday = anchor.now - anchor.now.weekday() * DAY
    if way == "coming":
        return one_day(anchor.now + ((values["w"] - anchor.now.weekday() - 1) % 7 + 1) * DAY)
    if way in ("past", "previous") and not values.get("u"):
        return one_day(anchor.now - ((anchor.now.weekday() - values["w"] - 1) % 7 + 1) * DAY)
    weeks = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1}.get(way, 0)
    found = one_day(monday + weeks * WEEK + values["w"] * DAY)
    doubt = weeks and not values.get("u") and abs((found.start or anchor.now) - anchor.now) > WEEK
    return found.because("of the calendar week before or after; some mean the nearest") if doubt else found


# -- units ---------------------------------------------------------------------------------------------------------


def _relative() -> Days:
    return UNKNOWN.because("counts from a date that the document does not give")


def _unit(values: Values, anchor: Anchor) -> Days | None:
    """ "last year", "this week", "next month", "the following day", "that year"."""
    way = values.get("l") or values.get("x") or values["c"]
    told = way in ("following", "previous", "that") or (way == "next" and values["u"] == "day")
    base = anchor.named(values["u"]) if told else anchor.now
    if not base:
        return _relative()
    if values["u"] in ("minute", "hour"):
        return one_day(base)
    number = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(way, 0)
    if way == "past" and values["u"] != "weekend":
        return run_of_units(values["u"], base, -1)
    if values["u"] == "day" and way == "last":
        return None
    found = next_unit(values["u"], base, number)
    if way == "last" and values["u"] == "weekend" and base.weekday() >= 5:
        return found
    return found


def _units(values: Values, anchor: Anchor) -> Days | None:
    """ "the past three years", "the next two weeks"."""
    if not anchor.now:
        return _relative()
    if values["u"] in ("minute", "hour"):
        return one_day(anchor.now)
    return run_of_units(values["u"], anchor.now, -values["n"] if values.get("l") else values["n"])


def _vague_units(values: Values, anchor: Anchor) -> Days | None:
    return UNKNOWN.because("how many is not said")


def _ago(values: Values, anchor: Anchor) -> Days | None:
    return _shifted(anchor.now, -values["n"], values["u"])


def _from_now(values: Values, anchor: Anchor) -> Days | None:
    return _shifted(anchor.now, values["n"], values["u"])


def _in_units(values: Values, anchor: Anchor) -> Days | None:
    """ "in three days" is a day ahead where the clause looks ahead; else it tells how long something took."""
    if values["u"] in ("minute", "hour"):
        return one_day(anchor.now) if anchor.now and values["I"] == "in" else None
    return _shifted(anchor.now, values["n"], values["u"]) if anchor.future and values["I"] == "in" else None


def _earlier(values: Values, anchor: Anchor) -> Days | None:
    return _shifted(anchor.named(values["u"]), -values.get("n", 1), values["u"])


def _later(values: Values, anchor: Anchor) -> Days | None:
    return _shifted(anchor.named(values["u"]), values.get("n", 1), values["u"])


def _shifted(base: date | None, number: int, unit: str) -> Days | None:
    """A day so many units away, as exact as the unit is: "two years ago" names a year, "two weeks ago" a day."""
    if not base:
        return _relative()
    try:
        day = shift(base, number, unit)
    except (ValueError, OverflowError):
        return UNKNOWN.because("beyond what the calendar counts")
    if unit in ("year", "decade", "century"):
        return unit_of("year", day).because("some time in that year")
    precision: TimePrecision = "month" if unit in MONTHS_IN else "week" if unit in ("week", "fortnight") else "day"
    return replace(one_day(day), precision=precision)


def _earlier_in_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "earlier this month" is its first half, "later this week" its second, from today on."""
    if not anchor.now:
        return _relative()
    whole = next_unit(values["u"], anchor.now, -1 if values.get("l") else 0)
    if not whole.start or not whole.end:
        return None
    half = whole.start + ((whole.end - whole.start).days + 1) // 2 * DAY
    if "b" in values:
        return replace(whole, end=half - DAY) if whole.start < half else whole
    return replace(whole, start=half if values.get("l") else min(max(half, anchor.now), whole.end))


# -- parts of the year, decades, centuries -------------------------------------------------------------------------


def _year(values: Values, anchor: Anchor) -> Days | None:
    return years(_full_year(values["y"]))


def _years_in_short(values: Values, anchor: Anchor) -> Days | None:
    """ "1986-87", "2014/15"."""
    first, last = int(values["R"][:4]), int(values["R"][-2:])
    return years(first, last - first % 100 + 1) if last > first % 100 else years(first)


def _decade(values: Values, anchor: Anchor) -> Days | None:
    return years(values["k"], 100 if values["k"] % 100 == 0 and values["k"] < 2000 else 10)


def _century(values: Values, anchor: Anchor) -> Days | None:
    return years((values["o"] - 1) * 100, 100) if values["u"] == "century" else None


def _labelled_part(values: Values, anchor: Anchor) -> Days | None:
    """ "Q3 2019", "H1"."""
    return _part_of_year(values.get("y"), "quarter" if values["q"][0] == "Q" else "half", int(values["q"][1]), anchor)


def _numbered_part(values: Values, anchor: Anchor) -> Days | None:
    """ "the second quarter of 2013", "the first half of this year"."""
    number = values.get("o") or {"quarter": 4, "half": 2}.get(values["u"], 0)
    year = values.get("y")
    if anchor.now and values.get("u1") == "year":
        year = anchor.now.year + (1 if values.get("x") else -1 if values.get("l1") else 0)
    return _part_of_year(year, values["u"], number, anchor)


def _part_of_year(year: int | None, unit: str, number: int, anchor: Anchor) -> Days | None:
    length = {"quarter": 3, "half": 6}.get(unit)
    if not length or not 0 < number * length <= 12:
        return None
    if year is not None:
        return months(_full_year(year), number * length - length + 1, length)
    if not anchor.now:
        return _relative()
    options = [months(anchor.now.year + step, number * length - length + 1, length) for step in (-1, 0, 1)]
    return _nearest(options, anchor)


def _season(values: Values, anchor: Anchor) -> Days | None:
    if values.get("y") is not None:
        return _season_in(values["s"], _full_year(values["y"]))
    way = values.get("l") or values.get("x") or values.get("c")
    if not anchor.now:
        return _relative()
    if not way and "I" not in values:
        return None
    options = [_season_in(values["s"], anchor.now.year + step) for step in (-1, 0, 1)]
    return _by_way(options, way, anchor)


def _season_in(season: str, year: int) -> Days:
    return months(year, SEASONS[season], 3).because("northern hemisphere, meteorological")


def _by_way(options: list[Days], way: str | None, anchor: Anchor) -> Days:
    """The option before, around or after the anchor."""
    now = anchor.now or date.min
    if way in ("last", "past", "previous"):
        return [days for days in options if days.end and days.end < now][-1]
    if way in ("next", "coming", "following"):
        return next(days for days in options if days.start and days.start > now)
    if way == "this":
        return min(options, key=lambda days: abs(((days.start or now) - now).days))
    return _nearest(options, anchor)


def _feast(values: Values, anchor: Anchor) -> Days | None:
    if values.get("y") is not None:
        return holiday(values["h"], _full_year(values["y"])) or UNKNOWN.because("not in that year")
    if not anchor.now:
        return _relative()
    around = [holiday(values["h"], anchor.now.year + step) for step in (-2, -1, 0, 1, 2)]
    known = [replace(days, year_given=False) for days in around if days]
    return _by_way(known, values.get("l") or values.get("x") or values.get("c"), anchor) if known else None


# -- near the day of publication -----------------------------------------------------------------------------------


def _deictic(values: Values, anchor: Anchor) -> Days | None:
    return one_day(anchor.now + int(values["t"]) * DAY) if anchor.now else _relative()


def _now(values: Values, anchor: Anchor) -> Days | None:
    return one_day(anchor.now) if anchor.now else _relative()


def _overnight(values: Values, anchor: Anchor) -> Days | None:
    if not anchor.now:
        return _relative()
    return Days(start=anchor.now - DAY, end=anchor.now, why="the night before publication")


def _part_of_day(values: Values, anchor: Anchor) -> Days | None:
    """ "last night", "this morning", "that evening"."""
    way = values.get("l") or values.get("c") or values.get("x")
    base = anchor.named("day") if way in ("that", "following", "previous") else anchor.now
    if not base:
        return _relative()
    step = {"last": -1, "previous": -1, "following": 1, "next": 1}.get(way or "", 0)
    return one_day(base + step * DAY)


# -- weeks and weekdays of a month ---------------------------------------------------------------------------------


def _week_with(values: Values, anchor: Anchor) -> Days | None:
    """ "the week of May 6", "the week beginning February 4"."""
    inside: Days = values["B"]
    return a_week(inside.start) if inside.start and values["u"] == "week" else None


def _nth_in(values: Values, anchor: Anchor) -> Days | None:
    """ "the first week of May", "the last four months of 2021", "the third day of the month"."""
    whole: Days = values["B"]
    if not whole.start or not whole.end:
        return whole
    number, count = values.get("o", -1), values.get("n", 1)
    if values["u"] == "week" and count == 1:
        return _nth_week(whole, number)
    if number < 0:
        edge = whole.end + DAY
        return replace(run_of_units(values["u"], edge, -count), end=whole.end)
    start = shift(whole.start, (number - 1) * count, values["u"])
    return replace(run_of_units(values["u"], start - DAY, count), start=start)


def _nth_week(whole: Days, number: int) -> Days:
    """The nth week of a month or year, by its Thursday (ISO 8601)."""
    assert whole.start and whole.end  # noqa: S101
    if number < 0:
        last = nth_weekday(whole.end.year, whole.end.month, -1, 3)
        return a_week(last)
    first = nth_weekday(whole.start.year, whole.start.month, 1, 3)
    return a_week(first + (number - 1) * WEEK)


def _nth_weekday_of(values: Values, anchor: Anchor) -> Days | None:
    """ "the third Sunday of October"."""
    whole: Days = values["B"]
    if not whole.start or whole.precision != "month":
        return None
    return one_day(nth_weekday(whole.start.year, whole.start.month, values.get("o", -1), values["w"]))


# -- days made of days ---------------------------------------------------------------------------------------------


def _range(values: Values, anchor: Anchor) -> Days | None:
    return _span(values["B"], values["B1"], anchor)


def _portion(values: Values, anchor: Anchor) -> Days | None:
    return portion_of(values["B"], values["e"], now=anchor.now)


def _before_it(values: Values, anchor: Anchor) -> Days | None:
    base: Days = values["B"]
    return _shifted(base.start, -values.get("n", 1), values["u"]) if base.start else base


def _after_it(values: Values, anchor: Anchor) -> Days | None:
    base: Days = values["B"]
    return _shifted(base.end, values.get("n", 1), values["u"]) if base.end else base


def _portion_of_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "the end of the month", "the rest of the year"."""
    if not anchor.now:
        return _relative()
    return portion_of(unit_of(values["u"], anchor.now), values["e"], now=anchor.now)


def _week_number(values: Values, anchor: Anchor) -> Days | None:
    """ "week 10", "week 10 of 2019": by ISO 8601."""
    year = values.get("y") or (anchor.now and anchor.now.year)
    if values["u"] != "week" or not year or not 1 <= values["n"] <= 53:
        return None
    return a_week(date.fromisocalendar(_full_year(year), min(values["n"], 52), 1))


def _of_the_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "of the year": the one that holds the day of publication."""
    if values["u"] not in ("year", "month", "week"):
        return None
    return (
        unit_of(values["u"], anchor.now).because("the current one, unless the words are a title")
        if anchor.now
        else None
    )


def _since(values: Values, anchor: Anchor) -> Days | None:
    """ "since 2006": up to the day of publication."""
    base: Days = values["B"]
    if not base.start:
        return base
    end = anchor.now if anchor.now and anchor.now >= base.start else None
    return replace(base, end=end).because("since then, up to publication")


def _until(values: Values, anchor: Anchor) -> Days | None:
    return replace(values["B"], start=None).because("until then; the start is not said")


def _rules(*table: tuple[str, Meaning]) -> tuple[Rule, ...]:
    return tuple(Rule(re.compile(pattern.replace(" ", "")), meaning) for pattern, meaning in table)


_CLOCK = "(?:I?z)?"
_WD = "(?:w p? K? I? T?)?"  # "Friday morning, the" before a date
_ALONE = "(?!O T? [myqcxlT])"  # not "last week of May"
_YEAR = "(?:K? (?:I? T? O?) (?P<y>y))?"

RULES = _rules(
    (rf"{_WD} (?P<m>m) T? (?:(?P<o>o)|(?P<n>n)(?![nuHU])) {_YEAR}", _date),
    (rf"{_WD} (?P<m>m) (?:(?P<o>o)|(?P<n>n)) K (?P<y>y)", _date),
    (rf"{_WD} (?:T? (?P<o>o)|(?P<n>n)) H? O? (?P<m>m) H? {_YEAR}", _date),
    (rf"T? (?P<o>o) (?P<u>u) O (?P<m>m) {_YEAR}", _nth_day),
    (rf"(?P<m>m) (?:(?P<o>o)|(?P<n>n)) (?:H|U|V|A) (?:(?P<o1>o)|(?P<n1>n)) {_YEAR}", _days_of_month),
    (rf"[FW]? T? (?:(?P<o>o)|(?P<n>n)) (?:H|U|V|A) T? (?:(?P<o1>o)|(?P<n1>n)) O? (?P<m>m) {_YEAR}", _days_of_month),
    (r"(?P<y>y) K? (?P<m>m) (?:(?P<o>o)|(?P<n>n))", _date),
    (r"(?P<m>m) P? H? K? I? O? (?P<y>y)", _month),
    (r"(?P<m>m) O (?P<y>n)", _month),
    (r"(?:(?P<o>o)|(?P<n>n)) (?P<m>m) O (?P<y>n)", _date),
    (r"(?P<y>y) K? (?P<m>m)", _month),
    (r"(?P<m>m)", _month),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<m>m)", _month_of_year),
    (r"(?P<m>m) (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) u", _month_of_year),
    (r"(?:w P? K?)? (?P<d>d)", _figures),
    (r"(?:c w) (?P<d>d)", _figures),
    (r"w T? (?P<o>o)(?![u])", _ordinal_day),
    (r"T (?P<o>o)(?![uwslxHn])", _ordinal_day),
    (r"(?P<w>w) p?", _weekday),
    (r"e? (?P<w>w) (?:p|O?T?p)?", _weekday),
    (r"(?P<p>p) I (?P<w>w)", _weekday),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) K? (?P<w>w) p?", _weekday_of_week),
    (r"(?P<w>w) p? (?:O|I)? T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u)", _weekday_of_week),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u) I? (?P<w>w)", _weekday_of_week),
    (rf"T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u) {_ALONE}", _unit),
    (rf"T? (?:(?P<l>l)|(?P<x>x)) (?P<n>[ni]) (?P<u>u) {_ALONE}", _units),
    (r"(?P<n>[ni]) (?:(?P<l>l)|(?P<x>x)) (?P<u>u)", _units),
    (r"T? [lx] v u|v u [gbf]", _vague_units),
    (r"(?P<n>[ni]) (?P<u>u) g", _ago),
    (r"(?P<n>[ni]) (?P<u>u) (?:F [rt])", _from_now),
    (r"w (?P<n>[ni]) (?P<u>u) (?:F [rt])", _from_now),
    (r"(?P<I>I) T? (?P<n>[ni]) (?P<u>u)", _in_units),
    (r"(?P<b>b) (?:c|(?P<l>l)|I T) (?P<u>u)", _earlier_in_unit),
    (r"(?P<f>f) (?:c|(?P<l>l)|I T) (?P<u>u)", _earlier_in_unit),
    (r"(?:T u)? (?P<y>y)", _year),
    (r"(?:u) (?P<y>y)", _year),
    (r"(?P<R>R)", _years_in_short),
    (r"T? (?P<k>k)", _decade),
    (r"T? (?P<o>o) H? (?P<u>u)", _century),
    (r"T? (?P<q>q) H? (?:O? (?P<y>y))?|(?P<y1>y) H? (?P<q1>q)", lambda v, a: _labelled_part(_plain(v), a)),
    (r"T? (?:(?P<o>o)|l) (?P<u>u) (?:K? (?:O|I)? (?:(?P<y>y)|T? (?:c|(?P<l1>l)|(?P<x>x))? (?P<u1>u)))?", _numbered_part),
    (r"(?:(?P<x>x)|(?P<l1>l)) (?P<u1>u) (?P<o>o) (?P<u>u)", _numbered_part),
    (r"(?:(?P<I>I) T)? (?P<s>s) (?:O? (?P<y>y))?", _season),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<s>s)", _season),
    (r"(?P<h>h) (?:I|O|K)? (?P<y>y)", _feast),
    (r"T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c))? (?P<h>h)", _feast),
    (r"e? (?P<t>t) p?", _deictic),
    (r"(?P<u>u) (?P<n>n) (?:O? (?P<y>y))?", _week_number),
    (r"O T (?P<u>u)(?![bfOwn])", _of_the_unit),
    (r"r", _now),
    (r"e? N", _overnight),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<p>p)", _part_of_day),
    (r"T? (?P<e>e) (?:O T?) (?P<u>u)", _portion_of_unit),
)  # fmt: skip

COMPOUNDS = _rules(
    (r"W (?P<B>B) (?:A|U|H) (?P<B1>B)", _range),
    (r"F? (?P<B>B) (?:U|V|H) (?P<B1>B)", _range),
    (r"T? (?P<e>e) H? O? (?P<B>B)", _portion),
    (r"(?P<n>[ni]) (?P<u>u) (?:b|b U) (?P<B>B)", _before_it),
    (r"(?P<n>[ni]) (?P<u>u) f (?P<B>B)", _after_it),
    (r"T (?P<u>u) b (?P<B>B)", _before_it),
    (r"T (?P<u>u) f (?P<B>B)", _after_it),
    (r"T? (?P<u>u) (?:O|e) (?P<B>B)", _week_with),
    (r"T? (?:(?P<o>o)|l) (?P<n>[ni])? (?P<u>u) O (?P<B>B)", _nth_in),
    (r"T? (?:(?P<o>o)|l) (?P<w>w) (?:O|I) (?P<B>B)", _nth_weekday_of),
    (r"S (?P<B>B)", _since),
    (r"V (?P<B>B)", _until),
)  # fmt: skip

# What counts from the date last named, tried when nothing else took the words.
LOOSE = _rules(
    (r"(?P<n>[ni]) (?P<u>u) b", _earlier),
    (r"(?P<n>[ni]) (?P<u>u) f", _later),
    (r"T (?P<u>u) b", _earlier),
    (r"T (?P<u>u) f", _later),
)


def _plain(values: Values) -> Values:
    """The values with "q1" and "y1" under their plain names."""
    return {name[0]: value for name, value in values.items()}
