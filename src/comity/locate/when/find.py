"""Finding the time expressions of a text and the days that each names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from comity.locate.when.anchor import Anchor, Values
from comity.locate.when.calendars import Days
from comity.locate.when.grammar import COMPOUNDS, LOOSE, RULES, Rule
from comity.locate.when.lexer import Run, Token, runs
from comity.model import Time, TimeMention

# Asks of a character offset whether its clause looks ahead; None where nothing tells.
LooksAhead = Callable[[int], "bool | None"]

_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|['’]ll|(?:is|are|was|were) (?:due|set|expected|scheduled|slated|likely|going) to|to be held|upcoming|plans? to"
    r"|scheduled for|let['’]s|please|until)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:was|were|had|said|told|did|met|held|went|came|took|began|broke|fell|rose|left|won|lost|fought|struck|shot|flew|became|gave|made"
    r"|saw|spoke|sent|wrote|led|fled|ran|sought|brought|[a-z]{2,}ed)\b"
)


def find_times_in(text: str, published: date | None, looks_ahead: LooksAhead | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order, none overlapping."""
    ahead = looks_ahead or (lambda offset: looks_ahead_in(text, offset))
    found: list[TimeMention] = []
    last: Days | None = None
    for run in runs(text):
        for part in _read_run(text, run, Anchor(now=published, last=last, future=ahead(run[0].start))):
            found.append(_mention(text, part))
            last = _days(part) if _days(part).start else last
    return tuple(found)


def looks_ahead_in(text: str, offset: int) -> bool | None:
    """Whether the clause around looks ahead (True) or back (False), told by the nearest verb form of its sentence."""
    start = max(text.rfind(mark, 0, offset) for mark in (". ", "\n", "? ", "! ")) + 1
    stop = text.find(". ", offset)
    sentence = text[start : stop if stop > 0 else len(text)]
    cues = [(_away(match, offset - start), True) for match in _AHEAD.finditer(sentence)]
    cues += [(_away(match, offset - start), False) for match in _BACK.finditer(sentence)]
    return min(cues)[1] if cues else None


def _away(cue: re.Match[str], offset: int) -> int:
    """How far a verb is; one behind the time counts as further, since time phrases mostly follow their verb."""
    return offset - cue.end() if cue.end() <= offset else 2 * (cue.start() - offset)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a run: a plain token, or days already found (letter B)."""

    letter: str
    value: object
    start: int
    end: int


def _read_run(text: str, run: Run, anchor: Anchor) -> list[_Part]:
    parts: list[_Part] = [_Part(token.letter, token.value, token.start, token.end) for token in run]
    parts = _rewrite(parts, RULES, anchor, text)
    while any(part.letter == "B" for part in parts):
        again = _rewrite(parts, COMPOUNDS, anchor, text)
        if len(again) == len(parts):
            break
        parts = again
    parts = _rewrite(parts, LOOSE, anchor, text)
    return [part for part in parts if part.letter == "B"]


def _days(part: _Part) -> Days:
    assert isinstance(part.value, Days)  # noqa: S101 (letter B is given to days alone)
    return part.value


def _rewrite(parts: Sequence[_Part], rules: Sequence[Rule], anchor: Anchor, text: str) -> list[_Part]:
    """The parts with each longest match of a rule made one part."""
    code = "".join(part.letter for part in parts)
    made: list[_Part] = []
    at = 0
    while at < len(parts):
        part, width = _longest(parts, code, at, rules, anchor, text)
        if isinstance(part.value, Days):
            anchor = replace(anchor, last=part.value if part.value.start else anchor.last)
        made.append(part)
        at += width
    return made


def _longest(
    parts: Sequence[_Part], code: str, at: int, rules: Sequence[Rule], anchor: Anchor, text: str
) -> tuple[_Part, int]:
    matches = [
        (match.end(), -order, rule, match)
        for order, rule in enumerate(rules)
        if (match := rule.pattern.match(code, at))
    ]
    for end, _, rule, match in sorted(matches, key=lambda entry: entry[:2], reverse=True):
        piece = parts[at:end]
        if end == at or not _is_time(text, piece):
            continue
        days = rule.meaning(_values(match, parts), anchor)
        if days is not None:
            start = next((part.start for part in piece if part.letter not in "FWSUVIT"), piece[0].start)
            return _Part("B", days, start, piece[-1].end), end - at
    return parts[at], 1


def _values(match: re.Match[str], parts: Sequence[_Part]) -> Values:
    return {name: parts[match.start(name)].value for name, group in match.groupdict().items() if group}


_COUNTED = re.compile(
    r"\s*(?:[a-z]+ )?(?:people|persons|men|women|children|troops|soldiers|fighters|members|dollars|euros|pounds|miles|km|kilometers"
    r"|kilometres|meters|metres|feet|tons|tonnes|jobs|homes|houses|cases|deaths|votes|percent|refugees|workers|times|million|billion)\b"
)
_MEASURE_BEFORE = re.compile(
    r"(?:[$€£]|\b(?:than|about|nearly|almost|some|least|over|around|approximately|roughly|up to))\s*$"
)


def _is_time(text: str, piece: Sequence[_Part]) -> bool:
    """Whether a bare year, month or ordinal is one here: "1500 troops" and "may" are not."""
    letters = "".join(part.letter for part in piece).strip("TIFUVW")
    if letters[-1:] in ("b", "f") and text[piece[-1].start : piece[-1].end].lower() in ("after", "before"):
        return not text[piece[-1].end : piece[-1].end + 2].lstrip()[:1].isalnum()
    if letters == "y":
        start, end = piece[-1].start, piece[-1].end
        return not _COUNTED.match(text, end) and not _MEASURE_BEFORE.search(text[max(0, start - 16) : start])
    if letters == "o":
        return text[piece[-1].start].isdigit()
    if letters == "w":
        return piece[-1].end - piece[-1].start > 4 or bool(_BESIDE_SHORT_DAY.search(text[: piece[-1].start][-6:]))
    if letters == "m":
        return _is_month(text, piece[-1])
    return True


# "on Sun", "Mon-Fri": what must stand before a shortened weekday.
_BESIDE_SHORT_DAY = re.compile(
    r"(?:\b(?:on|next|last|this|by|until|since|from|to|and|or|week)|[(,/–-])\s?$", re.IGNORECASE
)
_MONTH_CUE = re.compile(r"(?:\b(?:in|of|since|by|until|till|from|to|and|during|last|next|this|late|early|mid|before|after|through|between|or|for|every|each|,|\()[\s-]*|^)$", re.I)  # fmt: skip


def _is_month(text: str, part: _Part) -> bool:
    """May, March and August are months after a preposition only; the other names always."""
    name = text[part.start : part.end].lower()
    if name not in ("may", "march", "august", "mar", "jan", "sun", "sep", "dec", "nov"):
        return text[part.start].isupper() or len(name) > 5
    return bool(_MONTH_CUE.search(text[max(0, part.start - 10) : part.start])) and (
        text[part.start].isupper() or name in ("dec", "nov", "sep", "jan", "august")
    )


def _mention(text: str, part: _Part) -> TimeMention:
    days = _days(part)
    time = Time(text=text[part.start : part.end], start=days.start, end=days.end, precision=days.precision)
    return TimeMention(start=part.start, end=part.end, time=time, why=days.why)


__all__ = ["LooksAhead", "Token", "find_times_in", "looks_ahead_in"]
