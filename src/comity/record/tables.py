"""Claims as tables: a Parquet file, or a DuckDB store."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from comity.record import rows, schema
from comity.record.files import replacing, unwritable
from comity.record.store import Record
from comity.record.writers import Coded, Writer


class Parquet(Writer):
    """One claim a row, in the columns of `schema.CLAIMS`."""

    def __init__(self, out: str) -> None:
        self._out = out
        self._whole = ExitStack()
        try:
            part = self._whole.enter_context(replacing(out))
            self._file = self._whole.enter_context(pq.ParquetWriter(part, schema.CLAIMS, compression="zstd"))
        except OSError as problem:
            raise unwritable(out, problem) from problem

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        new = [rows.row_of(claim) for _, claims in coded for claim in claims]
        try:
            self._file.write_table(pa.Table.from_pylist(new, schema=schema.CLAIMS))
        except OSError as problem:
            raise unwritable(self._out, problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._whole.__exit__(kind, error, trace)


class DuckDB(Writer):
    """A DuckDB store, written in place; on leaving, also after a stop, the claims of one event are linked."""

    def __init__(self, out: str) -> None:
        self._record = Record.open(out)

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        self._record.add(coded)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._record:
            self._record.undo()
            self._record.link()
