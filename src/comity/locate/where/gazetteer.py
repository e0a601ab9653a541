"""Looking up a place name: who bears it, all over the world."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from comity.locate.where.index import connect
from comity.locate.where.names import name_key

_FIND = """
select p.id, p.geonames, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.kind, p.precision, n.own
from names n join places p on p.id = n.place where n.key = ? order by p.population desc
"""


class Entry(NamedTuple):
    """A place that bears a name. `admin1` is GeoNames' code; `own` is 1 where the name is its chief name."""

    id: int
    geonames: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    kind: str
    precision: str
    own: int


def look_up(name: str) -> tuple[Entry, ...]:
    """All places of that name, the most populous first; empty if there is none.

    >>> [entry.country for entry in look_up("Esfahan")][:1], look_up("Kiev")[0].name
    (['IRN'], 'Kyiv')
    """
    return _by_key(name_key(name))


# A document names few places, many times; 20,000 names are about 10 MB.
@lru_cache(maxsize=20_000)
def _by_key(key: str) -> tuple[Entry, ...]:
    return tuple(Entry(*row) for row in connect().execute(_FIND, (key,))) if key else ()
