"""The lines of a data set, in blocks: bounded memory, whatever the file holds. Plain, .gz and .zip files.

Lines end at a line feed and nowhere else: a field may hold a form feed or U+2028.
"""

from __future__ import annotations

import gzip
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from comity.errors import InputError
from comity.record.formats.losses import Losses

OnProblem = Callable[[InputError], None]
# Read at a time. A GDELT row takes some 400 bytes: about 20,000 rows.
BLOCK = 8_000_000
# No row of a known data set comes near; a line that does is not one.
MAX_LINE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines that follow each other in a file, without their ends; `first` is the number of the first, from 1."""

    first: int
    lines: list[str]


def read_blocks(path: str, on_problem: OnProblem, losses: Losses) -> Iterator[Lines]:
    """The lines of a file, or of standard input for `-`.

    Bytes that are not UTF-8 are read as Latin-1 (some POLECAT files are); a line too long is named and left empty.

    Raises:
        InputError: the file cannot be opened, or is broken off.
    """
    number = 1
    try:
        with _opened(path) as stream:
            for block in _whole_lines(stream):
                lines = _decode(block, losses).split("\n")
                if number == 1:
                    lines[0] = lines[0].removeprefix("\ufeff")
                yield Lines(
                    first=number, lines=[_checked(line, path, number + i, on_problem) for i, line in enumerate(lines)]
                )
                number += len(lines)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise InputError(
            f"{path!r} cannot be read: {why}. Name a file of the data set, or - for standard input."
        ) from problem


@contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
    elif path.lower().endswith(".zip"):
        with zipfile.ZipFile(path) as archive, archive.open(_only_member(path, archive)) as stream:
            yield stream
    elif path.lower().endswith(".gz"):
        with gzip.open(path) as unpacked:
            yield cast(IO[bytes], unpacked)
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _only_member(path: str, archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise InputError(f"{path!r} holds {len(names)} files, and one is read: unpack it and name the files.")
    return names[0]


def _whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Blocks that end where a line ends, without the last line feed; a line too long is cut short behind the limit."""
    rest = b""
    while chunk := stream.read(BLOCK):
        whole, feed, tail = (rest + chunk).rpartition(b"\n")
        if feed:
            yield whole
        rest = tail[: MAX_LINE + 1]
    if rest:
        yield rest


def _decode(block: bytes, losses: Losses) -> str:
    try:
        return block.decode("utf8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line, losses) for line in block.split(b"\n"))


def _decode_line(line: bytes, losses: Losses) -> str:
    try:
        return line.decode("utf8")
    except UnicodeDecodeError:
        losses.add("line is not UTF-8: read as Latin-1")
        return line.decode("latin-1")


def _checked(line: str, path: str, number: int, on_problem: OnProblem) -> str:
    if len(line) > MAX_LINE:
        on_problem(InputError(f"{path}, line {number}: longer than {MAX_LINE:,} characters, so no row; skipped."))
        return ""
    return line[:-1] if line.endswith("\r") else line
