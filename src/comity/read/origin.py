"""Where documents come from, and whom to tell when one of them cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from comity.errors import InputError

OnProblem = Callable[[InputError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One input and what the caller knows of it.

    `name` stands in messages. `published` and `publisher` are for documents that do not say theirs themselves; None
    where the caller does not know either. `unit` is what the input is counted in.
    """

    name: str
    on_problem: OnProblem
    published: date | None = None
    publisher: str | None = None
    unit: str = "line"

    def tell(self, value: object, rule: str, advice: str, *, line: int | None = None, kept: bool = False) -> None:
        """Report one problem: the value, the rule that it breaks, and what to do next. `kept`: see `InputError`.

        >>> Origin(name="a.jsonl", on_problem=print).tell("soon", "is not a day", "write it like 2024-04-21", line=3)
        a.jsonl, line 3: 'soon' is not a day: write it like 2024-04-21.
        """
        where = self.name if line is None else f"{self.name}, {self.unit} {line}"
        self.on_problem(InputError(f"{where}: {shorten(value)} {rule}: {advice}.", kept=kept))

    def give_up(self, rule: str, advice: str) -> None:
        """Report that the input as a whole cannot be read, or not to its end."""
        self.on_problem(InputError(f"{self.name} {rule}: {advice}."))


def shorten(value: object, limit: int = 60) -> str:
    """A value as a message shows it: quoted, on one line, at most about `limit` characters.

    >>> shorten("x" * 100, limit=8)
    "'xxxxxxxx…'"
    """
    if isinstance(value, str | bytes) and len(value) > limit:
        cut = repr(value[:limit])
        return f"{cut[:-1]}…{cut[-1]}"
    words = repr(value) if isinstance(value, str | bytes | int | float | None) else type(value).__name__
    return words[: limit * 4]
