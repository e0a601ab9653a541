"""Files, folders and standard input: which there are, and which reader each needs."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from comity.errors import InputError
from comity.model import Document
from comity.read.archive import read_archive
from comity.read.decode import decode
from comity.read.feed import read_feed
from comity.read.html import read_html
from comity.read.origin import OnProblem, Origin
from comity.read.records import columns
from comity.read.tables import find_delimiter, read_csv, read_json, read_json_lines, read_parquet
from comity.read.text import read_text

Reader = Callable[[BinaryIO, Origin], Iterator[Document]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".warc": read_archive,
}
_GZIP_MARK = b"\x1f\x8b"
# Enough of a file to tell what it is; a buffered reader gives this much without losing it.
_HEAD = 65_536
_CUT = 1024
_TAGS: dict[Reader, tuple[str, ...]] = {
    read_html: ("<!doctype html", "<html", "<head", "<body", "<main", "<article", "<div", "<p>", "<p ", "<h1", "<h2"),
    read_feed: ("<rss", "<feed", "<rdf:rdf", "<channel"),
}
_COLUMNS = frozenset(name for names in columns().values() for name in names)


def read(
    path: str, *, published: date | None = None, publisher: str | None = None, on_problem: OnProblem
) -> Iterator[Document]:
    """Stage 1: the documents of a file, of a folder (all files below it, in order, hidden ones left out) or of `-`.

    A file is read by its ending, one with an unknown ending by its content. `published` and `publisher` are for
    documents that do not say theirs. What cannot be read is given to `on_problem` and passed over.

    Raises:
        InputError: there is nothing at `path`, or it may not be opened.
    """
    origin = Origin(name=path, on_problem=on_problem, published=published, publisher=publisher)
    if path == "-":
        return _read_stream(_standard_input(), replace(origin, name="standard input"), None)
    try:
        if os.path.isdir(path):
            os.listdir(path)
            return _read_folder(path, origin)
        return _read_opened(path, _open(path), origin)
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        raise InputError(
            f"{path!r} cannot be opened ({_why(problem)}): check the path, or use - for standard input."
        ) from problem


def _read_folder(folder: str, origin: Origin) -> Iterator[Document]:
    def tell(problem: OSError) -> None:
        origin.tell(str(problem.filename), f"cannot be opened ({_why(problem)})", "check the rights to it")

    for place, folders, names in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            yield from _read_one(os.path.join(place, name), origin)


def _read_one(path: str, origin: Origin) -> Iterator[Document]:
    """A file of a folder; anything that is no file (a pipe would wait for ever) is passed over."""
    if not os.path.isfile(path):
        return
    try:
        stream = _open(path)
    except OSError as problem:
        origin.tell(path, f"cannot be opened ({_why(problem)})", "check the rights to it")
        return
    yield from _read_opened(path, stream, replace(origin, name=path))


def _open(path: str) -> io.BufferedReader:
    """A file to be closed by `_read_opened`."""
    return io.BufferedReader(io.FileIO(path), buffer_size=_HEAD)


def _standard_input() -> io.BufferedReader:
    """What is piped in; a caller may have put a stream in its place that cannot be looked into before it is read."""
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _read_opened(path: str, stream: io.BufferedReader, origin: Origin) -> Iterator[Document]:
    with stream:
        yield from _read_stream(stream, origin, path)


def _read_stream(stream: io.BufferedReader, origin: Origin, path: str | None) -> Iterator[Document]:
    """The documents of an open stream; one that breaks off (a cut archive) is told, and what came before is kept."""
    try:
        reader, stream = _choose(stream, path)
        if reader is None:
            head = stream.peek(_HEAD)[:_HEAD]
            origin.tell(head, "is neither text nor another format that comity reads", "take it out, or convert it")
            return
        yield from reader(stream, origin)
    except (OSError, EOFError, zlib.error) as problem:
        origin.give_up(f"cannot be read to its end ({_why(problem)})", "fetch or write the file again")


def _choose(stream: io.BufferedReader, path: str | None) -> tuple[Reader | None, io.BufferedReader]:
    """The reader for a stream, and the stream with gzip undone."""
    name = Path((path or "").lower())
    if name.name.endswith(".warc.gz"):
        return read_archive, stream  # fastwarc undoes the gzip of each record by itself, and keeps what a cut left
    if name.suffix not in READERS and stream.peek(2).startswith(_GZIP_MARK):
        stream, name = _unpacked(stream), Path(name.stem)
    return READERS.get(name.suffix) or sniff(stream.peek(_HEAD)[:_HEAD]), stream


def sniff(head: bytes) -> Reader | None:
    """The reader for a file by its first bytes; None when they are not text and no format that comity knows.

    >>> sniff(b'{"id": 1, "text": "Peru met Chile."}').__name__, sniff(b"Peru met Chile.").__name__
    ('read_json_lines', 'read_text')
    """
    if head.startswith(b"PAR1"):
        return read_parquet
    if head.startswith(b"WARC/"):
        return read_archive
    # What was seen of a longer file may end in the middle of a character, of four bytes at most.
    texts = (decode(head[: len(head) - cut]) for cut in range(4 if len(head) >= _CUT else 1))
    text = next((text for text in texts if text is not None), None)
    return _sniff_text(text) if text is not None else None


def _sniff_text(text: str) -> Reader:
    start = text.lstrip()[:2000].lower()
    line = text.lstrip().partition("\n")[0].strip()
    if start.startswith("<") and (reader := _sniff_markup(start)):
        return reader
    if start.startswith("[") and start[1:].lstrip().startswith("{"):
        return read_json
    if start.startswith("{"):
        return _sniff_object(line)
    return read_csv if _is_header(line) else read_text


def _sniff_markup(start: str) -> Reader | None:
    """A feed or a page, whichever its first known tag is of."""
    tags = [(start.find(tag), reader) for reader, names in _TAGS.items() for tag in names if tag in start]
    return min(tags, key=lambda tag: tag[0])[1] if tags else None


def _sniff_object(line: str) -> Reader:
    """JSON lines when the first line is an object, or longer than what was seen of it; else JSON over several lines."""
    return read_json_lines if line.endswith("}") or len(line) > _HEAD // 8 else read_json


def _is_header(line: str) -> bool:
    names = {name.strip(' "').lower() for name in line.split(find_delimiter(line))}
    return "text" in names and len(names & _COLUMNS) > 1


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    return io.BufferedReader(gzip.GzipFile(fileobj=stream), buffer_size=_HEAD)


def _why(problem: BaseException) -> str:
    return (getattr(problem, "strerror", None) or str(problem) or type(problem).__name__).lower()
