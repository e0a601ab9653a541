"""What the commands share: reading lines, writing lines, counting problems, showing progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import IO, Any

from comity.errors import InputError, UsageError
from comity.record.writers import open_text

Line = dict[str, Any]
# No line of an evaluation set or corpus comes near; one that does is not JSON lines.
MAX_LINE = 20_000_000


class Problems:
    """Names each problem on standard error and counts them; `status` is the exit status they add up to."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: InputError) -> None:
        """Say one problem and go on."""
        self.count += 1
        print(f"comity: {problem}", file=sys.stderr)

    @property
    def status(self) -> int:
        """0 without problems, else 1."""
        return 1 if self.count else 0

    def sum_up(self) -> None:
        """Say how many were left out, if any."""
        if self.count:
            print(f"comity: {self.count} left out: see the lines above.", file=sys.stderr)


def day(words: str | None, option: str) -> date | None:
    """A day given as YYYY-MM-DD.

    Raises:
        UsageError: the words are no such day.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as problem:
        rule = "is not a day of the calendar as YYYY-MM-DD"
        raise UsageError(f"{option} {words!r} {rule}: write it like 2024-04-21.") from problem


def read_lines(path: str, on_problem: Callable[[InputError], None]) -> Iterator[Line]:
    """The JSON objects of a file, or of standard input for `-`; a broken line is reported and skipped.

    Raises:
        InputError: the file cannot be opened.
    """
    with _opened(path) as stream:
        number = 0
        while line := stream.readline(MAX_LINE):
            number += 1
            if line.strip():
                yield from _object(line, f"{path}, line {number}", on_problem)


def _opened(path: str) -> AbstractContextManager[IO[bytes]]:
    if path == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except OSError as problem:
        why = problem.strerror or problem
        next_step = "Name a file of JSON lines, or - for standard input."
        raise InputError(f"{path!r} cannot be read: {why}. {next_step}") from problem


def _object(line: bytes, where: str, on_problem: Callable[[InputError], None]) -> Iterator[Line]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as problem:
        on_problem(InputError(f"{where}: not JSON ({problem}); each line must be one object. Mend or remove the line."))
        return
    if isinstance(value, dict):
        yield value
    else:
        on_problem(InputError(f"{where}: {line[:40]!r} is not an object; each line must be one. Mend or remove it."))


def write_lines(lines: Iterable[Line], out: str | None) -> None:
    """Write JSON lines to the file `out`, or to standard output when it is None."""
    stream = open_text(out) if out else sys.stdout
    try:
        for line in lines:
            stream.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
            stream.flush()
    finally:
        if out:
            stream.close()


def write_text(text: str, out: str | None) -> None:
    """Write a page to the file `out`, or to standard output when it is None."""
    if not out:
        print(text)
        return
    with open_text(out) as stream:
        stream.write(text)
