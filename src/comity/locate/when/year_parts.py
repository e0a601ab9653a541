"""Meanings of the rules for years, decades, centuries and parts of a year: quarters, seasons, feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.locate.when.anchor import Anchor, Values, by_way, full_year, nearest, relative
from comity.locate.when.calendars import SEASONS, UNKNOWN, Days, a_week, months, years
from comity.locate.when.feasts import holiday


def whole_year(values: Values, anchor: Anchor) -> Days | None:
    """ "in 2006"."""
    return years(full_year(values["y"]))


def years_in_short(values: Values, anchor: Anchor) -> Days | None:
    """ "1986-87", "2014/15"."""
    first, last = int(values["R"][:4]), int(values["R"][-2:])
    return years(first, last - first % 100 + 1) if last > first % 100 else years(first)


def whole_decade(values: Values, anchor: Anchor) -> Days | None:
    """ "the 1990s"; "the 1800s" are a century."""
    return years(values["k"], 100 if values["k"] % 100 == 0 and values["k"] < 2000 else 10)


def whole_century(values: Values, anchor: Anchor) -> Days | None:
    """ "the 19th century": 1800 to 1899, as people count."""
    return years((values["o"] - 1) * 100, 100) if values["u"] == "century" else None


def labelled_part(values: Values, anchor: Anchor) -> Days | None:
    """ "Q3 2019", "H1"."""
    return _part_of_year(values.get("y"), "quarter" if values["q"][0] == "Q" else "half", int(values["q"][1]), anchor)


def numbered_part(values: Values, anchor: Anchor) -> Days | None:
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
        return months(full_year(year), number * length - length + 1, length)
    if not anchor.now:
        return relative()
    options = [months(anchor.now.year + step, number * length - length + 1, length) for step in (-1, 0, 1)]
    return nearest(options, anchor)


def whole_season(values: Values, anchor: Anchor) -> Days | None:
    """ "last winter", "the summer of 2006"."""
    if values.get("y") is not None:
        return _season_in(values["s"], full_year(values["y"]))
    way = values.get("l") or values.get("x") or values.get("c")
    if not anchor.now:
        return relative()
    if not way and "I" not in values:
        return None
    options = [_season_in(values["s"], anchor.now.year + step) for step in (-1, 0, 1)]
    return by_way(options, way, anchor)


def _season_in(season: str, year: int) -> Days:
    return months(year, SEASONS[season], 3).because("northern hemisphere, meteorological")


def feast_days(values: Values, anchor: Anchor) -> Days | None:
    """ "last Ramadan", "Christmas Eve 1914"."""
    if values.get("y") is not None:
        return holiday(values["h"], full_year(values["y"])) or UNKNOWN.because("not in that year")
    if not anchor.now:
        return relative()
    around = [holiday(values["h"], anchor.now.year + step) for step in (-2, -1, 0, 1, 2)]
    known = [replace(days, year_given=False) for days in around if days]
    return by_way(known, values.get("l") or values.get("x") or values.get("c"), anchor) if known else None


def numbered_week(values: Values, anchor: Anchor) -> Days | None:
    """ "week 10", "week 10 of 2019": by ISO 8601."""
    year = values.get("y") or (anchor.now and anchor.now.year)
    if values["u"] != "week" or not year or not 1 <= values["n"] <= 53:
        return None
    return a_week(date.fromisocalendar(full_year(year), min(values["n"], 52), 1))
