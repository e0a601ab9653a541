"""All patterns over all sentences: drafts become one finding a pair."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.events.ties.dates import dated
from comity.events.ties.draft import Draft
from comity.events.ties.learned import learned
from comity.events.ties.nouns import nouns
from comity.events.ties.parties import Parties
from comity.events.ties.roles import adjectives, roles
from comity.events.ties.verbs import verbs
from comity.model import BLOCS, Actor, Reading, Span, TieFinding, Trend

if TYPE_CHECKING:
    from spacy.tokens import Token

PATTERNS = (nouns, roles, adjectives, verbs)
_TRENDS: dict[str | None, Trend] = {"growing": "growing", "steady": "steady", "waning": "waning"}
# A list longer than this is a list ("the 27 members"), not a set of pairs that anyone says stand in a relation.
_MOST_PAIRS = 12
# Sectors of people and bodies, who are held as prisoners are, not as land is (PLOVER).
_FOLK = frozenset(
    {"JRN", "CVL", "MIL", "COP", "REB", "CRM", "LAB", "MED", "EDU", "BUS", "REF", "REL", "HLH", "LEG", "JUD"}
)
_OF_STATES = BLOCS - {"IMG", "MNC", "ISM"}


@cache
def _cues() -> frozenset[str]:
    """Every word that a pattern can start from, so that other tokens are passed over at once."""
    lemmas = {*ties.nouns(), *ties.roles(), *ties.verbs(), *ties.adjectives()}
    return frozenset(lemmas | {"one", "ones", "those"})


def find_ties(reading: Reading) -> tuple[TieFinding, ...]:
    """The ties that a reading names, in the order of the text."""
    parties = Parties(reading)
    found: dict[tuple[str | None, ...], TieFinding] = {}
    cues = _cues()
    for token in parties.near():
        if token.lower_ in cues or token.lemma_ in cues:
            for finding in _findings(token, parties, reading):
                found.setdefault(_key(finding), finding)
    ends = ((finding, end) for finding in found.values() for end in (finding.a, finding.b))
    tied = {(reading.doc[finding.predicate].sent.start, end.party) for finding, end in ends}
    for draft in learned(reading, parties, tied):
        for a, b in _pairs(draft):
            found.setdefault(_key(finding := _finding(draft, a, b, reading)), finding)
    return tuple(sorted(found.values(), key=lambda finding: finding.trigger.start))


def _key(finding: TieFinding) -> tuple[str | None, ...]:
    return (str(finding.predicate), finding.tie, *sorted((finding.a.party or "", finding.b.party or "")))


def _findings(token: Token, parties: Parties, reading: Reading) -> Iterator[TieFinding]:
    for pattern in PATTERNS:
        for draft in pattern(token, parties):
            for a, b in _pairs(draft):
                yield _finding(draft, a, b, reading)


def _pairs(draft: Draft) -> list[tuple[Actor, Actor]]:
    """Each pair of different parties once, whichever side they stand on."""
    pairs: dict[frozenset[str | None], tuple[Actor, Actor]] = {}
    for a, b in product(draft.left, draft.right):
        if a.party != b.party and _may_stand(draft.tie, a, b):
            pairs.setdefault(frozenset((a.party, b.party)), (a, b))
    return list(pairs.values()) if len(pairs) <= _MOST_PAIRS else []


def _may_stand(tie: str, a: Actor, b: Actor) -> bool:
    """States are members of organisations of states, not of armies; what is occupied is land."""
    if tie == "membership":
        return any(one.country in _OF_STATES for one in (a, b)) and not any(one.country == "IMG" for one in (a, b))
    return tie != "occupation" or any(_is_land(one) for one in (a, b))


def _is_land(actor: Actor) -> bool:
    return actor.id is not None and actor.id == actor.country and not _FOLK.intersection(actor.sectors)


def _finding(draft: Draft, a: Actor, b: Actor, reading: Reading) -> TieFinding:
    since, until = dated(draft, reading.document.published)
    return TieFinding(
        trigger=_trigger(draft.head, reading.document.text),
        predicate=draft.predicate.i,
        a=a,
        b=b,
        tie=draft.tie,
        valence=ties.valence(draft.tie),
        since=since,
        until=until,
        trend=_TRENDS.get(draft.course),
        confidence=draft.confidence,
        told=draft.told,
        why=(f"{draft.tie}: {draft.why}",),
    )


def _trigger(head: Token, text: str) -> Span:
    """The word that names the tie with the describing words right before it."""
    first = head
    while (
        first.i > head.sent.start
        and first.nbor(-1).dep_ in ("amod", "advmod", "compound")
        and first.nbor(-1).head.i <= head.i
    ):
        first = first.nbor(-1)
    return Span.cut(text, first.idx, head.idx + len(head))
