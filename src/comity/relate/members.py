"""Organisations as sets of states: what the members of one, on the day, do with the other side.

A claim stands between two sides when one of its parties is on either: the side itself, or one of its members on the day
of the event (of publication where none is known, and for a tie). A state that belongs to both sides on that day stands
on neither; what passes between two of one side is inside it and no business of the pair. What the two sides do
themselves is the dossier's own and is not told here again: these claims are kept apart from it, and none of its figures
counts them. So that a membership is not counted as a friendship, too, no member is a third party to its organisation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import networkx as nx

from comity.codes.actors import kinds
from comity.codes.actors.memberships import member_lists, members_on, memberships
from comity.model import AnyClaim, EventClaim, Status
from comity.record.view import View
from comity.relate.cite import Citer, Line
from comity.relate.evidence import Happening, happenings, pairs_of
from comity.relate.network import Aging, edge_of, signed_network
from comity.relate.standing import StandingTie, standing_ties
from comity.relate.wording import (
    Names,
    capitalised,
    count_of,
    event_words,
    join_words,
    names_from,
    show_day,
    show_time,
    status_words,
    with_article,
)

_Pair = tuple[str, str]
_MOST_EVENTS = 20
"""Events told of each pair of members, the latest; the counts are of all."""

_MOST_CLAIMS = 3000
"""Claims looked at, the latest. Our choice: what can be fetched in a second."""

_MOST_CITED = 12
"""Claims cited by the line that sums up a pair; its events and ties cite their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEvent(Line):
    """One event between a member and the other side. `day` is that of the event, else of publication."""

    event: str
    status: Status
    type: str
    quad: int
    score: float | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPair(Line):
    """A party of the first side and one of the second, at least one of them as a member: `a` and `b` are their keys.

    `weight` is their own edge in the network of these claims alone, None where nothing weighs. `cooperative` and
    `conflictual` count events done. `events` are the latest, `left_out` is how many more there are; an event of several
    members stands under each.
    """

    a: str
    b: str
    weight: float | None
    cooperative: int
    conflictual: int
    ties: tuple[StandingTie, ...]
    events: tuple[MemberEvent, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """What members do with the other side, pair by pair, those with the most events first; and how to read it."""

    pairs: tuple[MemberPair, ...] = ()
    notes: tuple[str, ...] = ()


def is_set(party: str) -> bool:
    """Whether the party is an organisation that stands for its members. Bodies of the whole world stand for none.

    >>> is_set("NATO"), is_set("UN"), is_set("PER")
    (True, False, False)
    """
    return party in member_lists() and member_lists()[party].bond != "world"


def find_members(
    view: View, a: str, b: str, *, since: date | None, until: date | None, names: Names, aging: Aging
) -> Members:
    """What the members of `a` did with `b` and its members, and those of `b` with `a`; empty where both are no sets."""
    if not (is_set(a) or is_set(b)):
        return Members(notes=tuple(_list_notes(a, b, names)))
    found = view.between(_ever(a), _ever(b), since=since, until=until, most=_MOST_CLAIMS)
    citer = Citer.of(view, found)
    shown = names_from(found, names)
    between = _between(found, a, b, citer)
    network = signed_network(_unique(between), shown, citer, _dated(aging, found, citer))
    pairs = [_member_pair(pair, claims, network, shown, citer) for pair, claims in between.items()]
    ranked = sorted(pairs, key=lambda pair: (-pair.cooperative - pair.conflictual, -len(pair.ties), pair.a, pair.b))
    return Members(pairs=tuple(ranked), notes=_notes(a, b, aging.as_of, shown, found, citer))


def _dated(aging: Aging, claims: Iterable[AnyClaim], citer: Citer) -> Aging:
    """Ages count to the last of these claims where the two sides themselves give no day."""
    days = (citer.published(claim) or citer.day(claim) for claim in claims)
    return replace(aging, as_of=aging.as_of or max((day for day in days if day), default=None))


def _ever(party: str) -> set[str]:
    """The side, and whoever was a member at any time."""
    return {party, *(row.member for row in memberships()[party])} if is_set(party) else {party}


def sides_on(a: str, b: str, day: date) -> tuple[frozenset[str], frozenset[str]]:
    """Who stands on either side on a day: the sides themselves and their members, without those that belong to both.

    >>> first, second = sides_on("NATO", "EU", date(2024, 5, 1))
    >>> "TUR" in first, "DEU" in first | second, "IRL" in second
    (True, False, True)
    """
    first, second = _members(a, day) - {b}, _members(b, day) - {a}
    both = first & second
    return first - both | {a}, second - both | {b}


def stand_with(a: str, b: str, on: date | None) -> frozenset[str]:
    """The members of either side on a day (None: now): they are of a side, so that none is a third party to the two.

    >>> "POL" in stand_with("NATO", "RUS", None), stand_with("POL", "RUS", None)
    (True, frozenset())
    """
    return frozenset(member for party in (a, b) if is_set(party) for member in members_on(party, on))


@lru_cache(maxsize=1 << 12)
def _members(party: str, day: date) -> frozenset[str]:
    return members_on(party, day) if is_set(party) else frozenset()


def _between(claims: Iterable[AnyClaim], a: str, b: str, citer: Citer) -> dict[_Pair, list[AnyClaim]]:
    """The claims by the pair of members that they lie between, in the order of the sides."""
    groups: dict[_Pair, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        day = citer.day(claim)
        if day:
            for pair in _pairs_on(claim, a, b, day):
                groups[pair].append(claim)
    return groups


def _pairs_on(claim: AnyClaim, a: str, b: str, day: date) -> list[_Pair]:
    first, second = sides_on(a, b, day)
    both_ways = [order for pair in sorted(pairs_of(claim)) for order in (pair, pair[::-1])]
    return [pair for pair in both_ways if pair[0] in first and pair[1] in second and pair != (a, b)]


def _unique(groups: dict[_Pair, list[AnyClaim]]) -> list[AnyClaim]:
    return list({claim.id: claim for claims in groups.values() for claim in claims}.values())


def _member_pair(pair: _Pair, claims: Sequence[AnyClaim], network: nx.Graph, names: Names, citer: Citer) -> MemberPair:
    events = happenings(claims)
    done = [event for event in events if event.is_done]
    friendly = sum(event.is_cooperative for event in done)
    ties = standing_ties([claim for claim in claims if not isinstance(claim, EventClaim)], names, citer)
    edge = edge_of(network, *pair)
    told = sorted((_member_event(event, names, citer) for event in events), key=lambda e: (e.day or date.min, e.event))
    return MemberPair(
        text=_pair_words(pair, names, friendly, len(done) - friendly, ties),
        citations=citer.cite_all(claims)[:_MOST_CITED],
        a=pair[0],
        b=pair[1],
        weight=edge.weight if edge else None,
        cooperative=friendly,
        conflictual=len(done) - friendly,
        ties=ties,
        events=tuple(told[-_MOST_EVENTS:]),
        left_out=max(len(told) - _MOST_EVENTS, 0),
    )


def _pair_words(pair: _Pair, names: Names, friendly: int, hostile: int, ties: Sequence[StandingTie]) -> str:
    first, second = (with_article(names(party)) for party in pair)
    counts = ((friendly, "cooperative event"), (hostile, "conflictual event"), (len(ties), "tie"))
    told = [count_of(number, noun) for number, noun in counts if number]
    return f"{first} and {second}: {join_words(told) or 'nothing that is said to have happened'}"


def _member_event(event: Happening, names: Names, citer: Citer) -> MemberEvent:
    claim = event.best
    when = show_time(event.dated.time, citer.published(event.dated))
    words = [event_words(claim, names), when, status_words(event.status)]
    return MemberEvent(
        text=capitalised(", ".join(word for word in words if word)),
        citations=citer.cite_all(event.claims),
        event=event.id,
        status=event.status,
        type=claim.type,
        quad=claim.quad,
        score=claim.plover_score,
        day=citer.day(event.dated),
    )


def _notes(a: str, b: str, on: date | None, names: Names, claims: Sequence[AnyClaim], citer: Citer) -> tuple[str, ...]:
    notes = _list_notes(a, b, names)
    if len(claims) == _MOST_CLAIMS:
        notes.append(f"Of members the latest {count_of(_MOST_CLAIMS, 'claim')} are looked at; there are more.")
    undated = sum(citer.day(claim) is None for claim in claims)
    if undated:
        notes.append(f"{count_of(undated, 'claim')} of no known day left out: nobody can say who was a member then.")
    return (*notes, *_in_both(a, b, on, names))


def _list_notes(a: str, b: str, names: Names) -> list[str]:
    """What the table lacks of the members of either, and why those of some are not told apart."""
    notes = []
    for party in (a, b):
        known, name = member_lists().get(party), with_article(names(party))
        if known is None and kinds().get(party) == "igo":
            notes.append(f"The table has no members of {name}: it stands for itself alone.")
        elif known and known.bond == "world":
            notes.append(f"Nearly all states are members of {name}: their claims are not told as those of its side.")
        elif known and known.extent != "full":
            notes.append(f"The table has not all members of {name} ({known.extent}).")
    return notes


def _in_both(a: str, b: str, on: date | None, names: Names) -> list[str]:
    """Who belongs to both organisations on the day of the dossier, and so stands on neither side."""
    both = sorted(names(party) for party in members_on(a, on) & members_on(b, on)) if is_set(a) and is_set(b) else []
    if not both:
        return []
    day = f" on {show_day(on)}" if on else ""
    return [f"{capitalised(count_of(len(both), 'member'))} of both{day} on neither side: {join_words(both)}."]
