"""Honest excerpts: verbatim pieces of a text, ". . ." where something is cut, "[…]" where something is mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comity.model import Span

CUT = ". . ."

_MARK = re.compile(r"(?:(?<=\s)|^)(?:\. \. \.|…)(?=\s|$)|\[[^\[\]]{0,200}\]")
_EDGE = " \t\n\r.,;:"
_MOST_CHARACTERS = 700
_MOST_SENTENCES = 3


def make_excerpt(text: str, spans: Iterable[Span], *, limit: int = _MOST_CHARACTERS) -> str:
    """The stretches of `text` in their order, with cuts shown, in at most about `limit` characters.

    >>> text = "Peru met Chile. It rained. They signed."
    >>> make_excerpt(text, [Span.cut(text, 27, 39), Span.cut(text, 0, 15)])
    'Peru met Chile. . . . They signed.'
    """
    pieces, end = "", 0
    for span in _without_overlap(spans):
        words = " ".join(text[span.start : span.end].split())
        gap = " " if not text[end : span.start].strip() else f" {CUT} "
        room = limit - len(pieces) - len(gap)
        if pieces and len(words) > room:
            break
        pieces += (gap if pieces else "") + _shorten(words, room)
        end = span.end
    return pieces


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept[:_MOST_SENTENCES]


def _shorten(words: str, room: int) -> str:
    """The words cut after a whole one; the first word stays, however long."""
    if len(words) <= room:
        return words
    end = words.rfind(" ", 0, max(room, 0) + 1)
    kept = words[:end] if end > 0 else words.split(" ", 1)[0]
    return f"{kept} {CUT}" if kept != words else words


def check_excerpt(excerpt: str, text: str) -> bool:
    """Whether the excerpt is the text's own words, in their order, but for cuts and mends that it shows.

    >>> check_excerpt("Peru met Chile. . . . They signed.", "Peru met Chile. It rained. They signed.")
    True
    >>> check_excerpt("Peru beat Chile.", "Peru met Chile.")
    False
    """
    return excerpt_fault(excerpt, text) is None


def excerpt_fault(excerpt: str, text: str) -> str | None:
    """The first piece of the excerpt that the text does not have where it should; None when all is verbatim.

    White space counts as one blank. A piece begins and ends with a whole word, so that "able" is not cut from "unable".
    """
    pieces = _pieces(excerpt)
    if not pieces:
        return excerpt
    return _first_missing(pieces, " ".join(text.split()))


def _pieces(excerpt: str) -> list[str]:
    """What stands between the marks of cuts and mends; words beside a mend may have lost their comma."""
    parts = (part.strip(_EDGE) for part in _MARK.split(" ".join(excerpt.split())))
    return [part for part in parts if part]


def _first_missing(pieces: Sequence[str], text: str) -> str | None:
    at = 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, at)
        if found is None:
            return piece
        at = found.end()
    return None
