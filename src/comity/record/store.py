"""The record in a DuckDB file: documents, claims, and the links from claims to events."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from comity.errors import StoreError
from comity.model import AnyClaim, Document
from comity.record import rows, schema
from comity.record.same_event import Link, link_events

_TABLES = {"documents": schema.DOCUMENTS, "claims": schema.CLAIMS, "links": schema.LINKS}

# One row a claim: the claim with the event that it is linked to, and the day that it is sorted by.
_CLAIMS = """
    select claims.* exclude (event, parties), links.event,
        coalesce(claims.time.start, documents.published) as day
    from claims
    left join links on links.claim = claims.id
    left join documents on documents.id = claims.document
"""


class Record:
    """A DuckDB file of documents and claims; a `record.view.View` of itself.

    Use as a context manager, or call `close`. One process may write at a time; DuckDB keeps others out.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: str, *, read_only: bool = False) -> Self:
        """Open the store at `path`, or make one; `read_only` asks that it exists and leaves it as it is.

        Raises:
            StoreError: no store there (read-only), not a store, a newer version, locked, or no right to write.
        """
        if Path(path).is_dir():
            raise StoreError(f"{path!r} is a folder, and a store is a file: name one, such as comity.duckdb.")
        if read_only and not Path(path).is_file():
            raise StoreError(f"No store at {path!r}. Make one with: comity code PATH --format duckdb -o {path}")
        try:
            record = cls(duckdb.connect(path, read_only=read_only), path)
            record._prepare(read_only)
        except duckdb.Error as problem:
            raise StoreError(_opening_failed(path, problem)) from problem
        return record

    def _prepare(self, read_only: bool) -> None:
        tables = {name for (name,) in self._db.execute("select table_name from information_schema.tables").fetchall()}
        if not tables and not read_only:
            self._create()
        elif "comity" not in tables:
            raise StoreError(f"{self.path!r} is a DuckDB file but no store of comity: name another file with --store.")
        self._check_version()
        if tables and not read_only:
            self._add_columns()

    def _create(self) -> None:
        for name, columns in _TABLES.items():
            empty = columns.empty_table()
            self._db.register("empty_table", empty)
            self._db.execute(f"create table {name} as select * from empty_table")
            self._db.unregister("empty_table")
        self._db.execute("create table comity (version integer)")
        self._db.execute("insert into comity values (?)", [schema.VERSION])

    def _add_columns(self) -> None:
        """Give a store that an earlier comity made the columns that claims have gained since, all at the end."""
        self._db.register("wanted", schema.CLAIMS.empty_table())
        kept = {row[0] for row in self._db.execute("describe claims").fetchall()}
        for name, kind, *_ in self._db.execute("describe wanted").fetchall():
            if name not in kept:
                self._db.execute(f'alter table claims add column "{name}" {kind}')
        self._db.unregister("wanted")

    def _check_version(self) -> None:
        [(version,)] = self._db.execute("select version from comity").fetchall()
        if version > schema.VERSION:
            raise StoreError(
                f"{self.path!r} is a store of version {version}; this comity reads up to version {schema.VERSION}. "
                "Update comity, or code the documents again into a new file."
            )

    def add(self, coded: Iterable[tuple[Document, tuple[AnyClaim, ...]]]) -> None:
        """Store documents with their claims, all or none; a document stored before is replaced with its claims.

        Raises:
            StoreError: the file cannot be written (no room, no right).
        """
        pairs = {document.id: (document, claims) for document, claims in coded}
        documents = [rows.document_row(document) for document, _ in pairs.values()]
        claims = {claim.id: rows.row_of(claim) for _, found in pairs.values() for claim in found}
        try:
            self._db.begin()
            self._replace("documents", "id", list(pairs), documents)
            self._replace("claims", "document", list(pairs), list(claims.values()))
            self._db.commit()
        except duckdb.Error as problem:
            raise StoreError(f"{self.path!r} could not be written: {_first_line(problem)}") from problem

    def undo(self) -> None:
        """Give up what a stop has left half done; without such, nothing happens."""
        try:
            self._db.rollback()
        except duckdb.TransactionException:
            return

    def _replace(self, table: str, key: str, ids: list[str], new: list[dict[str, Any]]) -> None:
        self._db.execute(f"delete from {table} where {key} in (select unnest(?))", [ids])
        if new:
            self._db.register("new_rows", pa.Table.from_pylist(new, schema=_TABLES[table]))
            self._db.execute(f"insert into {table} select * from new_rows")
            self._db.unregister("new_rows")

    def link(self) -> None:
        """Link the claims of one event to each other, over all that is stored; links already right stay untouched."""
        wanted = link_events(self.claims(), self.documents(self._document_ids()))
        kept = {(claim, event) for claim, event in self._db.execute("select claim, event from links").fetchall()}
        new = [link for link in wanted if (link.claim, link.event) not in kept]
        gone = kept - {(link.claim, link.event) for link in wanted}
        self._db.begin()
        self._db.executemany(
            "delete from links where claim = ? and event = ?", [list(pair) for pair in gone] or [["", ""]]
        )
        self._insert_links(new)
        self._db.commit()

    def _insert_links(self, links: list[Link]) -> None:
        if not links:
            return
        self._db.register("new_rows", pa.Table.from_pylist([link.row() for link in links], schema=schema.LINKS))
        self._db.execute("insert into links select * from new_rows")
        self._db.unregister("new_rows")

    def _document_ids(self) -> list[str]:
        return [key for (key,) in self._db.execute("select id from documents").fetchall()]

    def claims(
        self, *, parties: Collection[str] | None = None, since: date | None = None, until: date | None = None
    ) -> list[AnyClaim]:
        """See `record.view.View.claims`."""
        where, values = _conditions(parties, since, until)
        query = f"select * exclude (day) from ({_CLAIMS}) {where} order by day nulls last, id"
        return [rows.claim_of(row) for row in self._rows(query, values)]

    def claim(self, claim_id: str) -> AnyClaim:
        """The one claim whose id starts with `claim_id`.

        Raises:
            StoreError: none does, or several do.
        """
        found = self._rows(f"select * exclude (day) from ({_CLAIMS}) where starts_with(id, ?) order by id", [claim_id])
        if len(found) == 1:
            return rows.claim_of(found[0])
        if not found:
            raise StoreError(f"No claim in {self.path!r} has the id {claim_id!r}. `comity code` prints the ids.")
        some = ", ".join(row["id"] for row in found[:5])
        raise StoreError(f"{claim_id!r} begins {len(found)} ids in {self.path!r} ({some}, …): give more of it.")

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """See `record.view.View.documents`."""
        found = self._rows("select * from documents where id in (select unnest(?)) order by id", [list(ids)])
        return {row["id"]: rows.document_of(row) for row in found}

    def _rows(self, query: str, values: list[Any]) -> list[dict[str, Any]]:
        table: pa.Table = self._db.sql(query, params=values).to_arrow_table()
        return list(table.to_pylist())

    def close(self) -> None:
        """Close the file; what was added is on disk."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _conditions(
    parties: Collection[str] | None, since: date | None, until: date | None
) -> tuple[str, list[date | list[str]]]:
    """A WHERE clause and its values."""
    asked: list[tuple[str, date | list[str]]] = []
    if parties is not None:
        asked.append(("id in (select id from claims where list_has_any(parties, ?))", list(parties)))
    if since is not None:
        asked.append(("day >= ?", since))
    if until is not None:
        asked.append(("day <= ?", until))
    where = " and ".join(condition for condition, _ in asked)
    return (f"where {where}" if where else ""), [value for _, value in asked]


def _opening_failed(path: str, problem: duckdb.Error) -> str:
    if not Path(path).parent.exists():
        return f"{path!r} cannot be made: the folder {str(Path(path).parent)!r} does not exist. Make it first."
    if isinstance(problem, duckdb.CatalogException) or "not a valid DuckDB" in str(problem):
        return f"{path!r} is not a store of comity, nor any DuckDB file: name another file with --store."
    return f"{path!r} cannot be opened as a store: {_first_line(problem)}. Name another file, or close who uses it."


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0][:200]
