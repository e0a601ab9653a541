"""What a person may set in a claim: the fields, what each may hold, and the claim that comes of it.

Values are text, as they stand on a command line: `none` empties a field, commas part a list. What hangs on a field (the
scores on the type, the valence on the kind of tie) follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args

from comity.codes import actors, cameo, plover, ties
from comity.errors import CodeError
from comity.model import Actor, AnyClaim, Certainty, EventClaim, Status, TieClaim, Time, TimePrecision, Trend

NONE = "none"
_SEE = "See docs/codebook.md#judgements."
Kind = Literal["event", "tie"]
AClaim = TypeVar("AClaim", EventClaim, TieClaim)
# A correction of one field: the claim with it, or a CodeError.
_Set = Callable[[Any, str], Any]


def correct(claim: AnyClaim, fields: Mapping[str, str]) -> AnyClaim:
    """The claim with some fields set.

    Raises:
        CodeError: claims of this kind have no such field, or it cannot hold the value.
    """
    for field in fields:
        check_field(claim.kind, field)
    # All actors at once, so that source and target can change places.
    sides: dict[str, Any] = {
        field: _side(claim, fields[field].strip()) for field in _SIDES[claim.kind] if field in fields
    }
    claim = replace(claim, **sides)
    # In the order of the table, whatever the order given: a mode is checked against the type set beside it.
    for field, set_field in _OTHERS[claim.kind].items():
        if field in fields:
            claim = set_field(claim, fields[field].strip())
    return claim


def check_field(kind: Kind, field: str) -> str:
    """The name itself.

    Raises:
        CodeError: in a claim of this kind there is no such field, or it cannot be set.

    >>> check_field("tie", "since")
    'since'
    """
    if field not in fields_of(kind):
        known = ", ".join(fields_of(kind))
        raise CodeError(f"{field!r} is not a field of {_KIND_WORDS[kind]} that can be set. Known: {known}. {_SEE}")
    return field


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The fields that can be set in claims of a kind.

    >>> fields_of("tie")
    ('a', 'b', 'tie', 'valence', 'since', 'until', 'trend', 'status', 'certainty')
    """
    return (*_SIDES[kind], *_OTHERS[kind])


def shown(claim: AnyClaim, field: str) -> str:
    """What stands in a field, in the form in which it could be set."""
    value = getattr(claim, field)
    if isinstance(value, Time):
        return _time_words(value)
    if isinstance(value, Actor):
        return _actor_words(value)
    if isinstance(value, tuple):
        return ",".join(_actor_words(item) if isinstance(item, Actor) else item for item in value) or NONE
    return NONE if value is None else str(getattr(value, "name", value))


def _actor_words(actor: Actor) -> str:
    return actor.id or actor.text


def _time_words(time: Time) -> str:
    if time.start is None:
        return NONE
    return str(time.start) if time.end in (None, time.start) else f"{time.start}/{time.end}"


def _or_none(value: str) -> str | None:
    return None if value.lower() == NONE else value


def _one_of(known: tuple[str, ...], what: str, value: str) -> str:
    if value not in known:
        raise CodeError(f"{value!r} is not {what}. Known: {', '.join(known)}. {_SEE}")
    return value


def _set_type(claim: EventClaim, value: str) -> EventClaim:
    type_ = plover.check_type(value.upper())
    mode = claim.mode if claim.mode in plover.modes_of(type_) else None
    return _scored(replace(claim, type=type_, mode=mode))


def _set_mode(claim: EventClaim, value: str) -> EventClaim:
    return _scored(replace(claim, mode=plover.check_mode(claim.type, _or_none(value))))


def _scored(claim: EventClaim) -> EventClaim:
    """The claim with quad class, scores and CAMEO code of its type and mode."""
    scored = replace(claim, quad=plover.quad(claim.type), plover_score=plover.score(claim.type, claim.mode))
    return _set_cameo(scored, cameo.from_plover(claim.type, claim.mode))


def _set_cameo(claim: EventClaim, value: str) -> EventClaim:
    code = cameo.check(value) if _or_none(value) else None
    return replace(claim, cameo=code, goldstein=cameo.goldstein(code) if code else None)


def _set_contexts(claim: EventClaim, value: str) -> EventClaim:
    return replace(claim, contexts=tuple(plover.check_context(name) for name in _items(value)))


def _side(claim: AnyClaim, value: str) -> Actor | tuple[Actor, ...]:
    """What a field of actors holds when it is set: several for an event, one for a tie."""
    if isinstance(claim, EventClaim):
        return tuple(_actor(claim, item) for item in _items(value))
    return _actor(claim, value)


def _items(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()] if _or_none(value) else []


