"""Stretches of tokens: what a phrase covers, and what is left of it when others are taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from comity.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Tokens `first` to `last`, `last` exclusive."""

_EDGES = frozenset((",", ";", ":", "-", "--", "–", "—", "…", "..."))
# A noun phrase longer than this is a parser's slip, or no longer a name for somebody.
_LONGEST_PHRASE = 45
# Tokens of a clause beyond which no language goes: it bounds the work on clauses nested without end.
_LONGEST_CLAUSE = 400


def subtree(token: Token) -> Range:
    """All that hangs on a token, as far as a sentence of language reaches."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    return max(first, token.i - _LONGEST_CLAUSE), min(last, token.i + _LONGEST_CLAUSE)


def without(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of `whole` when the holes are cut out, in order.

    >>> without((0, 10), [(3, 5), (8, 12)])
    [(0, 3), (5, 8)]
    """
    left, pieces = whole[0], []
    for start, end in sorted(holes):
        if end <= left or start >= whole[1]:
            continue
        if start > left:
            pieces.append((left, start))
        left = max(left, end)
    if left < whole[1]:
        pieces.append((left, whole[1]))
    return pieces


def noun_phrase(head: Token, *, away_from: int) -> Range:
    """The noun phrase around its head, cut where it would reach the token `away_from` (a cue inside its own source)."""
    first, last = subtree(head)
    first, last = max(first, head.i - _LONGEST_PHRASE), min(last, head.i + _LONGEST_PHRASE)
    for child in head.children:
        if child.dep_ in ("parataxis", "ccomp", "punct") and child.i > head.i and child.text not in ",()":
            last = min(last, child.left_edge.i)
        elif child.left_edge.i <= away_from <= child.right_edge.i:
            first, last = (child.right_edge.i + 1, last) if child.i < head.i else (first, child.left_edge.i)
    if first <= away_from < last:
        first, last = (away_from + 1, last) if away_from < head.i else (first, away_from)
    return trim(head.doc, (min(first, head.i), max(last, head.i + 1)))


_AFTER_NAME = frozenset(("appos", "relcl", "acl", "punct", "parataxis", "cc", "conj"))


def short_phrase(head: Token) -> Range:
    """The name itself: the noun phrase up to what is added to it ("Ana Ruiz", of "Ana Ruiz, the envoy who left")."""
    added = (child.left_edge.i for child in head.children if child.i > head.i and child.dep_ in _AFTER_NAME)
    first, last = subtree(head)
    return trim(head.doc, (max(first, head.i - _LONGEST_PHRASE), min([last, *added])))


def trim(doc: Doc, piece: Range) -> Range:
    """The piece without commas, dashes and white space at its ends and a stop at its close; quotation marks stay."""
    first, last = piece
    while first < last and _is_edge(doc[first]):
        first += 1
    while last > first and (_is_edge(doc[last - 1]) or doc[last - 1].text == "."):
        last -= 1
    return first, last


def _is_edge(token: Token) -> bool:
    return token.text in _EDGES or token.is_space


def to_span(doc: Doc, text: str, piece: Range) -> Span:
    """The characters of a piece of a token or more; `text` is that of `doc`, which spaCy would build anew each time."""
    last = doc[piece[1] - 1]
    return Span.cut(text, doc[piece[0]].idx, last.idx + len(last.text))
