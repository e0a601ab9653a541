"""Meanings of the rules for what lies near the anchor: weekdays, "last year", "three weeks ago", "overnight"."""

from __future__ import annotations

from dataclasses import replace

from comity.locate.when.anchor import Anchor, Values, relative, shifted
from comity.locate.when.calendars import DAY, UNKNOWN, WEEK, Days, next_unit, one_day, run_of_units, unit_of

_STEP = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def bare_weekday(values: Values, anchor: Anchor) -> Days | None:
    """A bare weekday is the last one (today counts), or the next if the clause looks ahead."""
    if not anchor.now:
        return relative()
    back = (anchor.now.weekday() - values["w"]) % 7
    if anchor.future:
        return one_day(anchor.now + (7 - back) % 7 * DAY, why="the next such weekday, as the clause looks ahead")
    return one_day(anchor.now - back * DAY, why="the last such weekday before publication")


def weekday_of_week(values: Values, anchor: Anchor) -> Days | None:
    """ "last Friday", "next Monday", "this Sunday", "Tuesday of last week".

    "Last Friday" is of the calendar week before; on a Sunday, the last day of its week, of the week just over.
    """
    if not anchor.now:
        return relative()
    way = values.get("l") or values.get("x") or values["c"]
    monday = anchor.now - anchor.now.weekday() * DAY
    if way == "coming":
        return one_day(anchor.now + ((values["w"] - anchor.now.weekday() - 1) % 7 + 1) * DAY)
    if way in ("past", "previous") and not values.get("u"):
        return one_day(anchor.now - ((anchor.now.weekday() - values["w"] - 1) % 7 + 1) * DAY)
    if way == "last" and not values.get("u") and anchor.now.weekday() == 6 and values["w"] < 6:
        last_past = one_day(monday + values["w"] * DAY)
        return last_past.because("of the week just over; some mean the calendar week before it")
    weeks = _STEP.get(way, 0)
    found = one_day(monday + weeks * WEEK + values["w"] * DAY)
    doubt = weeks and not values.get("u") and abs((found.start or anchor.now) - anchor.now) > WEEK
    return found.because("of the calendar week before or after; some mean the nearest") if doubt else found


def one_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "last year", "this week", "next month", "the following day", "that year"."""
    way, unit = values.get("l") or values.get("x") or values["c"], values["u"]
    told = way in ("following", "previous", "that") or (way == "next" and unit == "day")
    base = anchor.named(unit) if told else anchor.now
    if not base:
        return relative()
    if unit in ("minute", "hour"):
        return one_day(base)
    if unit == "day" and way == "last":
        return None  # "the last day" of something
    return run_of_units(unit, base, -1) if way == "past" else next_unit(unit, base, _STEP.get(way, 0))


def many_units(values: Values, anchor: Anchor) -> Days | None:
    """ "the past three years", "the next two weeks"."""
    if not anchor.now:
        return relative()
    if values["u"] in ("minute", "hour"):
        return one_day(anchor.now)
    return run_of_units(values["u"], anchor.now, -values["n"] if values.get("l") else values["n"])


def vague_units(values: Values, anchor: Anchor) -> Days | None:
    """ "several weeks ago", "in recent years": no days."""
    return UNKNOWN.because("how many is not said")


def units_ago(values: Values, anchor: Anchor) -> Days | None:
    """ "three weeks ago"."""
    return shifted(anchor.now, -values["n"], values["u"])


def units_from_now(values: Values, anchor: Anchor) -> Days | None:
    """ "ten days from now"."""
    return shifted(anchor.now, values["n"], values["u"])


def in_units(values: Values, anchor: Anchor) -> Days | None:
    """ "in three days" is a day ahead where the clause looks ahead; else it tells how long something took."""
    if values["u"] in ("minute", "hour"):
        return one_day(anchor.now) if anchor.now and values["I"] == "in" else None
    return shifted(anchor.now, values["n"], values["u"]) if anchor.future and values["I"] == "in" else None


def earlier(values: Values, anchor: Anchor) -> Days | None:
    """ "three weeks earlier": from what was named last."""
    return shifted(anchor.named(values["u"]), -values.get("n", 1), values["u"])


def later(values: Values, anchor: Anchor) -> Days | None:
    """ "two days later": from what was named last."""
    return shifted(anchor.named(values["u"]), values.get("n", 1), values["u"])


def earlier_in_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "earlier this month" is its first half, "later this week" its second, from today on."""
    if not anchor.now:
        return relative()
    whole = next_unit(values["u"], anchor.now, -1 if values.get("l") else 0)
    if not whole.start or not whole.end:
        return None
    half = whole.start + ((whole.end - whole.start).days + 1) // 2 * DAY
    if "b" in values:
        return replace(whole, end=half - DAY) if whole.start < half else whole
    return replace(whole, start=half if values.get("l") else min(max(half, anchor.now), whole.end))


def today_or_near(values: Values, anchor: Anchor) -> Days | None:
    """ "today", "yesterday morning", "tomorrow"."""
    return one_day(anchor.now + int(values["t"]) * DAY) if anchor.now else relative()


def today(values: Values, anchor: Anchor) -> Days | None:
    """ "now", "at present"."""
    return one_day(anchor.now) if anchor.now else relative()


def overnight(values: Values, anchor: Anchor) -> Days | None:
    """ "overnight": the night that ended on the day of publication."""
    if not anchor.now:
        return relative()
    return Days(start=anchor.now - DAY, end=anchor.now, why="the night before publication")


def part_of_day(values: Values, anchor: Anchor) -> Days | None:
    """ "last night", "this morning", "that evening"."""
    way = values.get("l") or values.get("c") or values.get("x")
    base = anchor.named("day") if way in ("that", "following", "previous") else anchor.now
    if not base:
        return relative()
    return one_day(base + _STEP.get(way or "", 0) * DAY)


def of_the_unit(values: Values, anchor: Anchor) -> Days | None:
    """ "of the year": the one that holds the day of publication."""
    if values["u"] not in ("year", "month", "week") or not anchor.now:
        return None
    return unit_of(values["u"], anchor.now).because("the current one, unless the words are a title")
