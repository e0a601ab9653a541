"""A coder disposes: it says what a candidate tells of, or that it tells of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from comity.codes.predicates import Direction
from comity.events.candidates import Candidate
from comity.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What a candidate tells of, by PLOVER 2.0 and CAMEO.

    `confidence` is 0..1. `direction` says who acts: the candidate's source (`forward`), its target (`reverse`), or all
    on one another (`mutual`). `predicate` is the token whose tense and modality say whether it happened: the operator
    in "refused to meet", the verb itself in "met". `covers` are predicates that have been spoken for ("meet"), so that
    they tell of no event of their own. `told` says that the type already tells the future or the negation of its clause
    ("will not send aid" is REJECT), which must then not be counted again. `named_at` is the token that names the event
    where that is not the predicate: "attack" in "launched an attack".
    """

    type: str
    predicate: int
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    direction: Direction = "forward"
    confidence: float = 0.5
    covers: tuple[int, ...] = ()
    told: bool = False
    named_at: int | None = None
    why: tuple[str, ...] = ()


class Coder(Protocol):
    """Anything that codes candidates. A new one is a class and a line in `coders.CODERS`."""

    def code(self, reading: Reading, candidates: Sequence[Candidate]) -> list[Coding | None]:
        """A coding for each candidate, in order; None where it tells of no event."""
        ...
