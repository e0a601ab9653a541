"""Which claims are about one event: the same parties, near in time, alike in kind, place and words.

Claims are only ever linked, never merged; a link keeps who decided, when, how surely and why, and can be taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from comity.model import AnyClaim, Document, EventClaim, Verdict, content_id
from comity.record.same_event.groups import group
from comity.record.same_event.rulings import rulings

# Two claims are of one event from this score on: same parties and type with either the same day or much the same words.
ENOUGH = 0.65
WINDOW = timedelta(days=2)
DECIDED_BY = "comity same_event 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A claim put to an event: who or what decided, how surely (0..1), and why."""

    claim: str
    event: str
    decided_by: str
    score: float
    why: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """The link as a row of the table `links`, decided now (UTC)."""
        return {
            "claim": self.claim,
            "event": self.event,
            "decided_by": self.decided_by,
            "decided_at": datetime.now(UTC).replace(tzinfo=None),
            "score": self.score,
            "why": list(self.why),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike two claims are, 0..1, as named reasons."""

    score: float
    why: tuple[str, ...]


def link_events(claims: Sequence[AnyClaim], documents: Mapping[str, Document]) -> list[Link]:
    """A link for each event claim, sorted by claim; claims of one event carry the same event id.

    What people decided (`EventClaim.judged`) stands before what comity finds.
    """
    events = {claim.id: claim for claim in claims if isinstance(claim, EventClaim)}
    likes = dict(_alike_pairs(list(events.values()), documents))
    people = rulings(events.values())
    stated = {key: claim.time.start for key, claim in events.items() if claim.time.precision == "day"}
    # Who says that a claim is of an event of another day says that its day is wrong.
    stated = {key: day for key, day in stated.items() if key not in people.merged}
    surest_first = sorted(likes, key=lambda pair: (-likes[pair].score, pair))
    firsts = group(sorted(events), [*people.together(events), *surest_first], stated, people.apart)
    best: dict[str, Alike] = {}
    for (left, right), alike in likes.items():
        for claim in (left, right):
            best[claim] = max(best.get(claim, alike), alike, key=lambda found: found.score)
    return [_link(claim, first, best.get(claim), people.last.get(claim)) for claim, first in sorted(firsts.items())]


def _link(claim: str, first: str, alike: Alike | None, verdict: Verdict | None) -> Link:
    event = content_id("event", first)
    if verdict:
        return Link(claim=claim, event=event, decided_by=verdict.by, score=1.0, why=(verdict.why,))
    found = alike or Alike(score=1.0, why=("no other claim is alike",))
    return Link(claim=claim, event=event, decided_by=DECIDED_BY, score=found.score, why=found.why)


def _alike_pairs(
    claims: Iterable[EventClaim], documents: Mapping[str, Document]
) -> Iterator[tuple[tuple[str, str], Alike]]:
    for block in _blocks(claims):
        dated = [(day_of(claim, documents), claim) for claim in block]
        for (day, left), (other, right) in combinations(dated, 2):
            if _near(day, other) and (alike := compare(left, right, day == other)).score >= ENOUGH:
                yield (left.id, right.id), alike


def _blocks(claims: Iterable[EventClaim]) -> Iterator[list[EventClaim]]:
    """Claims that could be of one event at all: the same parties, and both told as fact or both of one other status."""
    blocks: dict[tuple[frozenset[str], str], list[EventClaim]] = {}
    for claim in claims:
        parties = frozenset(actor.party or actor.text.lower() for actor in (*claim.source, *claim.target))
        told = "told" if claim.status in ("actual", "not") else claim.status
        blocks.setdefault((parties, told), []).append(claim)
    return (block for block in blocks.values() if len(block) > 1)


def day_of(claim: EventClaim, documents: Mapping[str, Document]) -> date | None:
    """The day of a claim: of the happening where it is known, else of publication."""
    document = documents.get(claim.document)
    return claim.time.start or (document.published if document else None)


def _near(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and abs(left - right) <= WINDOW


def compare(left: EventClaim, right: EventClaim, same_day: bool) -> Alike:
    """How alike two claims of the same parties are, and why."""
    if left.place and right.place and left.place.country != right.place.country:
        return Alike(score=0.0, why=("different countries",))
    if _doers(left).isdisjoint(_doers(right)):
        return Alike(score=0.0, why=("another doer",))
    parts = [
        *_kind(left, right),
        *_direction(left, right),
        *([(0.15, "same day")] if same_day else []),
        *_where(left, right),
        *_words(left, right),
    ]
    return Alike(score=round(min(1.0, sum(weight for weight, _ in parts)), 3), why=tuple(reason for _, reason in parts))


Part = tuple[float, str]


def _kind(left: EventClaim, right: EventClaim) -> list[Part]:
    if left.type == right.type:
        return [(0.45, f"both {left.type}")]
    return [(0.2, f"both of quad class {left.quad}")] if left.quad == right.quad else []


def _direction(left: EventClaim, right: EventClaim) -> list[Part]:
    return [(0.15, "same source")] if _doers(left) == _doers(right) else []


def _doers(claim: EventClaim) -> frozenset[str]:
    """Who acts; of what is done without a doer named, nobody, under one name."""
    return frozenset(actor.party or actor.text for actor in claim.source) or frozenset({""})


def _where(left: EventClaim, right: EventClaim) -> list[Part]:
    if not (left.place and right.place):
        return []
    return [(0.15, f"both in {left.place.name}")] if left.place.name == right.place.name else []


def _words(left: EventClaim, right: EventClaim) -> list[Part]:
    likeness = token_set_ratio(left.sentence.text, right.sentence.text) / 100
    return [(round(0.25 * likeness, 3), f"wording {likeness:.0%} alike")]
