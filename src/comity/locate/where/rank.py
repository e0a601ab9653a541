"""Choosing among the bearers of a name: who is meant here.

A score in powers of ten of inhabitants: a town of a million has 6, and each clue of the text counts like so many tens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import asin, cos, log10, radians, sin, sqrt

from comity.codes.table import rows
from comity.locate.where.gazetteer import Entry
from comity.locate.where.names import name_key
from comity.locate.where.spot import Spot

# What a kind of place is worth before the text is read.
_PRIOR = {
    "country": 9.0, "continent": 9.0, "former": 8.5, "region": 8.0, "sea": 8.0, "river": 7.5, "lake": 7.5, "mountain": 7.5,
    "desert": 7.5, "site": 7.5, "building": 6.0, "admin1": 6.4, "admin2": 3.6,
}  # fmt: skip
_SAME_COUNTRY, _SAME_STATE, _QUALIFIED = 1.6, 2.4, 12.0
_TOWNS = frozenset({"city", "capital"})


@dataclass(slots=True)
class Context:
    """What the rest of the text tells: countries and states that it names, and places already settled."""

    countries: Counter[str] = field(default_factory=Counter)
    states: set[tuple[str | None, str | None]] = field(default_factory=set)
    points: list[tuple[float, float]] = field(default_factory=list)


def settle(spots: list[Spot], adjectives: Iterable[str]) -> None:
    """Choose an entry for each spot that has any; leaves `chosen` None, with the reason, where it cannot tell."""
    _pair(spots)
    context = _gather(spots, adjectives)
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(name_key(spot.text), []).append(spot)
    for _ in range(2):
        context.points = [
            (spot.chosen.lat, spot.chosen.lon)
            for spot in spots
            if spot.chosen and spot.chosen.kind in _TOWNS | {"admin2"}
        ]
        for group in groups.values():
            _choose(group, context)


def _pair(spots: list[Spot]) -> None:
    """Note "Oxford, North Carolina": the second spot qualifies the first if it can hold a place of that name."""
    for first, second in zip(spots, spots[1:], strict=False):
        gap = second.start - first.end
        if 0 < gap <= 4 and any(_holds(outer, inner) for outer in second.entries for inner in first.entries):
            first.qualifier = second


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
        if best.kind == "country" and best.country:
            context.countries[best.country] += 1
        if best.kind == "admin1":
            context.states.add((best.country, best.admin1))
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
    if entry.kind not in _TOWNS:
        return _PRIOR[entry.kind] - (0 if entry.own or entry.kind != "admin1" else 0.4)
    size = log10(max(entry.population, 50)) + (1.0 if entry.kind == "capital" else 0.0)
    return size - (0 if entry.own else 0.3 if entry.population > 500_000 else 1.3)


def _choose(group: list[Spot], context: Context) -> None:
    """One sense for all spots of a name, but for one that says otherwise ("Paris, Texas")."""
    qualified = [spot for spot in group if spot.qualifier]
    shared: Entry | None = None
    for spot in qualified:
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
    if not spot.entries:
        return None, "no gazetteer at hand has this name"
    scored = sorted(((_score(entry, spot, context), entry) for entry in spot.entries), key=lambda pair: -pair[0])
    top, best = scored[0]
    rival = next((entry for score, entry in scored[1:] if top - score < 0.25 and _km(entry, best) > 161), None)
    if rival and best.population < 50_000 and best.kind in _TOWNS | {"admin2"}:
        return None, f"{best.name} ({best.country}) and {rival.name} ({rival.country}) are as likely"
    return best, _reason(best, spot, context)


def _score(entry: Entry, spot: Spot, context: Context) -> float:
    score = _prior(entry)
    if spot.qualifier and any(_holds(outer, entry) for outer in spot.qualifier.entries):
        score += _QUALIFIED + (3 if any(_holds(o, entry) and o.kind == "admin1" for o in spot.qualifier.entries) else 0)
    if entry.kind in ("admin1", "admin2", *_TOWNS):
        score += _nearby(entry, context)
    if entry.kind == "admin1" and any(_same_area(entry, other) for other in spot.entries):
        score -= 3.0
    return score


def _same_area(unit: Entry, other: Entry) -> bool:
    return other.kind in _TOWNS and other.country == unit.country and other.admin1 == unit.admin1


def _nearby(entry: Entry, context: Context) -> float:
    bonus = 0.0
    if (entry.country, entry.admin1) in context.states and entry.kind != "admin1":
        bonus = _SAME_STATE
    elif entry.country in context.countries:
        bonus = _SAME_COUNTRY
    distances = [d for point in context.points if (d := _km_between((entry.lat, entry.lon), point)) > 0.5]
    nearest = min(distances, default=9999.0)
    return bonus + (1.6 if nearest < 60 else 1.1 if nearest < 160 else 0.5 if nearest < 400 else 0.0)


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
