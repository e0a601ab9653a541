"""Claims as tables: a Parquet file, or a DuckDB store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from comity.record import rows, schema
from comity.record.files import replacing, unwritable
from comity.record.runs import begin_run
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
    """A DuckDB store, written in place; on leaving, also after a stop, the claims of one event are linked.

    The run is in the store's log from its first moment on, and its counts when it ends.
    """

    def __init__(
        self,
        out: str,
        *,
        settings: Mapping[str, Any] | None = None,
        codebook: str | None = None,
        actors: Sequence[str] | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        self._problems = problems
        self._record = Record.open(out)
        self._run = begin_run(settings or {}, codebook=codebook, actors=actors)
        self._record.log_run(self._run)

    def add(self, coded: Coded) -> None:
        """See `Writer.add`."""
        self._record.add(coded)
        claims = sum(len(found) for _, found in coded)
        self._run = replace(self._run, documents=self._run.documents + len(coded), claims=self._run.claims + claims)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        outcome = "finished" if error is None else "stopped" if isinstance(error, KeyboardInterrupt) else "failed"
        with self._record:
            self._record.undo()
            self._record.link()
            ended = replace(self._run, ended=datetime.now(UTC), outcome=outcome, problems=tuple(self._problems))
            self._record.log_run(ended)
