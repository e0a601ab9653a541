"""From claims to what they are about: reports of one event are counted once, and only what is said to have happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from comity.model import AnyClaim, EventClaim, Place, Status, TieClaim, TimePrecision
from comity.record.weight import weight_of

COOPERATIVE_QUADS = (1, 2)

_FINEST_FIRST: tuple[TimePrecision, ...] = ("day", "week", "month", "year", "unknown")


def is_denied(claim: AnyClaim) -> bool:
    """Whether the claim, or somebody whom it cites, says that the thing is not so; what is left open is not denied."""
    answered = claim.status == "actual" and any(saying.stance in ("denies", "doubts") for saying in claim.said_by)
    return answered or claim.status == "not"


def is_asserted(claim: AnyClaim) -> bool:
    """Whether the claim says that the thing is so: nothing merely planned, proposed, hypothetical or denied."""
    return claim.status == "actual" and not is_denied(claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event of the record and the claims about it, the weightiest first. Never empty.

    `id` is that of the linked event, or of the claim itself where it is linked to none.
    """

    id: str
    claims: tuple[EventClaim, ...]

    @property
    def best(self) -> EventClaim:
        """The claim to tell the event by: an asserted one if there is any, and of those the weightiest."""
        return self.claims[0]

    @property
    def dated(self) -> EventClaim:
        """The claim to date the event by: of those that know its time the most precise, else the best."""
        known = [claim for claim in self.claims if claim.time.start]
        return min(known, key=lambda claim: _FINEST_FIRST.index(claim.time.precision), default=self.best)

    @property
    def place(self) -> Place | None:
        """Where it was, by the weightiest claim that says so."""
        return next((claim.place for claim in self.claims if claim.place), None)

    @property
    def status(self) -> Status:
        """`actual` as soon as one claim asserts it; else what the weightiest claim says; `not` for a denial."""
        return "not" if is_denied(self.best) else self.best.status

    @property
    def is_done(self) -> bool:
        """Whether anybody says that it happened."""
        return is_asserted(self.best)

    @property
    def is_cooperative(self) -> bool:
        """Whether the event is verbal or material cooperation (quad 1 or 2)."""
        return self.best.quad in COOPERATIVE_QUADS


def happenings(claims: Iterable[AnyClaim]) -> list[Happening]:
    """The events behind the claims, in the order of their first claim. Ties are left out."""
    groups: dict[str, list[EventClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, EventClaim):
            groups[claim.event or claim.id].append(claim)
    return [Happening(id=key, claims=tuple(sorted(group, key=_rank))) for key, group in groups.items()]


def _rank(claim: EventClaim) -> tuple[bool, float, str]:
    return (not is_asserted(claim), -weight_of(claim), claim.id)


def sources(claim: EventClaim) -> set[str]:
    """The parties that do it."""
    return {actor.party for actor in claim.source if actor.party}


def targets(claim: EventClaim) -> set[str]:
    """The parties that it is done to; empty for a mutual event."""
    return {actor.party for actor in claim.target if actor.party}


def act_of(claim: EventClaim) -> tuple[str, frozenset[str], frozenset[str]]:
    """What is done by whom to whom: two claims can contest each other only where this is the same."""
    return claim.type, frozenset(sources(claim)), frozenset(targets(claim))


def without_echoes(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """The claims without the events that are read from the words of a tie of the same pair: both are one thing."""
    ties = [claim for claim in claims if isinstance(claim, TieClaim)]
    return [claim for claim in claims if isinstance(claim, TieClaim) or not any(_echoes(claim, tie) for tie in ties)]


def _echoes(event: EventClaim, tie: TieClaim) -> bool:
    same_words = event.document == tie.document and event.trigger.touches(tie.trigger)
    return same_words and event.status == tie.status and bool(pairs_of(event) & pairs_of(tie))


def pairs_of(claim: AnyClaim) -> set[tuple[str, str]]:
    """The pairs that the claim connects, each in order of the alphabet: source with target, or all who share in it.

    Two who act together upon a third are no pair by that act; a target of no known party counts as none.
    """
    if isinstance(claim, TieClaim):
        found = {(claim.a.party or "", claim.b.party or "")}
    elif targets(claim):
        found = set(product(sources(claim), targets(claim)))
    else:
        found = set(combinations(sorted(sources(claim)), 2))
    return {(min(pair), max(pair)) for pair in found if all(pair) and pair[0] != pair[1]}


def is_between(claim: AnyClaim, a: str, b: str) -> bool:
    """Whether the claim connects `a` and `b`, in either direction."""
    return (min(a, b), max(a, b)) in pairs_of(claim)


def parties_of(claim: AnyClaim) -> set[str]:
    """Everybody who takes part."""
    if isinstance(claim, TieClaim):
        return {party for party in (claim.a.party, claim.b.party) if party}
    return sources(claim) | targets(claim)
