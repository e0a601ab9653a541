"""Finding the time expressions of a text and the days that each names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from comity.locate.when.anchor import Anchor, Values
from comity.locate.when.calendars import UNKNOWN, Days
from comity.locate.when.grammar import COMPOUNDS, LOOSE, RULES, Rule
from comity.locate.when.guards import follows_nothing, is_day_of_month, is_month, is_weekday, is_year
from comity.locate.when.lexer import Run, runs
from comity.model import Time, TimeMention

# Asks of a character offset whether its clause looks ahead; None where nothing tells.
LooksAhead = Callable[[int], "bool | None"]

# Letters of words that lead to a time and are no part of it: "since", "from", "the".
_LEADING = "FWSUVIT"


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a run: a plain token, or days already found (letter B)."""

    letter: str
    value: object
    start: int
    end: int

    @property
    def days(self) -> Days:
        """The days of a part with letter B."""
        return self.value if isinstance(self.value, Days) else UNKNOWN


@dataclass(slots=True)
class _Reader:
    """Reads the runs of one text, remembering what was named last."""

    text: str
    anchor: Anchor

    def read(self, run: Run, *, future: bool | None) -> list[_Part]:
        """The days in a run: by the rules, then by what is made of them, then by what was named last."""
        self.anchor = replace(self.anchor, future=future)
        parts = self._rewrite([_Part(token.letter, token.value, token.start, token.end) for token in run], RULES)
        while any(part.letter == "B" for part in parts):
            again = self._rewrite(parts, COMPOUNDS)
            if len(again) == len(parts):
                break
            parts = again
        return [part for part in self._rewrite(parts, LOOSE) if part.letter == "B"]

    def _rewrite(self, parts: Sequence[_Part], rules: Sequence[Rule]) -> list[_Part]:
        """The parts with each longest match of a rule made one part."""
        code = "".join(part.letter for part in parts)
        made: list[_Part] = []
        at = 0
        while at < len(parts):
            part, width = self._longest(parts, code, at, rules)
            if part.days.start:
                self.anchor = replace(self.anchor, last=part.days)
            made.append(part)
            at += width
        return made

    def _longest(self, parts: Sequence[_Part], code: str, at: int, rules: Sequence[Rule]) -> tuple[_Part, int]:
        """The part that the longest match of a rule makes of what stands at `at`, and how many parts it takes up."""
        matches = [(rule, match) for rule in rules if (match := rule.pattern.match(code, at)) and match.end() > at]
        for rule, match in sorted(
            matches, key=lambda pair: -pair[1].end()
        ):  # a stable sort: then the first in the table
            piece = parts[at : match.end()]
            days = self._meaning(rule, _values(match, parts)) if _is_time(self.text, piece) else None
            if days is not None:
                start = next((part.start for part in piece if part.letter not in _LEADING), piece[0].start)
                return _Part("B", days, start, piece[-1].end), len(piece)
        return parts[at], 1

    def _meaning(self, rule: Rule, values: Values) -> Days | None:
        try:
            return rule.meaning(values, self.anchor)
        except (ValueError, OverflowError):
            return UNKNOWN.because("beyond what the calendar counts")


def find_times_in(text: str, published: date | None, looks_ahead: LooksAhead) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order, none overlapping."""
    reader = _Reader(text, Anchor(now=published))
    return tuple(
        _mention(text, part) for run in runs(text) for part in reader.read(run, future=looks_ahead(run[0].start))
    )


def _values(match: re.Match[str], parts: Sequence[_Part]) -> Values:
    return {name: parts[match.start(name)].value for name, group in match.groupdict().items() if group}


def _is_time(text: str, piece: Sequence[_Part]) -> bool:
    """Whether the words are a time at all, for those that are often something else."""
    letters, last = "".join(part.letter for part in piece).strip("TIFUVW"), piece[-1]
    if letters[-1:] in ("b", "f") and text[last.start : last.end].lower() in ("after", "before"):
        return follows_nothing(text, last.end)
    guard = {"o": is_day_of_month, "y": is_year, "w": is_weekday, "m": is_month}.get(letters)
    return guard is None or guard(text, last.start, last.end)


def _mention(text: str, part: _Part) -> TimeMention:
    days = part.days
    time = Time(text=text[part.start : part.end], start=days.start, end=days.end, precision=days.precision)
    return TimeMention(start=part.start, end=part.end, time=time, why=days.why)
