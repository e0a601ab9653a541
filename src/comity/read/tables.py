"""Many documents in one file: JSON lines, JSON, CSV, TSV, Parquet. All but JSON are read as a stream."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from comity.config import MAX_CHARACTERS
from comity.model import Document
from comity.read.decode import decode
from comity.read.origin import Origin
from comity.read.records import RecordReader, columns

# A text of a million characters takes 12 million bytes when JSON escapes each as a surrogate pair.
MAX_LINE_BYTES = 16_000_000
MAX_JSON_BYTES = 256_000_000
_ROWS_AT_ONCE = 64
_DELIMITERS = (",", ";", "\t", "|")


def read_json_lines(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """A document for each line that is a JSON object with a text; other lines are told and skipped."""
    reader = RecordReader(origin=origin)
    for number, line in _text_lines(stream, origin):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as problem:
            origin.tell(line, f"is not a JSON object ({_reason(problem)})", "mend the line or remove it", line=number)
            continue
        document = reader.read(record, number)
        if document:
            yield document


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """A document for each object of a JSON file: one object, a list, or an object that holds a list of objects.

    A file of JSON lines under this name is read as such.
    """
    if isinstance(stream, io.BufferedReader) and _starts_with_a_line(stream.peek(1)):
        yield from read_json_lines(stream, origin)
        return
    data = stream.read(MAX_JSON_BYTES + 1)
    text = decode(data) if len(data) <= MAX_JSON_BYTES else None
    if text is None:
        origin.tell(data, f"is not JSON text of at most {MAX_JSON_BYTES:,} bytes", "write JSON lines, in UTF-8")
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as problem:
        origin.tell(text, f"is not JSON ({_reason(problem)})", "mend the file, or name JSON lines .jsonl")
        return
    reader = RecordReader(origin=origin)
    yield from filter(None, (reader.read(record, None) for record in _records_in(found)))


def read_csv(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """A document for each row under a header; the delimiter is the one that gives the header known columns."""
    # The default of the csv module, 131,072 characters a cell, is less than a long article. The bound is the process's,
    # and only ever raised; it also ends a quotation that was never closed.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_CHARACTERS))
    lines = (line for _, line in _text_lines(stream, origin))
    header = next(lines, "")
    delimiter = find_delimiter(header)
    names = _names(header, delimiter)
    if not set(names) & set(columns()["text"]):
        origin.tell(header, "is not a header with a column `text`", "name the column of the texts `text`")
        return
    rows = csv.reader(lines, delimiter=delimiter)
    reader = RecordReader(origin=origin)
    for number, cells in _rows(rows, origin):
        if len(cells) > len(names):
            origin.tell(
                ",".join(cells), f"has {len(cells)} cells under {len(names)} columns", "quote the text", line=number
            )
        elif cells:
            document = reader.read(dict(zip(names, cells, strict=False)), number)
            if document:
                yield document


def _names(header: str, delimiter: str) -> list[str]:
    """The columns that a header names; none when it is no row of a table."""
    try:
        return [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error:
        return []


def find_delimiter(header: str) -> str:
    """Which delimiter splits a header into the most columns that a document knows.

    >>> find_delimiter("id;text;title")
    ';'
    """
    known = {name for names in columns().values() for name in names}
    return max(_DELIMITERS, key=lambda mark: len(known & {name.strip(' "\r\n') for name in header.split(mark)}))


def read_parquet(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """A document for each row of a Parquet file, read in batches and only the columns that a document knows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    reader = RecordReader(origin=replace(origin, unit="row"))
    try:
        file = pq.ParquetFile(stream)
        wanted = [name for names in columns().values() for name in names if name in file.schema_arrow.names]
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                document = reader.read(record, number)
                if document:
                    yield document
    except (pa.ArrowException, ValueError, OSError) as problem:
        origin.give_up(f"cannot be read as Parquet ({_reason(problem)})", "write the file again")


def _text_lines(stream: BinaryIO, origin: Origin) -> Iterator[tuple[int, str]]:
    """The lines of a stream as text, numbered from 1. What is too long, or no text, is told and skipped."""
    for number, line in _bounded_lines(stream):
        if len(line) > MAX_LINE_BYTES:
            rule = f"is longer than the {MAX_LINE_BYTES:,} bytes that a line may have"
            origin.tell(line[:200], rule, "split the document into parts", line=number)
            continue
        text = decode(line)
        if text is None:
            origin.tell(line, "is not text in UTF-8 or Windows-1252", "write the line again as UTF-8", line=number)
            continue
        yield number, text


def _bounded_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines, none longer than the bound and one byte: of a longer one the rest is passed over."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES + 1)
        yield number, line


def _rows(rows: Any, origin: Origin) -> Iterator[tuple[int, list[str]]]:
    """The rows of a csv reader with the line each ends on; a broken row is told and skipped."""
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            origin.tell("", f"is not a row of the table ({problem})", "close each quotation", line=rows.line_num + 1)
            continue
        yield rows.line_num + 1, cells


def _starts_with_a_line(head: bytes) -> bool:
    """Whether the first line is a JSON object by itself and more lines follow."""
    line, end, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not end or not rest.strip() or not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _records_in(found: object) -> Iterable[object]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and not set(found) & set(columns()["text"]):
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [found]


def _reason(problem: BaseException) -> str:
    return str(problem).split("\n")[0][:120] or type(problem).__name__
