"""Quotations: the stretches of a text between quotation marks, found by the marks alone.

Straight, curly, low, angle and typewriter (`` ``…'' ``) marks open and close; single ones only where no apostrophe,
foot or minute can be meant. A quotation that runs over paragraphs is opened again at each and closed once (Chicago
Manual of Style, 17th ed., 13.30). One that is never closed ends with its paragraph. One pass over the marks: time is
linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from comity.model import Quote, Span

Role = Literal["open", "close", "either", "break"]

# A mark's family: only marks of one family close each other. „…“ and “…” share one, as ``…'' and "…" do.
_FAMILY = {
    '"': "double", "``": "double", "''": "double", "“": "curly", "”": "curly", "„": "curly",
    "'": "single", "‘": "inner", "’": "inner", "‚": "inner", "«": "angle", "»": "angle", "‹": "thin", "›": "thin",
}  # fmt: skip
_OPENS = {"``": "open", "“": "open", "„": "open", "‘": "open", "‚": "open", "«": "open", "‹": "open"}
_CLOSES = {"''": "close", "”": "close", "’": "close", "»": "close", "›": "close"}
_MARK = re.compile(r"``|''|[\"“”„'‘’‚«»‹›]|\n+")
# Marks that careless typing lets close each other: “…" and "…”.
_MIXED = {"double": "curly", "curly": "double"}
# What may stand before an opening mark, besides white space and the start of the text.
_BEFORE = frozenset("([{<—–-―/:“”\"‘'`«‹„…")
_APOSTROPHES = frozenset("'’")
# Words that begin with an apostrophe: it opens no quotation there.
_ELISION = re.compile(r"(?:em|tis|twas|til|cause|n|bout|round|\d0s|\d\d)\b", re.IGNORECASE)
# A quotation whose later paragraphs are not opened again may run this many paragraphs before its closing mark.
_LONGEST = 6
# Quotations inside one another beyond this depth are not told apart; it bounds the work on a hostile text.
_DEEPEST = 8
# Feet and inches: 6'2", 6' 2", and a bare inch before a measure.
_INCHES = re.compile(r"\d['’]\s?\d{1,2}$|\d$")
_MEASURE = re.compile(r"\s?(?:x|by|wide|long|tall|thick|deep|high|gun|guns|pipe|pipes)\b|-")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    role: Role


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text by where they start, nested ones after the one that holds them.

    A span includes its marks and `inner` leaves them out; a quotation over several paragraphs is one, with the marks
    that open its later paragraphs inside it. A mark that closes nothing is passed over.

    >>> [quote.inner.text for quote in find_quotes("He’s 6' tall; “we said ‘no’,” she added.")]
    ['we said ‘no’,', 'no']
    >>> find_quotes("The workers' hall and the '90s")
    ()
    """
    found = (quote for quote in _pairs(text) if quote.inner.text.strip())
    return tuple(_nested(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end))))


def _nested(quotes: list[Quote]) -> Iterator[Quote]:
    """The quotations without those that would reach out of the one they begin in, which only stray marks make."""
    around: list[int] = []
    for quote in quotes:
        while around and around[-1] <= quote.span.start:
            around.pop()
        if not around or quote.span.end <= around[-1]:
            around.append(quote.span.end)
            yield quote


def _pairs(text: str) -> Iterator[Quote]:
    """Match marks with a stack of those open; each mark enters and leaves it once."""
    stack = _Stack(text)
    for mark in _marks(text):
        yield from stack.take(mark)
    yield from stack.close_all(len(text.rstrip()))


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        start, end, found = match.start(), match.end(), match.group()
        if found[0] == "\n":
            yield _Mark(start, end, "", "break")
        elif role := _role(text, start, end, found):
            yield _Mark(start, end, _FAMILY[found], role)


def _role(text: str, start: int, end: int, mark: str) -> Role | None:
    """What the mark can do here, by its shape and its neighbours; None for an apostrophe, a foot or an inch."""
    before, after = text[start - 1 : start], text[end : end + 1]
    free_left = not before or before.isspace() or before in _BEFORE
    free_right = not after or not after.isalnum()
    if mark in _APOSTROPHES:
        return _single_role(text, end, mark, free_left=free_left, free_right=free_right)
    if mark == '"':
        return None if _is_inch(text, start, end) else _straight_role(before, after, free_left=free_left)
    if mark in "“«‹" and not free_left and free_right:
        return "close"  # „so“ and »so«
    if mark in "»›" and free_left and not free_right:
        return "open"  # »so«
    if mark == "‘" and _ELISION.match(text, end):
        return None
    return _OPENS.get(mark) or _CLOSES.get(mark)  # type: ignore[return-value]


