"""Where claims go: JSON lines, Parquet or a DuckDB store, behind one protocol.

A file is written beside its place, as `NAME.part`, and takes its name when all is done: a run that fails leaves what
stood there before. A stopped run leaves the part, which holds all that was done. A store is written in place, batch by
batch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol

from comity.errors import UsageError
from comity.model import AnyClaim, Document
from comity.record import rows
from comity.record.files import replacing, unwritable

Coded = Sequence[tuple[Document, tuple[AnyClaim, ...]]]
FORMATS = ("jsonl", "parquet", "duckdb")
_ENDINGS = {".parquet": "parquet", ".duckdb": "duckdb", ".db": "duckdb", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class Writer(AbstractContextManager["Writer"], Protocol):
    """Takes coded documents, a batch at a time."""

    def add(self, coded: Coded) -> None:
        """Write a batch.

        Raises:
            StoreError: the place cannot be written (no room, no right).
        """


def format_of(out: str | None) -> str:
    """The format that a file's name asks for; JSON lines without a file, and for a device or a pipe.

    Raises:
        UsageError: the name ends in nothing known.

    >>> format_of("claims.parquet")
    'parquet'
    """
    if out is None or (Path(out).exists() and not Path(out).is_file()):
        return "jsonl"
    ending = Path(out).suffix.lower()
    if ending not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise UsageError(f"{out!r} ends in no format that comity writes ({known}): rename it, or say --format.")
    return _ENDINGS[ending]


def open_writer(
    kind: str,
    out: str | None,
    stream: IO[str],
    *,
    settings: Mapping[str, Any] | None = None,
    codebook: str | None = None,
    actors: Sequence[str] | None = None,
    problems: Sequence[str] = (),
) -> Writer:
    """A writer of `kind` (one of FORMATS) to the file `out`, or for JSON lines to `stream` when `out` is None.

    A store keeps a log of its runs: `settings` is what the run was asked, `codebook` and `actors` the user's own files,
    `problems` is looked at when the run ends: what was left out by then.

    Raises:
        UsageError: an unknown kind, or a kind that needs a file and got none.
        StoreError: the file cannot be written.
    """
    if kind not in FORMATS:
        raise UsageError(f"{kind!r} is not a format. Known: {', '.join(FORMATS)}.")
    if kind == "jsonl":
        return JsonLines(out, stream)
    if not out:
        raise UsageError(f"The format {kind} needs a file: add -o claims.{kind}")
    from comity.record.tables import DuckDB, Parquet  # at use: DuckDB and Arrow are not needed for JSON lines

    if kind == "parquet":
        return Parquet(out)
    return DuckDB(out, settings=settings, codebook=codebook, actors=actors, problems=problems)


class JsonLines(Writer):
    """One claim a line, to the file `out`, else to `stream`, which stays open."""

    def __init__(self, out: str | None, stream: IO[str]) -> None:
        self._out = out or "standard output"
        self._whole = ExitStack()
        self._stream = self._open(out) if out else stream

    def _open(self, out: str) -> IO[str]:
        part = self._whole.enter_context(replacing(out))
        try:
            return self._whole.enter_context(Path(part).open("w", encoding="utf8"))
        except OSError as problem:
            raise unwritable(out, problem) from problem

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
            raise unwritable(self._out, problem) from problem

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._whole.__exit__(kind, error, trace)
