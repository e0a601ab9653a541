"""The claims of a record as coded events, for writing them in a format of the field."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model import Actor, Document, EventClaim
from comity.record.formats.event import CodedEvent, Party, Score
from comity.record.formats.losses import Losses
from comity.record.view import View

# Claims whose documents are looked up at a time.
_BATCH = 1_000


def events_of_claims(record: View, losses: Losses) -> Iterator[CodedEvent]:
    """The event claims of a record, in its order; ties and what no format has a field for are counted."""
    claims = record.claims()
    events = [claim for claim in claims if isinstance(claim, EventClaim)]
    losses.add("tie between two parties: left out, the format has events alone", len(claims) - len(events))
    for start in range(0, len(events), _BATCH):
        batch = events[start : start + _BATCH]
        documents = record.documents({claim.document for claim in batch})
        for claim in batch:
            _count(claim, losses)
            yield event_of_claim(claim, documents.get(claim.document))


def event_of_claim(claim: EventClaim, document: Document | None) -> CodedEvent:
    """A claim as a coded event; its document gives URL, publisher and day of publication."""
    return CodedEvent(
        id=claim.id,
        format="comity",
        key=claim.id,
        day=claim.time.start,
        published=document.published if document else None,
        source=tuple(map(_party, claim.source)),
        target=tuple(map(_party, claim.target)),
        status=claim.status,
        type=claim.type,
        modes=(claim.mode,) if claim.mode else (),
        contexts=claim.contexts,
        cameo=claim.cameo,
        quad=claim.quad,
        scores=_scores(claim),
        place=claim.place,
        url=document.url if document else None,
        publisher=document.publisher if document else None,
        story=claim.document,
        text=claim.sentence.text,
    )


def _party(actor: Actor) -> Party:
    return Party(text=actor.text, id=actor.id, name=actor.name, country=actor.country, sectors=actor.sectors)


def _scores(claim: EventClaim) -> tuple[Score, ...]:
    given = {"plover.2.0": claim.plover_score, "goldstein.icews": claim.goldstein}
    return tuple(Score(scale=scale, value=value) for scale, value in given.items() if value is not None)


def _count(claim: EventClaim, losses: Losses) -> None:
    """Count what a claim says and no format of the field can."""
    losses.add("`confidence` and `why` of a claim: the format has no field for them")
    losses.add("`said_by` of a claim, who says so: the format has no field for it", bool(claim.said_by))
    losses.add(f"`certainty` {claim.certainty}: the format has no field for it", claim.certainty != "certain")
    loose = claim.time.precision not in ("day", "unknown")
    losses.add(f"time known to the {claim.time.precision}: its first day written", loose)