def _single_role(text: str, end: int, mark: str, *, free_left: bool, free_right: bool) -> Role | None:
    if free_left and not free_right:
        return "open" if mark == "'" and not _ELISION.match(text, end) else None
    return "close" if free_right and not free_left else None


def _is_inch(text: str, start: int, end: int) -> bool:
    found = _INCHES.search(text, max(0, start - 6), start)
    return found is not None and (found.end() - found.start() > 1 or _MEASURE.match(text, end) is not None)


def _straight_role(before: str, after: str, *, free_left: bool) -> Role | None:
    loose_right = not after or after.isspace()
    if free_left and not loose_right:
        return "either" if before and before in "\"'-—–/…:" else "open"
    if before.isspace() and loose_right:
        return "either"
    return "close" if loose_right or not after.isalnum() else "either"


class _Stack:
    """The quotations open at a point of the text, outermost first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[_Open] = []

    def take(self, mark: _Mark) -> Iterator[Quote]:
        """The quotations that this mark ends."""
        if mark.role == "break":
            yield from self._break(mark)
        elif mark.role == "close" or (mark.role == "either" and self._find(mark.family) is not None):
            yield from self._close(mark)
        elif not self._goes_on(mark):
            yield from self._drop_unclosed(mark)
            if len(self.open) < _DEEPEST:
                self.open.append(_Open(mark))

    def close_all(self, end: int) -> Iterator[Quote]:
        """End what is open: at its last possible mark for single ones, with its first paragraph for the others."""
        while self.open:
            yield from self._give_up(self.open.pop(), end)

    def _find(self, family: str) -> int | None:
        return next((at for at in reversed(range(len(self.open))) if self.open[at].mark.family == family), None)

    def _close(self, mark: _Mark) -> Iterator[Quote]:
        at = self._find(mark.family)
        if at is None:
            at = self._find(_MIXED.get(mark.family, ""))
        if at is None:
            return
        while len(self.open) > at + 1:
            yield from self._give_up(self.open.pop(), mark.start)
        opened = self.open[at]
        if mark.family in ("single", "inner") and self._may_be_apostrophe(mark):
            opened.last = mark
        else:
            yield self._quote(self.open.pop(), mark.start, mark.end)

    def _may_be_apostrophe(self, mark: _Mark) -> bool:
        """Whether the closing single mark follows an s and precedes a word: "the workers' hall"."""
        return self.text[mark.start - 1 : mark.start] in "sS" and self.text[mark.end : mark.end + 2].strip().isalpha()

    def _break(self, mark: _Mark) -> Iterator[Quote]:
        """At the end of a paragraph singles are done with; others wait for their closing mark."""
        while self.open and (self.open[-1].mark.family in ("single", "inner") or self.open[-1].too_long()):
            yield from self._give_up(self.open.pop(), mark.start)
        for opened in self.open:
            opened.breaks.append(mark.start)
            opened.fresh = mark.end

    def _goes_on(self, mark: _Mark) -> bool:
        """Whether the mark opens a later paragraph of the innermost open quotation."""
        at = self._find(mark.family)
        if at is None:
            return False
        opened = self.open[at]
        if opened.fresh == mark.start:
            opened.reopened = len(opened.breaks)
            return True
        return False

    def _drop_unclosed(self, mark: _Mark) -> Iterator[Quote]:
        """A new quotation after the start of a paragraph shows that one left open in an earlier paragraph was over."""
        while self.open and self.open[-1].fresh >= 0 and self.open[-1].mark.family == mark.family:
            yield from self._give_up(self.open.pop(), mark.start)

    def _give_up(self, opened: _Open, end: int) -> Iterator[Quote]:
        if opened.last is not None:
            yield self._quote(opened, opened.last.start, opened.last.end)
        elif opened.mark.family not in ("single", "inner"):
            ends = opened.breaks[opened.reopened : opened.reopened + 1]
            stop = ends[0] if ends else end
            yield self._quote(opened, stop, stop)

    def _quote(self, opened: _Open, inner_end: int, end: int) -> Quote:
        start, inner = opened.mark.start, opened.mark.end
        return Quote(span=Span.cut(self.text, start, end), inner=Span.cut(self.text, inner, max(inner, inner_end)))


@dataclass(slots=True)
class _Open:
    """An opening mark that waits: `breaks` are the paragraph ends since, `reopened` how many were opened again."""

    mark: _Mark
    last: _Mark | None = None
    breaks: list[int] = field(default_factory=list)
    reopened: int = 0
    fresh: int = -1

    def too_long(self) -> bool:
        """Whether more paragraphs went by than a quotation runs without being opened again."""
        return len(self.breaks) - self.reopened >= _LONGEST
