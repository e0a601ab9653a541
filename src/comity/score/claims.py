"""Claims against labelled pairs: which claims between two labelled actors are right, and which labels were found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.model import Actor, AnyClaim, Document, EventClaim
from comity.score.labelled import NONE, Bounds, LabelledPair

CodeDocuments = Callable[[Iterable[Document]], Iterator[tuple[Document, tuple[AnyClaim, ...]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim between labelled actors: how sure comity was, and whether a label says the same."""

    claim: EventClaim
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """The claims that labels speak of, and of the labelled events how many there are, were found, and typed right."""

    judged: tuple[Judged, ...]
    events: int
    found: int
    typed: int

    @property
    def precision(self) -> float:
        """The share of judged claims that are right."""
        return precision_from(self.judged)

    @property
    def recall(self) -> float:
        """The share of labelled events that a claim tells with the right type."""
        return self.typed / max(1, self.events)


def precision_from(judged: Iterable[Judged], least: float = 0.0) -> float:
    """The share that is right of the claims of this confidence (0..1) and more; 0 where there is none."""
    sure = [one.right for one in judged if one.claim.confidence >= least]
    return sum(sure) / max(1, len(sure))


def score_claims(pairs: Iterable[LabelledPair], code: CodeDocuments) -> ClaimScore:
    """Code each sentence as a document of its own, and compare its claims with its labels.

    A claim that links no two labelled actors is not judged: nobody has said whether it holds.
    """
    groups: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.group].append(pair)
    documents = (Document(id=group, text=rows[0].sentence) for group, rows in groups.items())
    judged: list[Judged] = []
    events = found = typed = 0
    for document, claims in code(documents):
        rows = groups[document.id]
        told = [claim for claim in claims if isinstance(claim, EventClaim)]
        judged += _judge(rows, told)
        for row in rows:
            said = [claim.type for claim in told if _links(claim, *row.spans())]
            if row.type != NONE:
                events, found, typed = events + 1, found + bool(said), typed + (row.type in said)
    return ClaimScore(judged=tuple(judged), events=events, found=found, typed=typed)


def _judge(rows: Sequence[LabelledPair], claims: Iterable[EventClaim]) -> Iterator[Judged]:
    for claim in claims:
        labels = [row.type for row in rows if _links(claim, *row.spans())]
        if labels:
            yield Judged(claim=claim, right=claim.type in labels)


def _links(claim: EventClaim, source: Bounds, target: Bounds) -> bool:
    """Whether the claim leads from one span to the other; parties side by side lead both ways."""
    if claim.target:
        return _touch(claim.source, source) and _touch(claim.target, target)
    others = [[actor] for actor in claim.source]
    return any(_touch(one, source) and _touch(other, target) for one in others for other in others if one is not other)


def _touch(actors: Iterable[Actor], span: Bounds) -> bool:
    return any(actor.start < span[1] and span[0] < actor.end for actor in actors)
