"""JSON lines as work is handed over in them: what a field must be, and the lines that keep to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from comity.errors import InputError

Line = dict[str, Any]
OnProblem = Callable[[InputError], None]
Made = TypeVar("Made")


def text_of(line: Line, field: str = "text") -> str:
    """The text in a field that must hold one.

    Raises:
        InputError: the field is missing, empty or not text.
    """
    value = line.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InputError(
            f"line with id {line.get('id')!r}: {field!r} is {value!r:.60}; it must be text. Mend the line."
        )
    return value


def day_of(line: Line, field: str, on_problem: OnProblem) -> date | None:
    """The day in a field that may hold one, as YYYY-MM-DD (what follows the day is left out).

    What is no day is reported, and read as None: the rest of the line is still worth answering.
    """
    value = line.get(field)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        rule = "is no day of the calendar as YYYY-MM-DD, and is read as null"
        on_problem(InputError(f"line with id {line.get('id')!r}: {field!r} is {value!r:.60}; it {rule}.", kept=True))
        return None


def checked(lines: Iterable[Line], make: Callable[[Line], Made], on_problem: OnProblem) -> Iterator[tuple[Line, Made]]:
    """Each line with what `make` makes of it; a line that breaks a rule is reported and left out."""
    for line in lines:
        try:
            yield line, make(line)
        except InputError as problem:
            on_problem(problem)
