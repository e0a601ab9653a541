"""PLOVER 2.0: the event types, their modes, contexts and sectors, with the published scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from comity.codes.table import rows
from comity.errors import CodeError

Quad = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the 16 types. `score` is -10..+10; `modes` holds the score of each mode, None where none is published."""

    type: str
    quad: Quad
    score: float
    needs_target: bool
    meaning: str
    modes: Mapping[str, float | None]


@cache
def types() -> Mapping[str, EventType]:
    """All types by name, in quad order.

    >>> len(types()), sum(len(known.modes) for known in types().values())
    (16, 67)
    """
    return MappingProxyType({row["type"]: _to_type(row) for row in rows("plover/types.csv")})


def check_type(code: str) -> str:
    """The code itself.

    Raises:
        CodeError: PLOVER 2.0 has no such type.

    >>> check_type("AID")
    'AID'
    """
    if code not in types():
        raise CodeError(f"{code!r} is not a PLOVER event type. Known: {', '.join(types())}.")
    return code


def check_mode(type_: str, mode: str | None) -> str | None:
    """The mode itself; None stands for no mode and is always right.

    Raises:
        CodeError: the type is unknown, or has no such mode.

    >>> check_mode("CONSULT", "visit")
    'visit'
    """
    known = modes_of(type_)
    if mode is not None and mode not in known:
        raise CodeError(f"{mode!r} is not a mode of {type_}. Known: {', '.join(known) or 'none'}.")
    return mode


def quad(type_: str) -> Quad:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

    >>> quad("SANCTION")
    4
    """
    return types()[check_type(type_)].quad


def score(type_: str, mode: str | None = None) -> float:
    """The published PLOVER score, -10..+10: of the mode where it has one, else of the bare type.

    >>> score("CONSULT"), score("CONSULT", "phone"), score("PROTEST", "vandalize")
    (2.5, 1.5, -5.0)
    """
    check_mode(type_, mode)
    event_type = types()[type_]
    of_mode = event_type.modes.get(mode) if mode else None
    return event_type.score if of_mode is None else of_mode


def modes_of(type_: str) -> tuple[str, ...]:
    """The modes of a type, as the manual orders them; empty for AGREE, SUPPORT, CONCEDE, COOPERATE and AID.

    >>> modes_of("REJECT")
    ('assist', 'change', 'yield', 'meet')
    """
    return tuple(types()[check_type(type_)].modes)


@cache
def contexts() -> tuple[str, ...]:
    """The 37 contexts, in the manual's spelling.

    >>> len(contexts())
    37
    """
    return tuple(row["context"] for row in rows("plover/contexts.csv"))


def check_context(name: str) -> str:
    """A context in the manual's spelling, from any spelling met in data.

    Raises:
        CodeError: no context is spelled so.

    >>> check_context("pro-democracy"), check_context("Natural resources")
    ('pro_democracy', 'natural_resource')
    """
    found = _spellings().get(_fold(name))
    if found is None:
        raise CodeError(f"{name!r} is not a PLOVER context. Known: {', '.join(contexts())}.")
    return found


@cache
def sectors() -> Mapping[str, str]:
    """The 25 actor sectors and what each means.

    >>> len(sectors()), sectors()["JRN"]
    (25, 'press')
    """
    return MappingProxyType({row["sector"]: row["meaning"] for row in rows("plover/sectors.csv")})


def check_sector(code: str) -> str:
    """The sector itself.

    Raises:
        CodeError: PLOVER has no such sector.

    >>> check_sector("MIL")
    'MIL'
    """
    if code not in sectors():
        raise CodeError(f"{code!r} is not a PLOVER sector. Known: {', '.join(sectors())}.")
    return code


def _to_type(row: dict[str, str]) -> EventType:
    return EventType(
        type=row["type"],
        quad=cast(Quad, int(row["quad"])),
        score=float(row["score"]),
        needs_target=row["recipient"] == "yes",
        meaning=row["meaning"],
        modes=MappingProxyType(_modes().get(row["type"], {})),
    )


@cache
def _modes() -> dict[str, dict[str, float | None]]:
    found: dict[str, dict[str, float | None]] = {}
    for row in rows("plover/modes.csv"):
        found.setdefault(row["type"], {})[row["mode"]] = float(row["score"]) if row["score"] else None
    return found


@cache
def _spellings() -> dict[str, str]:
    return {
        _fold(spelling): row["context"]
        for row in rows("plover/contexts.csv")
        for spelling in (row["context"], *filter(None, row["also"].split("|")))
    }


def _fold(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
