"""What the commands share: reading lines, writing lines, counting problems, showing progress."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import IO, Any, TypeVar

from comity.errors import InputError, UsageError
from comity.record.files import replacing, write_whole
from comity.record.view import GRAINS, Grain

Line = dict[str, Any]
Step = TypeVar("Step")
# No line of an evaluation set or corpus comes near; one that does is not JSON lines.
MAX_LINE = 20_000_000


_MOST_TOLD = 100


class Problems:
    """Names each problem on standard error and counts them; `status` is the exit status they add up to.

    `told` holds the first hundred sentences.
    """

    def __init__(self) -> None:
        self.told: list[str] = []
        self.left_out = 0
        self.read_in_part = 0

    def __call__(self, problem: InputError) -> None:
        """Say one problem and go on."""
        self.left_out += not problem.kept
        self.read_in_part += problem.kept
        self.told += [str(problem)] if len(self.told) < _MOST_TOLD else []
        print(f"comity: {problem}", file=sys.stderr)

    def note(self, sentence: str) -> None:
        """Say what is no problem."""
        print(f"comity: {sentence}", file=sys.stderr)

    @property
    def status(self) -> int:
        """0 when nothing was left out or read in part only, else 1."""
        return 1 if self.left_out or self.read_in_part else 0

    def sum_up(self) -> None:
        """Say how many were left out or read in part, if any."""
        parts = [f"{self.left_out} left out"] if self.left_out else []
        parts += [f"{self.read_in_part} read without a part"] if self.read_in_part else []
        if parts:
            print(f"comity: {', '.join(parts)}: see the lines above.", file=sys.stderr)


def share(value: float, option: str) -> float:
    """A probability, 0 to 1.

    Raises:
        UsageError: the value is less or more.
    """
    if not 0 <= value <= 1:
        raise UsageError(f"{option} {value:g} is no probability: give a number from 0 to 1, such as 0.8.")
    return value


def grain(words: str | None, option: str) -> Grain | None:
    """What a ledger counts by: year, month or week.

    Raises:
        UsageError: the words are none of these.
    """
    if words is None or words in GRAINS:
        return words
    raise UsageError(f"{option} {words!r} is no period of a ledger: give one of {', '.join(GRAINS)}.")


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
    if out is None:
        _print_lines(lines, sys.stdout)
        return
    with replacing(out) as part, Path(part).open("w", encoding="utf8") as stream:
        _print_lines(lines, stream)


def _print_lines(lines: Iterable[Line], stream: IO[str]) -> None:
    for line in lines:
        stream.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        stream.flush()


def write_text(text: str, out: str | None) -> None:
    """Write a page to the file `out`, or to standard output when it is None."""
    if not out:
        print(text)
        return
    write_whole(out, text)


def refuse_overwriting(inputs: Iterable[str], out: str | None) -> None:
    """Refuse to write over what is read.

    Raises:
        UsageError: `out` is one of the inputs, or lies in a folder that is one and would be read as input.
    """
    for path in inputs if out and Path(out).exists() else ():
        if path != "-" and Path(path).exists() and Path(path).samefile(str(out)):
            raise UsageError(f"{out!r} is both read and to be written: name another file with -o.")


def until(stopped: Callable[[], bool], steps: Iterable[Step]) -> Iterator[Step]:
    """The steps up to the one after which `stopped` says so."""
    for step in steps:
        yield step
        if stopped():
            return


@contextmanager
def stopping_between() -> Iterator[Callable[[], bool]]:
    """Inside, Ctrl-C asks to stop at the next good place; the function given says whether it was asked.

    A second Ctrl-C stops at once.
    """
    asked: list[int] = []

    def ask(number: int, frame: object) -> None:
        asked.append(number)
        signal.signal(signal.SIGINT, before)
        print("comity: stopping as soon as the batch in hand is written …", file=sys.stderr)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)
