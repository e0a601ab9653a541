"""Choosing among the bearers of a name: who is meant here.

A score in powers of ten of inhabitants: a town of a million has 6, and each clue of the text counts like so many tens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import asin, cos, log10, radians, sin, sqrt

from comity.codes.table import rows
from comity.locate.where.evidence import Spot
from comity.locate.where.gazetteer import Entry
from comity.locate.where.names import name_key

# What a kind of place is worth before the text is read; towns, states and counties by their people.
_PRIOR = {
    "country": 9.0, "continent": 9.0, "former": 8.5, "region": 7.6, "sea": 8.0, "river": 7.5, "lake": 7.5,
    "mountain": 7.5, "desert": 7.5, "site": 7.5, "building": 8.0,
}  # fmt: skip
_TOWNS = frozenset({"city", "capital"})
_UNITS = frozenset({"admin1", "admin2"})

# Clues, in tens of inhabitants: its country is named in the text; its state or province is; "Oxford, North Carolina".
_SAME_COUNTRY, _SAME_STATE, _QUALIFIED = 1.6, 3.0, 12.0

# A state beats its chief town of the same name only if it is this many times as large (Quebec is, Isfahan is not).
_FAR_LARGER = 12

# Units as large as countries, which tell less: England.
_GREAT_PARTS = frozenset({"ENG"})

_PROVINCE_WORDS = frozenset(
    [
        "province",
        "provinces",
        "state",
        "states",
        "region",
        "regions",
        "governorate",
        "oblast",
        "county",
        "district",
        "department",
        "canton",
        "prefecture",
    ]
)
_CITY_WORDS = frozenset(
    ["city", "cities", "town", "towns", "village", "villages", "port", "suburb", "suburbs", "municipality"]
)

# A country and the GeoNames code of a first-level unit of it.
State = tuple[str | None, str | None]

# What stands between a place and the state or country that it is in.
_BETWEEN = re.compile(r" ?, | \(|,? in (?:the )?(?:[a-z]+ ){0,2}")


# What goes on with a list after a country.
_LISTED_ON = re.compile(r",? (?:and|or|as well as) (?:in )?(?:the )?[A-Z]|, [A-Z]")

# How many settled places the others are measured against: enough for a news report, bounded for a gazetteer.
NEIGHBOURS = 40


@dataclass(slots=True)
class Context:
    """What the rest of the text tells: countries and states that it names (and how), places already settled."""

    countries: Counter[str] = field(default_factory=Counter)
    states: dict[State, set[str]] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)


def settle(spots: list[Spot], text: str, adjectives: Iterable[str]) -> None:
    """Choose an entry for each spot that has any; leaves `chosen` None, with the reason, where it cannot tell."""
    _pair(spots, text)
    context = _gather(spots, adjectives)
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(name_key(spot.text), []).append(spot)
    for _ in range(2):
        chosen = {(spot.chosen.lat, spot.chosen.lon): None for spot in spots if spot.chosen and _is_small(spot.chosen)}
        context.points = list(chosen)[:NEIGHBOURS]
        for group in groups.values():
            _choose(group, context)


def _is_small(entry: Entry) -> bool:
    return entry.kind in _TOWNS or entry.kind in _UNITS


def _pair(spots: list[Spot], text: str) -> None:
    """Note "Oxford, North Carolina": the second spot qualifies the first, which is no country, if it may lie in it."""
    for first, second in pairwise(spots):
        if not _BETWEEN.fullmatch(text[first.end : second.start]) or any(_is_whole(entry) for entry in first.entries):
            continue
        outer = [entry for entry in second.entries if entry.kind in ("country", "admin1")]
        held = any(_holds(o, i) for o in outer for i in first.entries)
        if held or (outer and _is_modest(first) and _must_hold(first, second, text)):
            first.qualifier = second


def _must_hold(first: Spot, second: Spot, text: str) -> bool:
    """Whether the first, a town that the gazetteer has elsewhere only, is said to lie in the second.

    A country after a comma may also be the next of a list ("Basel, Austria and Italy").
    """
    best = max(second.entries, key=_prior)
    if best.kind == "admin1":
        return True
    rest = text[second.end :].split("\n", 1)[0]
    return best.kind == "country" and not _LISTED_ON.match(rest) and first.label not in ("PERSON", "NORP")


def _is_whole(entry: Entry) -> bool:
    return entry.kind in ("country", "continent", "sea") and entry.own == 1


def _is_modest(spot: Spot) -> bool:
    """Whether no bearer of the name is so large that it needs no state beside it."""
    return all(entry.kind in _TOWNS and entry.population < 500_000 for entry in spot.entries)


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.country != inner.country or outer.id == inner.id or not outer.country:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "admin1" and outer.admin1 == inner.admin1 and inner.kind != "admin1"


def _gather(spots: list[Spot], adjectives: Iterable[str]) -> Context:
    context = Context()
    context.countries.update(country for word in adjectives if (country := demonyms().get(word)))
    for spot in spots:
        if not spot.entries:
            continue
        best = max(spot.entries, key=_prior)
        if best.kind == "country" and best.country and not any(entry.kind == "admin1" for entry in spot.entries):
            context.countries[best.country] += 1
        if best.kind == "admin1":
            context.states.setdefault((best.country, best.admin1), set()).add(name_key(spot.text))
            context.countries[best.country or ""] += 1
    return context


@cache
def demonyms() -> dict[str, str]:
    """Country code by adjective or noun of people, as the table of states has them."""
    found: dict[str, str] = {}
    for row in rows("actors/states.csv"):
        for word in f"{row['adjectives']}|{row['demonyms']}".split("|"):
            if word and not row["valid_to"]:
                found.setdefault(word, row["iso3"])
    return found


def _prior(entry: Entry) -> float:
    if entry.kind in _PRIOR:
        return _PRIOR[entry.kind]
    size = log10(max(entry.population, 50))
    if entry.kind in _UNITS:
        return size - (0.2 if entry.kind == "admin1" else 0.6) - (0.0 if entry.own else 0.3)
    size += 1.0 if entry.kind == "capital" else 0.0
    return size - (0 if entry.own else 0.3 if entry.population > 500_000 else 1.3)


def _choose(group: list[Spot], context: Context) -> None:
    """One sense for all spots of a name, but for one that says otherwise ("Paris, Texas")."""
    shared: Entry | None = None
    for spot in group:
        if spot.qualifier:
            spot.chosen, spot.why = _best(spot, context)
            shared = shared or spot.chosen
    for spot in group:
        if spot.qualifier:
            continue
        if shared:
            spot.chosen, spot.why = shared, "the text says which one elsewhere"
        else:
            spot.chosen, spot.why = _best(spot, context)


def _best(spot: Spot, context: Context) -> tuple[Entry | None, str]:
    options = _without_parts(spot)
    if spot.qualifier and not any(_holds(outer, entry) for outer in spot.qualifier.entries for entry in options):
        return _outer(spot.qualifier)
    if not options:
        return None, "no gazetteer at hand has this name"
    scored = sorted(((_score(entry, spot, context), entry) for entry in options), key=lambda pair: -pair[0])
    top, best = scored[0]
    rival = next((entry for score, entry in scored[1:] if top - score < 0.25 and _km(entry, best) > 161), None)
    if rival and best.population < 50_000 and _is_small(best):
        return None, f"{best.name} ({best.country}) and {rival.name} ({rival.country}) are as likely"
    return best, _reason(best, spot, context)


def _outer(qualifier: Spot) -> tuple[Entry | None, str]:
    """The state or country itself, for a town in it that the gazetteer lacks."""
    known = [entry for entry in qualifier.entries if entry.kind in ("country", "admin1")]
    outer = qualifier.chosen or max(known, key=_prior, default=None)
    if outer and outer.kind == "admin1":
        return outer, f"the gazetteer lacks it; {outer.name} stands for it"
    return None, "no gazetteer at hand has this name there"


def _without_parts(spot: Spot) -> list[Entry]:
    """The bearers, less towns and units in a country of that name (Mexico City, the state of México)."""
    whole = {entry.country for entry in spot.entries if entry.kind == "country"}
    return [entry for entry in spot.entries if entry.kind not in _TOWNS | _UNITS or entry.country not in whole]


def _score(entry: Entry, spot: Spot, context: Context) -> float:
    score = (
        _prior(entry)
        + _by_area(entry, spot.area)
        + (_nearby(entry, name_key(spot.text), context) if _is_small(entry) else 0.0)
    )
    holders = [outer for outer in spot.qualifier.entries if _holds(outer, entry)] if spot.qualifier else []
    if holders:
        score += _QUALIFIED + (3.0 if any(outer.kind == "admin1" for outer in holders) else 0.0)
    plain = spot.area not in _PROVINCE_WORDS
    if plain and entry.kind in _UNITS and any(_is_chief_town(other, entry) for other in spot.entries):
        score -= 3.0
    if entry.kind == "country" and entry.country not in context.countries:
        score -= 0.8 * min(3, sum(1 for state in context.states if _rivals(spot, state[0])))
    if entry.kind == "city" and any(_outranks(unit, entry) for unit in spot.entries):
        score -= 2.0
    return score


def _outranks(unit: Entry, town: Entry) -> bool:
    """Whether a state of that name makes a town elsewhere in its country unlikely: Wyoming, not Wyoming in Michigan."""
    return unit.kind == "admin1" and unit.country == town.country and unit.admin1 != town.admin1 and unit.own == 1


def _rivals(spot: Spot, country: str | None) -> bool:
    """Whether a state of that country bears the name too: Georgia among other American states."""
    return any(entry.kind == "admin1" and entry.country == country for entry in spot.entries)


def _by_area(entry: Entry, area: str) -> float:
    if area in _PROVINCE_WORDS and entry.kind in (*_UNITS, "region"):
        return 4.0
    if area not in _CITY_WORDS:
        return 0.0
    return 1.5 if entry.kind in _TOWNS else -4.0 if entry.kind in ("country", "admin1") else 0.0


def _is_chief_town(town: Entry, unit: Entry) -> bool:
    if town.kind not in _TOWNS:
        return False
    if town.country != unit.country:  # Jerusalem, and the governorate of that name beside it
        return _km(town, unit) < 50
    same = town.admin1 == unit.admin1 or _km(town, unit) < 150
    return same and unit.population < _FAR_LARGER * max(town.population, 1) and town.population > 0


def _nearby(entry: Entry, key: str, context: Context) -> float:
    bonus = 0.0
    if entry.kind != "admin1" and context.states.get((entry.country, entry.admin1), set()) - {key}:
        bonus = _SAME_STATE if entry.admin1 not in _GREAT_PARTS else _SAME_COUNTRY + 0.4
    elif entry.country in context.countries:
        bonus = _SAME_COUNTRY
    near = [d for point in context.points if (d := _km_between((entry.lat, entry.lon), point)) > 0.5]
    nearest = min(near, default=9999.0)
    return bonus + (1.8 if nearest < 60 else 1.3 if nearest < 160 else 0.5 if nearest < 400 else 0.0)


def _reason(entry: Entry, spot: Spot, context: Context) -> str:
    if spot.qualifier:
        return f"qualified by {spot.qualifier.text}"
    if (entry.country, entry.admin1) in context.states and entry.kind in _TOWNS:
        return "its state or province is named in the text"
    if entry.country in context.countries and entry.kind in _TOWNS:
        return "its country is named in the text"
    return "the best known of that name" if len(spot.entries) > 1 else "the only one of that name"


def _km(one: Entry, other: Entry) -> float:
    return _km_between((one.lat, one.lon), (other.lat, other.lon))


def _km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in kilometres (haversine, sphere of 6,371 km)."""
    lat1, lon1, lat2, lon2 = (radians(part) for part in (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
