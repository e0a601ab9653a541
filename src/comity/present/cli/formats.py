"""The commands for event data of others: `comity import` and `comity export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.config import STORE
from comity.errors import InputError, UsageError
from comity.present.cli.app import app
from comity.present.cli.edge import Problems, refuse_overwriting, write_lines

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.record.formats import Losses

FormatName = Annotated[str, typer.Argument(metavar="FORMAT", help="gdelt, icews, polecat or plover.")]
Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Files of it (.gz and .zip too); - is standard input.")
]


@app.command("import", epilog="Example:  comity import gdelt 20191024143000.export.CSV --store comity.duckdb")
def import_events(
    format: FormatName,
    paths: Files,
    store: Annotated[str | None, typer.Option("--store", metavar="FILE", help="Keep the events in this store.")] = None,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="OUT", help="Write them here: .jsonl or .parquet.")
    ] = None,
) -> int:
    """Read event data of others: GDELT events and mentions, ICEWS, POLECAT, PLOVER."""
    from comity.record.formats import Losses

    if store and out:
        raise UsageError(f"Both --store {store} and -o {out} are given: choose where the events go.")
    refuse_overwriting(paths, out)
    problems, losses = Problems(), Losses()
    found = _read(format, paths, problems, losses)
    rows = _keep(found, store) if store else _write(found, out)
    _say(losses)
    if not rows and problems.status:
        raise InputError(f"no event was read from {', '.join(paths)}: see the lines above, or name other files.")
    print(f"{rows:,} rows of {format.lower()} → {store or out or 'standard output'}", file=sys.stderr)
    problems.sum_up()
    return problems.status


def _read(format: str, paths: list[str], problems: Problems, losses: Losses) -> Iterator[pa.Table]:
    """The tables of all files; a file that cannot be read is a problem like any other."""
    from comity.record.formats import find_format

    known = find_format(format)
    for path in paths:
        try:
            yield from known.read_events(path, problems, losses)
        except InputError as problem:
            problems(problem)


def _keep(tables: Iterator[pa.Table], store: str) -> int:
    from comity.record.imported import Imported

    read = new = 0
    with Imported.open(store) as imported:
        for table in tables:
            read += len(table)
            new += imported.add(table)
    if new < read:
        print(f"comity: {read - new:,} rows were in {store} before, or stood twice: kept once.", file=sys.stderr)
    return read


def _write(tables: Iterator[pa.Table], out: str | None) -> int:
    from comity.record.writers import format_of

    kind = format_of(out)
    if kind == "duckdb":
        raise UsageError(f"{out!r} is a store: write --store {out} in place of -o.")
    counter = _Counter(tables)
    if kind == "parquet":
        _write_parquet(counter, str(out))
    else:
        write_lines(chain.from_iterable(map(_json_rows, counter)), out)
    return counter.rows


class _Counter:
    """Tables that pass through, their rows counted."""

    def __init__(self, tables: Iterator[pa.Table]) -> None:
        self.rows = 0
        self._tables = tables

    def __iter__(self) -> Iterator[pa.Table]:
        for table in self._tables:
            self.rows += len(table)
            yield table


def _json_rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    from comity.record.formats.event import json_of

    is_events = "id" in table.column_names
    return (json_of(row) if is_events else {"kind": "mention"} | row for row in table.to_pylist())


def _write_parquet(tables: _Counter, out: str) -> None:
    import pyarrow.parquet as pq

    from comity.record.files import replacing

    writer: Any = None
    with replacing(out) as part, ExitStack() as stack:
        for table in tables:
            writer = writer or stack.enter_context(pq.ParquetWriter(part, table.schema, compression="zstd"))
            if table.schema != writer.schema:
                raise UsageError("Events and mentions do not fit in one Parquet file: import them one by one.")
            writer.write_table(table)


@app.command("export", epilog="Example:  comity export polecat --store comity.duckdb -o events.txt")
def export_events(
    format: FormatName,
    store: Annotated[str, typer.Option("--store", metavar="FILE", help="The store to write out.")] = STORE,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="GDELT's table of mentions, as it was imported.")
    ] = False,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="OUT", help="Write here, not to standard output.")
    ] = None,
) -> int:
    """Write the events of a store, claims and imported ones, in a format of the field; say what it cannot hold."""
    from comity.api import Store
    from comity.record.formats import Losses, find_format
    from comity.record.formats.claims import events_of_claims
    from comity.record.imported import Imported

    known, losses = find_format(format), Losses()
    with Store.open(store, read_only=True) as record, Imported.open(store, read_only=True) as imported:
        if mentions:
            lines = _mention_lines(format, imported.mentions())
        else:
            lines = known.write_events(chain(events_of_claims(record, losses), imported.events()), losses)
        rows = _write_text(lines, out)
    _say(losses)
    print(f"{rows:,} lines of {format.lower()} → {out or 'standard output'}", file=sys.stderr)
    return 0


def _mention_lines(format: str, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    from comity.record.formats.gdelt import mention_line

    if format.lower() != "gdelt":
        raise UsageError(f"--mentions is of gdelt alone, and the format is {format!r}.")
    return map(mention_line, rows)


def _write_text(lines: Iterator[str], out: str | None) -> int:
    from comity.record.files import replacing

    if out is None:
        return sum(1 for line in lines if sys.stdout.write(line + "\n"))
    # GDELT's and ICEWS's lines end in a line feed on every system.
    with replacing(out) as part, Path(part).open("w", encoding="utf8", newline="\n") as stream:
        return sum(1 for line in lines if stream.write(line + "\n"))


def _say(losses: Losses) -> None:
    for line in losses.lines():
        print(f"comity: {line}", file=sys.stderr)
