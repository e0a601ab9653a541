"""Which claims are about one event: the same parties, near in time, alike in kind, place and words.

Claims are only ever linked, never merged; a link keeps who decided, when, how surely and why, and can be taken out.
What cannot touch is looked at apart: claims of other parties, and claims with more than `WINDOW` between them and the
next. So a million claims need no more memory than the busiest pair of parties, and one judgement need not look at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from comity.model import AnyClaim, Document, EventClaim, Verdict, content_id
from comity.record.same_event.groups import group
from comity.record.same_event.rulings import Rulings, rulings

# Two claims are of one event from this score on: same parties and type with either the same day or much the same words.
ENOUGH = 0.65
WINDOW = timedelta(days=2)
DECIDED_BY = "comity same_event 1"
_MOST_BY_WORDS = 0.25


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
class Sketch:
    """What of an event claim is compared. Claims of other blocks are never of one event.

    `doers` is who acts, by party, else by words; of what is done without a doer named, empty. `day` is that of the
    happening, else of publication; `stated` only where the passage gives the day itself.
    """

    claim: str
    block: str
    doers: frozenset[str]
    type: str
    quad: int
    place: str | None
    country: str | None
    day: date | None
    stated: date | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike two claims are, 0..1, as named reasons."""

    score: float
    why: tuple[str, ...]


def link_events(claims: Sequence[AnyClaim], documents: Mapping[str, Document]) -> list[Link]:
    """A link for each event claim, sorted by claim; claims of one event carry the same event id.

    What people decided (`EventClaim.judged`) stands before what comity finds.
    """
    events = [claim for claim in claims if isinstance(claim, EventClaim)]
    sketches = sorted((sketch_of(claim, documents) for claim in events), key=_order)
    return link_runs(list(runs(sketches)), rulings(events))


def sketch_of(claim: EventClaim, documents: Mapping[str, Document]) -> Sketch:
    """What of a claim is compared."""
    document = documents.get(claim.document)
    parties = {actor.party or actor.text.lower() for actor in (*claim.source, *claim.target)}
    told = "told" if claim.status in ("actual", "not") else claim.status
    return Sketch(
        claim=claim.id,
        block=" ".join([told, *sorted(parties)]),
        doers=frozenset(actor.party or actor.text for actor in claim.source),
        type=claim.type,
        quad=claim.quad,
        place=claim.place.name if claim.place else None,
        country=claim.place.country if claim.place else None,
        day=claim.time.start or (document.published if document else None),
        stated=claim.time.start if claim.time.precision == "day" else None,
        words=claim.sentence.text,
    )


def _order(sketch: Sketch) -> tuple[str, date, str]:
    return sketch.block, sketch.day or date.max, sketch.claim


def runs(sketches: Iterable[Sketch]) -> Iterator[list[Sketch]]:
    """The claims in runs that do not touch: of one block, each within `WINDOW` of the one before.

    They must come by block, day (unknown ones last) and id. A claim of no known day is a run of its own.
    """
    run: list[Sketch] = []
    for sketch in sketches:
        if run and not (sketch.block == run[-1].block and near(sketch.day, run[-1].day)):
            yield run
            run = []
        run.append(sketch)
    if run:
        yield run


def near(left: date | None, right: date | None) -> bool:
    """Whether claims of these days can be of one event; without a day, they cannot."""
    return left is not None and right is not None and abs(left - right) <= WINDOW


def days_near(day: date) -> list[date]:
    """The days whose claims can be of one event with a claim of this day."""
    return [day + timedelta(days=apart) for apart in range(-WINDOW.days, WINDOW.days + 1)]


def link_runs(found: Sequence[Sequence[Sketch]], people: Rulings) -> list[Link]:
    """A link for each claim of these runs, sorted by claim. No ruling may join them to a claim of another run."""
    sketches = {sketch.claim: sketch for run in found for sketch in run}
    likes = {pair: alike for run in found for pair, alike in _alike_pairs(run)}
    # Who says that a claim is of an event of another day says that its day is wrong.
    stated = {key: sketch.stated for key, sketch in sketches.items() if sketch.stated and key not in people.merged}
    surest_first = sorted(likes, key=lambda pair: (-likes[pair].score, pair))
    apart = [pair for pair in people.apart if pair[0] in sketches]
    firsts = group(sorted(sketches), [*people.together(sketches), *surest_first], stated, apart)
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


def _alike_pairs(run: Sequence[Sketch]) -> Iterator[tuple[tuple[str, str], Alike]]:
    for number, left in enumerate(run):
        for right in run[number + 1 :]:
            if not near(left.day, right.day):
                break
            if (alike := compare(left, right)).score >= ENOUGH:
                yield (left.claim, right.claim), alike


_UNLIKE = Alike(score=0.0, why=())
Part = tuple[float, str]


def compare(left: Sketch, right: Sketch) -> Alike:
    """How alike two claims of the same parties are, and why; 0 where the codes alone tell that it is not enough."""
    if left.country != right.country and left.place and right.place:
        return _UNLIKE
    if left.doers.isdisjoint(right.doers) and (left.doers or right.doers):
        return _UNLIKE
    parts = [*_kind(left, right), *_direction(left, right), *_day(left, right), *_where(left, right)]
    if sum(weight for weight, _ in parts) + _MOST_BY_WORDS < ENOUGH:
        return _UNLIKE
    parts += _words(left, right)
    return Alike(score=round(min(1.0, sum(weight for weight, _ in parts)), 3), why=tuple(reason for _, reason in parts))


def _kind(left: Sketch, right: Sketch) -> list[Part]:
    if left.type == right.type:
        return [(0.45, f"both {left.type}")]
    return [(0.2, f"both of quad class {left.quad}")] if left.quad == right.quad else []


def _direction(left: Sketch, right: Sketch) -> list[Part]:
    return [(0.15, "same source")] if left.doers == right.doers else []


def _day(left: Sketch, right: Sketch) -> list[Part]:
    return [(0.15, "same day")] if left.day == right.day else []


def _where(left: Sketch, right: Sketch) -> list[Part]:
    return [(0.15, f"both in {left.place}")] if left.place and left.place == right.place else []


def _words(left: Sketch, right: Sketch) -> list[Part]:
    likeness = token_set_ratio(left.words, right.words) / 100
    return [(round(_MOST_BY_WORDS * likeness, 3), f"wording {likeness:.0%} alike")]
