"""Where claims go: JSON lines, Parquet or a DuckDB store, behind one protocol.

What was added is safe as soon as `add` returns (JSON lines, DuckDB) or the writer is closed (Parquet), also when a run
is stopped in the middle.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

import pyarrow as pa
import pyarrow.parquet as pq

from comity.errors import StoreError, UsageError
from comity.model import AnyClaim, Document
from comity.record import rows, schema
from comity.record.store import Record

Coded = Sequence[tuple[Document, tuple[AnyClaim, ...]]]
FORMATS = ("jsonl", "parquet", "duckdb")


class Writer(AbstractContextManager["Writer"], Protocol):
    """Takes coded documents, a batch at a time."""

    def add(self, coded: Coded) -> None:
        """Write a batch.

        Raises:
            StoreError: the place cannot be written (no room, no right).
        """


def open_writer(kind: str, out: str | None, stream: IO[str]) -> Writer:
    """A writer of `kind` (one of FORMATS) to the file `out`, or for JSON lines to `stream` when `out` is None.

    Raises:
        UsageError: an unknown kind, or a kind that needs a file and got none.
        StoreError: the file cannot be written.
    """
    if kind not in FORMATS:
        raise UsageError(f"{kind!r} is not a format. Known: {', '.join(FORMATS)}.")
    if kind == "jsonl":
        return JsonLines(open_text(out), close=True) if out else JsonLines(stream, close=False)
    if not out:
        raise UsageError(f"The format {kind} needs a file: add -o claims.{kind}")
    return DuckDB(out) if kind == "duckdb" else Parquet(out)


def open_text(out: str) -> IO[str]:
    """The file `out` opened to be written anew, as UTF-8.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        return Path(out).open("w", encoding="utf8")
    except OSError as problem:
        raise _unwritable(out, problem) from problem


class JsonLines(Writer):
    """One claim a line; `close` says whether the stream is closed at the end."""

    def __init__(self, stream: IO[str], *, close: bool) -> None:
        self._stream = stream
        self._close = close

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        try:
            for _, claims in coded:
                for claim in claims:
                    self._stream.write(json.dumps(rows.json_of(claim), ensure_ascii=False) + "\n")
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise _unwritable(getattr(self._stream, "name", "-"), problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._close:
            self._stream.close()


class Parquet(Writer):
    """One claim a row, in the columns of `schema.CLAIMS`."""

    def __init__(self, out: str) -> None:
        try:
            self._file = pq.ParquetWriter(out, schema.CLAIMS, compression="zstd")
        except OSError as problem:
            raise _unwritable(out, problem) from problem
        self._out = out

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        new = [rows.row_of(claim) for _, claims in coded for claim in claims]
        try:
            self._file.write_table(pa.Table.from_pylist(new, schema=schema.CLAIMS))
        except OSError as problem:
            raise _unwritable(self._out, problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class DuckDB(Writer):
    """A DuckDB store; on leaving, the claims of one event are linked."""

    def __init__(self, out: str) -> None:
        self._record = Record.open(out)

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        self._record.add(coded)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._record:
            self._record.link()


def _unwritable(out: str, problem: OSError) -> StoreError:
    return StoreError(f"{out!r} cannot be written: {problem.strerror or problem}. Name another file with -o.")
