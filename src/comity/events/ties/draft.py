"""A tie in the making: what one pattern saw, before dates and pairs are worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Parties `left` and `right` stand in `tie`; every pair of one from each side is a tie.

    `head` is the word that names the tie, `predicate` the one whose status counts ("maintains" in "maintains ties").
    `course` is growing, steady, waning, starts, ends or None. `told` as in TieFinding.
    """

    tie: str
    head: Token
    predicate: Token
    left: tuple[Actor, ...]
    right: tuple[Actor, ...]
    course: str | None = None
    confidence: float = 0.75
    told: bool = False
    why: str = ""
