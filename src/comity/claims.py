"""From a finished reading to its claims: every finding with its quality and its setting, under an id of its content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.codes import cameo, plover
from comity.model import (
    Actor,
    AnyClaim,
    EventClaim,
    EventFinding,
    Finding,
    Place,
    Quality,
    Reading,
    Setting,
    Span,
    TieClaim,
    TieFinding,
    content_id,
)

# Sectors of those who mostly act where they live (PLOVER 2.0); soldiers, aid workers, journalists and refugees may be
# from anywhere.
_LOCAL = {(sector,) for sector in ("CVL", "COP", "CRM", "EDU", "JUD", "LAB", "OPP", "REB", "PRM", "REL", "SOC", "UAF")}
# Those who deal with their own people, unless another state is named; a government deals with rebels anywhere.
_AT_HOME = {(sector,) for sector in ("COP", "JUD", "LEG", "OPP", "LAB", "EDU")}
_GOVERNED = {(sector,) for sector in ("CVL", "EDU", "JUD", "LAB", "LEG", "OPP", "REL")}


def claims_of(reading: Reading) -> tuple[AnyClaim, ...]:
    """The claims of a reading that has passed all stages, in the order of the text.

    Raises ValueError where a stage left `qualities` or `settings` shorter than `findings`.
    """
    parts = zip(reading.findings, reading.qualities, reading.settings, strict=True)
    made = [_claim(reading, *part) for part in parts]
    claims = {claim.id: claim for claim in _with_ties(reading, made)}
    return tuple(sorted(claims.values(), key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.id)))


def _claim(reading: Reading, finding: Finding, quality: Quality, setting: Setting) -> AnyClaim:
    if isinstance(finding, EventFinding):
        return _event_claim(reading, finding, quality, setting)
    return _tie_claim(reading, finding, quality)


def _event_claim(reading: Reading, finding: EventFinding, quality: Quality, setting: Setting) -> EventClaim:
    sides = (finding.source, finding.target), (finding.target, finding.source)
    source, target = (
        tuple(_among_their_own(_at_home(actor, setting.place), others, reading, finding) for actor in side)
        for side, others in sides
    )
    return EventClaim(
        id=_id(reading, finding, "event", finding.type, _who(finding.source), _who(finding.target)),
        document=reading.document.id,
        sentence=_sentence(reading, finding.trigger),
        trigger=finding.trigger,
        status=quality.status,
        certainty=quality.certainty,
        said_by=quality.said_by,
        confidence=round(finding.confidence, 3),
        why=(*finding.why, *quality.why, *setting.why),
        source=source,
        target=target,
        type=finding.type,
        mode=finding.mode,
        contexts=finding.contexts,
        cameo=finding.cameo,
        quad=plover.quad(finding.type),
        plover_score=plover.score(finding.type, finding.mode),
        goldstein=cameo.goldstein(finding.cameo) if finding.cameo else None,
        time=setting.time,
        place=setting.place,
        code=finding.code,
    )


def _at_home(actor: Actor, place: Place | None) -> Actor:
    """Police, rebels and villagers of no told state are of the state where the deed took place; who is sent is not."""
    if actor.party or actor.person or place is None or place.country is None or actor.sectors[:1] not in _LOCAL:
        return actor
    return replace(actor, country=place.country, why=f"{actor.why}; of {place.country}, where it took place")


def _among_their_own(actor: Actor, others: Sequence[Actor], reading: Reading, finding: Finding) -> Actor:
    """Whoever of no told state has to do with the police, a court or the parliament of the one state that a sentence
    names is of that state ("Turkish police arrested forty lawyers"); likewise a government's citizens.
    """
    if actor.party or actor.person or not others or not all(_deals_with(other, actor) for other in others):
        return actor
    home = others[0].country
    if home is None or _countries_around(reading, finding) - {None} != {home}:
        return actor
    return replace(actor, country=home, why=f"{actor.why}; of {home}, the only state named there")


def _countries_around(reading: Reading, finding: Finding) -> set[str | None]:
    """The countries of those whom the sentence of a finding mentions."""
    sentence = reading.doc[finding.predicate].sent
    mentions = (mention for mention in reading.mentions if sentence.start <= mention.head < sentence.end)
    return {actor.country for mention in mentions for actor in mention.actors}


def _deals_with(official: Actor, actor: Actor) -> bool:
    """Whether those of an official's sector mostly deal with their own people of the actor's."""
    one, other = official.sectors[:1], actor.sectors[:1]
    if one == ("GOV",):
        return other in _GOVERNED
    return one in _AT_HOME and (other in _LOCAL or other in (("GOV",), ("LEG",)))


def _tie_claim(reading: Reading, finding: TieFinding, quality: Quality) -> TieClaim:
    return TieClaim(
        id=_id(reading, finding, "tie", finding.tie, _who((finding.a,)), _who((finding.b,))),
        document=reading.document.id,
        sentence=_sentence(reading, finding.trigger),
        trigger=finding.trigger,
        status=quality.status,
        certainty=quality.certainty,
        said_by=quality.said_by,
        confidence=round(finding.confidence, 3),
        why=(*finding.why, *quality.why),
        a=finding.a,
        b=finding.b,
        tie=finding.tie,
        valence=finding.valence,
        since=finding.since,
        until=finding.until,
        trend=finding.trend,
    )


def _with_ties(reading: Reading, claims: Sequence[AnyClaim]) -> Iterator[AnyClaim]:
    """The claims; what makes, keeps or ends a tie of its passage names the claim of that tie among its reasons."""
    ties = [
        (finding.predicate, claim)
        for finding, claim in zip(reading.findings, claims, strict=True)
        if isinstance(claim, TieClaim)
    ]
    for finding, claim in zip(reading.findings, claims, strict=True):
        found = [tie for at, tie in ties if isinstance(claim, EventClaim) and _is_told_by(reading, at, finding, tie)]
        yield replace(claim, why=(*claim.why, *map(_pointer, found))) if found else claim


def _is_told_by(reading: Reading, predicate: int, event: Finding, tie: TieClaim) -> bool:
    """Whether an event of a party to the tie hangs on the tie's predicate, or governs it ("agreed to restore")."""
    token = reading.doc[predicate]
    if event.predicate != predicate and (token.dep_ != "xcomp" or event.predicate != token.head.i):
        return False
    parties = {tie.a.party, tie.b.party} - {None}
    return isinstance(event, EventFinding) and any(actor.party in parties for actor in (*event.source, *event.target))


def _pointer(tie: TieClaim) -> str:
    return f"tie: {tie.tie} of {tie.a.party or tie.a.text} and {tie.b.party or tie.b.text}, claim {tie.id}"


def _id(reading: Reading, finding: Finding, *parts: object) -> str:
    return content_id(reading.document.id, finding.trigger.start, finding.trigger.end, *parts)


def _who(actors: tuple[Actor, ...]) -> str:
    return ";".join(f"{actor.start}-{actor.end}:{actor.id or actor.text}" for actor in actors)


def _sentence(reading: Reading, trigger: Span) -> Span:
    """The sentence that holds the trigger; the trigger itself where the parse has no sentence there."""
    sentences = reading.parse.sentences if reading.parse else ()
    place = bisect_right(sentences, trigger.start, key=lambda sentence: sentence.start) - 1
    return sentences[place] if place >= 0 and sentences[place].touches(trigger) else trigger
