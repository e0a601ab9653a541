"""Events that were coded elsewhere, in tables of their own beside the claims (docs/decisions/0008-imported-events.md).

They have no passage, so they are no claims: a dossier rests on passages and says how many events it leaves aside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from comity.errors import StoreError
from comity.record.formats.event import CodedEvent, event_of
from comity.record.store import Record

_EVENTS, _MENTIONS = "imported_events", "imported_mentions"
# DuckDB would take most of the machine's; beyond this it goes to disk.
_MEMORY = "512MB"
# Rows kept open before they go to disk: each time costs, and all at once costs memory.
_FLUSH = 100_000
# Rows handed on at a time.
_BATCH = 5_000


class Imported:
    """The imported events of a store. Use as a context manager, or call `close`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self.path = path
        self._open_rows = 0
        self._db = connection

    @classmethod
    def open(cls, path: str, *, read_only: bool = False) -> Self:
        """Open the store at `path`; without `read_only`, one is made where there is none.

        Raises:
            StoreError: no store there (read-only), not a store, a newer version, locked, or no right to write.
        """
        # The record's own checks: what it opens is a store of a version that we know.
        Record.open(path, read_only=read_only).close()
        try:
            connection = duckdb.connect(path, read_only=read_only)
            connection.execute(f"set memory_limit = '{_MEMORY}'")
            # One flush to disk for many blocks: each on its own took ten times as long on a busy disk.
            return cls(connection.begin(), path)
        except duckdb.Error as problem:
            raise StoreError(f"{path!r} cannot be opened as a store: {problem}. Close who uses it.") from problem

    def add(self, events: pa.Table) -> int:
        """Store a table of `event.EVENTS`, or of GDELT's mentions; how many of its rows were not there before.

        Raises:
            StoreError: the file cannot be written (no room, no right).
        """
        table, key = (_EVENTS, "id") if "id" in events.column_names else (_MENTIONS, "")
        new = _first_of_each(events) if key else events
        try:
            self._db.register("new_rows", new)
            self._db.execute(f"create table if not exists {table} as select * from new_rows limit 0")
            unknown = "from new_rows except all select * from imported_mentions"
            if key:
                unknown = f"from new_rows where id not in (select id from {table})"
            [(added,)] = self._db.execute(f"insert into {table} select * {unknown}").fetchall()
            self._db.unregister("new_rows")
            self._flush(len(new))
        except duckdb.Error as problem:
            first = str(problem).splitlines()[0]
            raise StoreError(f"{self.path!r} could not be written: {first}. Make room, or name another.") from problem
        return int(added)

    def _flush(self, rows: int) -> None:
        self._open_rows += rows
        if self._open_rows >= _FLUSH:
            self._db.commit().begin()
            self._open_rows = 0

    def events(self) -> Iterator[CodedEvent]:
        """All events; those of one sentence follow each other."""
        order = "format, day, story, sentence, case cameo when '043' then '042' else cameo end, place.text, line"
        return map(event_of, self._rows(_EVENTS, order))

    def mentions(self) -> Iterator[dict[str, Any]]:
        """The rows of GDELT's tables of mentions, by its column names."""
        return self._rows(_MENTIONS, "GLOBALEVENTID, MentionTimeDate, MentionIdentifier")

    def count(self, parties: Collection[str] = (), since: date | None = None, until: date | None = None) -> int:
        """How many events have all of these parties in them, in these days (inclusive)."""
        if not self._has(_EVENTS):
            return 0
        body = "list_transform(list_concat(source, target), lambda party: coalesce(party.country, party.id))"
        ids = "list_transform(list_concat(source, target), lambda party: party.id)"
        asked: dict[str, Any] = {f"list_has_all(list_concat({body}, {ids}), ?)": list(parties)} if parties else {}
        asked |= {f"day {sign} ?": day for sign, day in ((">=", since), ("<=", until)) if day}
        query = f"select count(*) from {_EVENTS} where {' and '.join(asked) or 'true'}"
        [(found,)] = self._db.execute(query, list(asked.values())).fetchall()
        return int(found)

    def _has(self, table: str) -> bool:
        query = "select count(*) from information_schema.tables where table_name = ?"
        return self._db.execute(query, [table]).fetchall() == [(1,)]

    def _rows(self, table: str, order: str) -> Iterator[dict[str, Any]]:
        if not self._has(table):
            return
        for batch in self._db.sql(f"select * from {table} order by {order}").to_arrow_reader(_BATCH):
            yield from batch.to_pylist()

    def close(self) -> None:
        """Close the file; what was added is on disk."""
        self._db.commit()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self._db.close()


def _first_of_each(events: pa.Table) -> pa.Table:
    """The rows without those whose id an earlier row has: the same line twice in a file."""
    ids = events["id"].to_pylist()
    if len(set(ids)) == len(ids):
        return events
    first: dict[str, int] = {}
    for at, key in enumerate(ids):
        first.setdefault(key, at)
    return events.take(pa.array(first.values(), pa.int64()))
