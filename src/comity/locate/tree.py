"""The way in the parse from one word to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Way:
    """From a word up to one that a predicate shares (`up`), and from the predicate up to the same (`over`).

    Each holds the words passed, the first included, the shared one (`top`) not.
    """

    up: tuple[Token, ...]
    over: tuple[Token, ...]
    top: Token


def way_between(word: Token, predicate: Token) -> Way | None:
    """The way from a word to a predicate of the same sentence; None across sentences."""
    above = list(_upwards(predicate))
    places = {token.i: number for number, token in enumerate(above)}
    up: list[Token] = []
    for token in _upwards(word):
        if token.i in places:
            return Way(tuple(up), tuple(above[: places[token.i]]), token)
        up.append(token)
    return None


def _upwards(token: Token) -> Iterator[Token]:
    while True:
        yield token
        if token.head.i == token.i:
            return
        token = token.head
