"""The file of a store: opened, checked, and given the tables and columns that this comity knows."""

from __future__ import annotations

from pathlib import Path

import duckdb

from comity.errors import StoreError
from comity.record import schema
from comity.record.store import gists

TABLES = {
    "documents": schema.DOCUMENTS,
    "claims": schema.CLAIMS,
    "links": schema.LINKS,
    "copies": schema.COPIES,
    "bands": schema.BANDS,
    "judgements": schema.JUDGEMENTS,
    "runs": schema.RUNS,
}
# The tables of which single rows are asked for by id.
_LOOKED_UP = ("claims", "documents")
# DuckDB would take most of the machine's; beyond this it goes to disk.
_MEMORY = "1GB"


def open_file(path: str, *, read_only: bool, create: bool) -> tuple[duckdb.DuckDBPyConnection, bool]:
    """A connection to the store at `path`, and whether its gists were made anew, of claims as they were coded.

    Raises:
        StoreError: as `Record.open`.
    """
    if Path(path).is_dir():
        raise StoreError(f"{path!r} is a folder, and a store is a file: name one, such as comity.duckdb.")
    if (read_only or not create) and not Path(path).is_file():
        raise StoreError(f"No store at {path!r}. Make one with: comity code PATH --format duckdb -o {path}")
    try:
        db = duckdb.connect(path, read_only=read_only)
        # Its bar of progress would stand among what a command prints.
        db.execute(f"set memory_limit = '{_MEMORY}'; set enable_progress_bar = false")
        return db, _prepare(db, path, read_only=read_only)
    except duckdb.Error as problem:
        raise StoreError(_opening_failed(path, problem)) from problem


def _prepare(db: duckdb.DuckDBPyConnection, path: str, *, read_only: bool) -> bool:
    there = tables(db)
    if "comity" not in there and (there or read_only):
        raise StoreError(f"{path!r} is a DuckDB file but no store of comity: name another file with --store.")
    if there:
        _check_version(db, path)
    if not read_only:
        _create_missing(db, there)
        _add_columns(db)
        for table in _LOOKED_UP:
            db.execute(f"create index if not exists {table}_by_id on {table} (id)")
    elif "copies" not in there:
        # A store of an earlier comity, only read: each of its documents is taken to have a text of its own.
        db.register("no_copies", schema.COPIES.empty_table())
        db.execute("create temp table copies as from no_copies")
        db.unregister("no_copies")
    return gists.set_up(db, there, read_only=read_only)


def tables(db: duckdb.DuckDBPyConnection) -> set[str]:
    """The names of the tables that are there."""
    return {name for (name,) in db.execute("select table_name from information_schema.tables").fetchall()}


def _create_missing(db: duckdb.DuckDBPyConnection, there: set[str]) -> None:
    """Make the tables of a new store, and those that an earlier comity did not know."""
    for name in TABLES.keys() - there:
        db.register("empty_table", TABLES[name].empty_table())
        db.execute(f"create table {name} as select * from empty_table")
        db.unregister("empty_table")
    if "comity" not in there:
        db.execute("create table comity (version integer)")
        db.execute("insert into comity values (?)", [schema.VERSION])


def _add_columns(db: duckdb.DuckDBPyConnection) -> None:
    """Give a store that an earlier comity made the columns that its tables have gained since, all at the end."""
    for table, columns in TABLES.items():
        db.register("wanted", columns.empty_table())
        kept = {row[0] for row in db.execute(f"describe {table}").fetchall()}
        for name, kind, *_ in db.execute("describe wanted").fetchall():
            if name not in kept:
                # An index keeps a table from being altered; it is made again afterwards.
                db.execute(f"drop index if exists {table}_by_id")
                db.execute(f'alter table {table} add column "{name}" {kind}')
        db.unregister("wanted")


def _check_version(db: duckdb.DuckDBPyConnection, path: str) -> None:
    [(version,)] = db.execute("select version from comity").fetchall()
    if version > schema.VERSION:
        raise StoreError(
            f"{path!r} is a store of version {version}; this comity reads up to version {schema.VERSION}. "
            "Update comity, or code the documents again into a new file."
        )


def _opening_failed(path: str, problem: duckdb.Error) -> str:
    if not Path(path).parent.exists():
        return f"{path!r} cannot be made: the folder {str(Path(path).parent)!r} does not exist. Make it first."
    if isinstance(problem, duckdb.CatalogException) or "not a valid DuckDB" in str(problem):
        return f"{path!r} is not a store of comity, nor any DuckDB file: name another file with --store."
    return f"{path!r} cannot be opened as a store: {first_line(problem)}. Name another file, or close who uses it."


def unwritten(path: str, problem: duckdb.Error) -> StoreError:
    """What to raise when a store cannot be written."""
    return StoreError(f"{path!r} could not be written: {first_line(problem)}")


def first_line(problem: Exception) -> str:
    """What went wrong, short enough to be shown."""
    return str(problem).strip().splitlines()[0][:200]
