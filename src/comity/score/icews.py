"""Whether the state of a named actor is found as ICEWS has it: names as its event files write them, each with a day.

A file has a JSON object a line: `id`, `name`, `date` and `gold` with `country_name`, null for who belongs to no state.
A name is right when the state found on that day is the one labelled; for null, when none is found. ICEWS writes states
by names of ISO 3166-1, and labels territory by who holds it, where comity has the nominal sovereign.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from comity.codes.actors import states
from comity.errors import InputError
from comity.model import BLOCS, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledActor:
    """A name, the day of the report, and the state that it belongs to; None for who belongs to no state."""

    name: str
    on: date
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryScore:
    """How many names were asked, how many states found were right, and how many were found and wrong."""

    asked: int
    right: int
    wrong: int

    @property
    def share(self) -> float:
        """The share that is right, a name without an answer counted as wrong; 0 when none was asked."""
        return self.right / self.asked if self.asked else 0.0


def read_icews(path: Path) -> list[LabelledActor]:
    """The labelled names of a file.

    Raises:
        OSError: the file cannot be read.
        InputError: a label names a state that comity does not know.
        ValueError: a line is not JSON, or has not the fields.
    """
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]
    return [
        LabelledActor(
            name=row["name"], on=date.fromisoformat(row["date"]), country=to_country(row["gold"]["country_name"])
        )
        for row in rows
    ]


def to_country(words: str | None) -> str | None:
    """The state that a label names; None for no state.

    Raises:
        InputError: comity knows no state by that name.

    >>> to_country("Occupied Palestinian Territory"), to_country("the former Yugoslav Republic of Macedonia")
    ('PSE', 'MKD')
    """
    if words is None:
        return None
    found = _names().get(words.removeprefix("the ").casefold())
    if found is None:
        raise InputError(f"{words!r:.60} is no state that comity knows: add the name to codes/actors/states.csv.")
    return found


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): state.iso3 for state in states() for name in state.names}


def score_countries(items: Iterable[tuple[LabelledActor, Actor | None]]) -> CountryScore:
    """Score what was found for each name."""
    verdicts = [(state_of(found), label.country) for label, found in items]
    return CountryScore(
        asked=len(verdicts),
        right=sum(state == country for state, country in verdicts),
        wrong=sum(state is not None and state != country for state, country in verdicts),
    )


def state_of(actor: Actor | None) -> str | None:
    """The state that an actor belongs to; None for nobody known and for a body of many states."""
    return actor.country if actor and actor.country not in BLOCS else None
