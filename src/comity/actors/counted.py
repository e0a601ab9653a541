"""Organisations told by the number of their members: "the 27-nation bloc", "the 30-member military alliance"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from comity.actors.lexicon import Entry, Hit
from comity.actors.words import HYPHENS, Text
from comity.codes.actors import organisations
from comity.codes.actors.memberships import MemberList, is_counted, member_lists, was_counted
from comity.codes.table import rows

_UNITS = frozenset(("nation", "member", "country", "state", "strong"))
# Nouns for any organisation; those of membership_lists.csv fit some.
_ANY = frozenset(("group", "grouping", "organisation", "organization"))
_MOST_ADJECTIVES = 3
# Alliances inside a state have so few members too: of fewer the words must tell more ("the six-nation Gulf bloc").
_FEWEST = 7


def add_counted(text: Text, hits: Sequence[Hit], on: date | None) -> tuple[Hit, ...]:
    """The names found in a text, with the organisations that it tells by the number of their members.

    The day of the report decides who had so many; without it those who have so many now, else those who ever had. Where
    that leaves several, or none, the words name nobody; a name of an organisation among the words beats its number.
    """
    if _UNITS.isdisjoint(text.keys):
        return tuple(hits)
    named = [hit for hit in hits if hit.best.kind == "organisation"]
    added = [new for new in _counted(text, on) if not any(_meet(hit, new) for hit in named)]
    kept = [hit for hit in hits if not any(_meet(hit, new) for new in added)]
    return tuple(sorted([*kept, *added], key=lambda hit: hit.first))


def _meet(one: Hit, other: Hit) -> bool:
    return one.first < other.last and other.first < one.last


def _counted(text: Text, on: date | None) -> Iterator[Hit]:
    for at, key in enumerate(text.keys):
        first = _number_before(text, at) if key in _UNITS else None
        last = _noun_after(text, at) if first is not None else None
        if first is None or last is None or (first and text.keys[first - 1] in ("a", "an")):
            continue
        found = _organisation(_to_number(text.keys[first]), text.slice(at + 1, last).casefold(), text.keys[last], on)
        if found:
            yield Hit(first, last + 1, (found,))


def _number_before(text: Text, at: int) -> int | None:
    """Where the number stands that counts the unit, with a hyphen between the two or without; None where none does."""
    first = at - 2 if at >= 2 and text.keys[at - 1] in HYPHENS else at - 1
    return first if first >= 0 and _to_number(text.keys[first]) else None


def _noun_after(text: Text, at: int) -> int | None:
    stop = min(at + 2 + _MOST_ADJECTIVES, len(text))
    return next((after for after in range(at + 1, stop) if text.keys[after] in _nouns()), None)


def _to_number(key: str) -> int:
    """The number that a word writes, in digits or letters; 0 for any other word."""
    return int(key) if key.isdecimal() and len(key) <= 3 else _number_words().get(key, 0)


def _organisation(number: int, adjectives: str, noun: str, on: date | None) -> Entry | None:
    """The one organisation of these words that has so many members; of several the one that is called so first."""
    if number < _FEWEST and not adjectives:
        return None
    fitting = [key for key, known in member_lists().items() if _is_called(known, adjectives, noun)]
    found = [key for key in fitting if is_counted(key, number, on)]
    if on is None and not found:
        found = [key for key in fitting if was_counted(key, number)]
    first = [key for key in found if member_lists()[key].nouns[:1] == (noun,)]
    best = first if len(first) == 1 else found
    return _entry(best[0], number) if len(best) == 1 else None


def _is_called(known: MemberList, adjectives: str, noun: str) -> bool:
    if adjectives and adjectives not in map(str.casefold, known.adjectives):
        return False
    return noun in known.nouns or noun in _ANY


def _entry(key: str, number: int) -> Entry:
    body = next(body for body in organisations() if body.key == key)
    return Entry(
        kind="organisation",
        form=body.name,
        name=body.name,
        id=key,
        country=body.country,
        sectors=body.sectors,
        sort=body.kind,
        origin=f"memberships.csv: {number} members",
    )


@cache
def _nouns() -> frozenset[str]:
    return _ANY.union(*(known.nouns for known in member_lists().values()))


@cache
def _number_words() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("times/lexicon.csv") if row["kind"] == "number"}
