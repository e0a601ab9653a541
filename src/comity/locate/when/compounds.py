"""Meanings of the rules for days made of other days: ranges, "the end of May", "two weeks after Easter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.locate.when.anchor import Anchor, Values, relative, shifted
from comity.locate.when.calendars import (
    DAY,
    WEEK,
    Days,
    a_week,
    nth_weekday,
    portion_of,
    run_of_units,
    shift,
    unit_of,
)
from comity.locate.when.dates import span_between


def week_with(values: Values, anchor: Anchor) -> Days | None:
    """ "the week of May 6", "the week beginning February 4"."""
    inside: Days = values["B"]
    return a_week(inside.start) if inside.start and values["u"] == "week" else None


def nth_in(values: Values, anchor: Anchor) -> Days | None:
    """ "the first week of May", "the last four months of 2021", "the third day of the month"."""
    whole: Days = values["B"]
    if not whole.ends:
        return whole
    first, last = whole.ends
    number, count = values.get("o", -1), values.get("n", 1)
    if values["u"] == "week" and count == 1:
        return _nth_week(first, last, number)
    if number < 0:
        return replace(run_of_units(values["u"], last + DAY, -count), end=last)
    start = shift(first, (number - 1) * count, values["u"])
    return replace(run_of_units(values["u"], start - DAY, count), start=start)


def _nth_week(first: date, last: date, number: int) -> Days:
    """The nth week of a month or year, by its Thursday (ISO 8601)."""
    if number < 0:
        return a_week(nth_weekday(last.year, last.month, -1, 3))
    return a_week(nth_weekday(first.year, first.month, 1, 3) + (number - 1) * WEEK)


def span_of(values: Values, anchor: Anchor) -> Days | None:
    """ "from March to the end of May", "Monday until Thursday"."""
    return span_between(values["B"], values["B1"], anchor)


def portion_of_days(values: Values, anchor: Anchor) -> Days | None:
    """ "late 2014", "the early 1990s", "mid-March"."""
    return portion_of(values["B"], values["e"], now=anchor.now)


def portion_of_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "the end of the month", "the rest of the year"."""
    if not anchor.now:
        return relative()
    return portion_of(unit_of(values["u"], anchor.now), values["e"], now=anchor.now)


def before_it(values: Values, anchor: Anchor) -> Days | None:
    """ "three days before Christmas"."""
    base: Days = values["B"]
    return shifted(base.start, -values.get("n", 1), values["u"]) if base.start else base


def after_it(values: Values, anchor: Anchor) -> Days | None:
    """ "the day after the 3rd of May"."""
    base: Days = values["B"]
    return shifted(base.end, values.get("n", 1), values["u"]) if base.end else base


def since(values: Values, anchor: Anchor) -> Days | None:
    """ "since 2006": up to the day of publication."""
    base: Days = values["B"]
    if not base.start:
        return base
    end = anchor.now if anchor.now and anchor.now >= base.start else None
    return replace(base, end=end).because("since then, up to publication")


def until(values: Values, anchor: Anchor) -> Days | None:
    """ "until 2014": the start is open."""
    base: Days = values["B"]
    return replace(base, start=None).because("until then; the start is not said")