def _actor(claim: AnyClaim, key: str) -> Actor:
    """The actor of the claim who bears the id, so that its words stay; else one that no words of the passage name."""
    there = (*claim.source, *claim.target) if isinstance(claim, EventClaim) else (claim.a, claim.b)
    for actor in there:
        if key in (actor.id, actor.text):
            return actor
    country, name, sectors = _known_actor(key)
    start = claim.trigger.start
    return Actor(
        text="", start=start, end=start, id=key, name=name, country=country, sectors=sectors, why="set by a person"
    )


def _known_actor(key: str) -> tuple[str | None, str, tuple[str, ...]]:
    found = _parties().get(key)
    if found is None:
        rule = "is not the id of a state or organisation, nor words of an actor of this claim"
        raise CodeError(f"{key!r} {rule}. `comity actor` tells the id of a name (JPN, NATO).")
    return found


@cache
def _parties() -> Mapping[str, tuple[str | None, str, tuple[str, ...]]]:
    """Country, name and sectors by id."""
    bodies = {body.key: (body.country or body.bloc, body.name, body.sectors) for body in actors.organisations()}
    return bodies | {state.iso3: (state.iso3, state.name, ()) for state in actors.states()}


def _set_time(claim: EventClaim, value: str) -> EventClaim:
    if _or_none(value) is None:
        return replace(claim, time=Time())
    first, _, last = value.partition("/")
    start, end = _day(first), _day(last or first)
    if end < start:
        raise CodeError(f"{value!r} ends before it begins: give the first day, then the last.")
    return replace(claim, time=Time(text=claim.time.text, start=start, end=end, precision=_precision(start, end)))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError as problem:
        rule = "is not a day of the calendar as YYYY-MM-DD"
        raise CodeError(f"{words!r} {rule}: write 2024-04-21, or 2024-04-21/2024-04-25.") from problem


def _precision(start: date, end: date) -> TimePrecision:
    days = (end - start).days + 1
    if days == 1:
        return "day"
    return "week" if days <= 7 else "month" if days <= 31 else "year"


def _set_place(claim: EventClaim, value: str) -> EventClaim:
    if _or_none(value) is not None:
        raise CodeError(f"{value!r} cannot be set as a place: a place can only be taken out, with place=none. {_SEE}")
    return replace(claim, place=None)


def _set_status(claim: AClaim, value: str) -> AClaim:
    return replace(claim, status=cast(Status, _one_of(get_args(Status), "a status", value)))


def _set_certainty(claim: AClaim, value: str) -> AClaim:
    return replace(claim, certainty=cast(Certainty, _one_of(get_args(Certainty), "a certainty", value)))


def _set_tie(claim: TieClaim, value: str) -> TieClaim:
    return replace(claim, tie=value, valence=ties.valence(value))


def _set_valence(claim: TieClaim, value: str) -> TieClaim:
    return replace(claim, valence=int(_one_of(("1", "0", "-1"), "a valence", value.removeprefix("+"))))


def _set_since(claim: TieClaim, value: str) -> TieClaim:
    return replace(claim, since=_partial_day(value))


def _set_until(claim: TieClaim, value: str) -> TieClaim:
    return replace(claim, until=_partial_day(value))


def _partial_day(value: str) -> str | None:
    """An ISO date as precise as it is known: year, month or day."""
    if _or_none(value) is None:
        return None
    try:
        date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError as problem:
        rule = "is not a year, month or day of the calendar"
        raise CodeError(f"{value!r} {rule}: write 1953, 1967-06 or none.") from problem
    return value


def _set_trend(claim: TieClaim, value: str) -> TieClaim:
    known = _or_none(value)
    return replace(claim, trend=cast(Trend, _one_of(get_args(Trend), "a trend", known)) if known else None)


_SIDES: dict[Kind, tuple[str, ...]] = {"event": ("source", "target"), "tie": ("a", "b")}
_KIND_WORDS = {"event": "an event claim", "tie": "a tie claim"}
_EVENT: dict[str, _Set] = {
    "type": _set_type,
    "mode": _set_mode,
    "cameo": _set_cameo,
    "contexts": _set_contexts,
    "time": _set_time,
    "place": _set_place,
    "status": _set_status,
    "certainty": _set_certainty,
}
_TIE: dict[str, _Set] = {
    "tie": _set_tie,
    "valence": _set_valence,
    "since": _set_since,
    "until": _set_until,
    "trend": _set_trend,
    "status": _set_status,
    "certainty": _set_certainty,
}
_OTHERS: dict[Kind, dict[str, _Set]] = {"event": _EVENT, "tie": _TIE}
# Setting the left field anew gives up what was set before in the right ones, which were said of the old value.
HANGS_ON = {"type": ("mode", "cameo"), "mode": ("cameo",), "tie": ("valence",)}
