"""What people decided about events: which claims are about one, and which are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.model import EventClaim, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """`merged` has, for a claim, the claims of the event that it was put to; `apart` has pairs of different events.

    `last` is the latest decision on the event of a claim.
    """

    merged: Mapping[str, frozenset[str]]
    apart: tuple[tuple[str, str], ...]
    last: Mapping[str, Verdict]

    def together(self, known: Collection[str]) -> Iterator[tuple[str, str]]:
        """Pairs of claims of one event, among the `known` claims: the others may have gone since."""
        for claim in (claim for claim in self.merged if claim in known):
            yield from ((claim, other) for other in sorted(self.merged[claim]) if other in known)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every two claims that somebody decided on together."""
        yield from ((claim, other) for claim, others in self.merged.items() for other in sorted(others))
        yield from self.apart


def rulings(claims: Iterable[EventClaim]) -> Rulings:
    """The decisions on these claims; a later one takes back an earlier one on the same two claims."""
    merged: dict[str, frozenset[str]] = {}
    apart: list[tuple[str, str]] = []
    last: dict[str, Verdict] = {}
    for claim in claims:
        decided = [verdict for verdict in claim.judged or () if verdict.decision in ("split", "merge")]
        if not decided:
            continue
        last[claim.id] = decided[-1]
        here, there = _sides(decided)
        apart += [(claim.id, other) for other in sorted(there)]
        if here:
            merged[claim.id] = frozenset(here)
    return Rulings(merged=merged, apart=tuple(apart), last=last)


def _sides(decided: Iterable[Verdict]) -> tuple[set[str], set[str]]:
    """The claims that one claim is with, and those that it is not with."""
    here: set[str] = set()
    there: set[str] = set()
    for verdict in decided:
        gain, loss = (here, there) if verdict.decision == "merge" else (there, here)
        gain |= set(verdict.others)
        loss -= set(verdict.others)
    return here, there
