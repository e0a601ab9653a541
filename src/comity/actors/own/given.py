"""What a user's own file says of an actor, whichever form it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from comity.codes.actors import Term
from comity.codes.given import read_given

# The actor dictionaries of PETRARCH are about a tenth of this.
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """An actor as a file of a user's own gives it; None in a field leaves what comity has.

    `kind` is one of organisations.csv, or `person`, `role` (a noun that takes its country from its neighbours) or
    `nobody`. `periods` say what the actor was when, those without days last; `offices` who held which office of it.
    """

    origin: str
    name: str | None = None
    names: tuple[str, ...]
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] | None = None
    periods: tuple[Term, ...] = ()
    offices: tuple[Term, ...] = ()


def read_text(path: str) -> str:
    """The text of a file of actors.

    Raises:
        InputError: the file cannot be opened, is too large, or is no UTF-8.
    """
    shorten = "Split it, or keep the actors that you need."
    return read_given(path, MAX_BYTES, wanted="a .toml or a .txt file", shorten=shorten)
