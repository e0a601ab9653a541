"""Whether what the police did is found, and what they failed to do is never told as done, against labelled sentences.

The labels are those of India Police Events (Halterman, Keith, Sarwar and O'Connor 2021,
doi:10.18653/v1/2021.findings-acl.371): `ARREST`, `FORCE` and `KILL` say what the police do in a sentence,
`ANY_ACTION` that they do something, `FAIL` that they failed to act. A sentence may have several labels, or none.

Claims need a party of known country, which "police" in a city's paper is not; so the words are scored, too: whether the
predicates that may tell an act are judged to hold, whoever did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from comity.codes import predicates
from comity.model import AnyClaim, EventClaim, Reading
from comity.qualify import qualify_at

FAIL = "FAIL"
ANY = "ANY_ACTION"
# PLOVER types that tell each labelled act: who is killed or shot at is assaulted; a curfew or a charge may be COERCE.
TYPES_OF_ACTS = {
    "ARREST": frozenset(("COERCE",)),
    "FORCE": frozenset(("ASSAULT", "COERCE")),
    "KILL": frozenset(("ASSAULT",)),
}
# What the forces of order may be said to have done on the ground; words alone (a promise, a plea) are no such act.
DEEDS = frozenset(("COERCE", "ASSAULT", "MOBILIZE", "SANCTION", "AID", "COOPERATE"))
FORCES_OF_ORDER = frozenset(("COP", "GOV", "MIL", "PAR", "SPY"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceSentence:
    """A labelled sentence: its place in the text of its document, and its labels."""

    start: int
    end: int
    labels: frozenset[str]

    @property
    def is_failure(self) -> bool:
        """Whether it tells of a failure to act and of no act beside it."""
        return FAIL in self.labels and ANY not in self.labels

    @property
    def acts(self) -> tuple[str, ...]:
        """The labels of acts that have a type in PLOVER, in the order of their names."""
        return tuple(sorted(self.labels & TYPES_OF_ACTS.keys()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is made of one labelled sentence.

    `found` are the acts told as done. `is_taken`: the forces of order are said to have done something, where the
    sentence tells only of their failure. `is_told`: something is said not to have been done.
    """

    sentence: PoliceSentence
    found: tuple[str, ...]
    is_taken: bool
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceScore:
    """Counts over all sentences: acts, and those found; failures, those told as a deed, and those told as such.

    A failure of which nothing is told is neither taken nor told.
    """

    acts: int
    found: int
    failures: int
    taken: int
    told: int
    verdicts: tuple[Verdict, ...]

    @property
    def recall(self) -> float:
        """The share of acts that a claim tells as done; 0 where there are none."""
        return self.found / self.acts if self.acts else 0.0

    @property
    def taken_share(self) -> float:
        """The share of failures that a claim tells as a deed; 0 where there are none."""
        return self.taken / self.failures if self.failures else 0.0


def score_police(items: Iterable[tuple[Sequence[PoliceSentence], Sequence[AnyClaim]]]) -> PoliceScore:
    """Score documents by their claims: each comes with its labelled sentences and its claims.

    A failure is told by a claim that something was not done, or was refused, or that blames somebody.
    """
    return _sum(_by_claims(sentence, claims) for sentences, claims in items for sentence in sentences)


def score_words(items: Iterable[tuple[Sequence[PoliceSentence], Reading]]) -> PoliceScore:
    """Score documents by their predicates: each comes with its labelled sentences and its reading, actors found.

    An act is found where some sense of a word tells it; a deed is taken only from a word that is a deed in every sense
    ("shoot", not "stand").
    """
    return _sum(_by_words(sentence, reading) for sentences, reading in items for sentence in sentences)


def _sum(verdicts: Iterable[Verdict]) -> PoliceScore:
    known = tuple(verdicts)
    failures = [verdict for verdict in known if verdict.sentence.is_failure]
    return PoliceScore(
        acts=sum(len(verdict.sentence.acts) for verdict in known),
        found=sum(len(verdict.found) for verdict in known),
        failures=len(failures),
        taken=sum(verdict.is_taken for verdict in failures),
        told=sum(verdict.is_told for verdict in failures),
        verdicts=known,
    )


def _by_claims(sentence: PoliceSentence, claims: Iterable[AnyClaim]) -> Verdict:
    events = (claim for claim in claims if isinstance(claim, EventClaim))
    inside = [claim for claim in events if sentence.start <= claim.trigger.start < sentence.end]
    done = {claim.type for claim in inside if claim.status == "actual"}
    return Verdict(
        sentence=sentence,
        found=tuple(act for act in sentence.acts if done & TYPES_OF_ACTS[act]),
        is_taken=any(map(_is_deed_of_order, inside)),
        is_told=any(claim.status == "not" or claim.type in ("REJECT", "ACCUSE") for claim in inside),
    )


def _is_deed_of_order(claim: EventClaim) -> bool:
    """Whether the claim says that police, army or government did something on the ground."""
    by_order = any(FORCES_OF_ORDER.intersection(actor.sectors) for actor in claim.source)
    return by_order and claim.type in DEEDS and claim.status == "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word that may tell an event: its PLOVER types, what is said of it, and whether forces of order are its doer."""

    types: frozenset[str]
    status: str
    is_of_order: bool


def _by_words(sentence: PoliceSentence, reading: Reading) -> Verdict:
    asked = bool(sentence.acts) or sentence.is_failure
    words = list(_words(sentence, reading)) if asked else []
    done = {kind for word in words if word.status == "actual" for kind in word.types}
    return Verdict(
        sentence=sentence,
        found=tuple(act for act in sentence.acts if done & TYPES_OF_ACTS[act]),
        is_taken=any(word.is_of_order and word.status == "actual" and word.types <= DEEDS for word in words),
        is_told=any(word.status == "not" for word in words),
    )


def _words(sentence: PoliceSentence, reading: Reading) -> Iterator[_Word]:
    order = {mention.head for mention in reading.mentions if FORCES_OF_ORDER.intersection(mention.actor.sectors)}
    for token in reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand") or ():
        types = _types_of(token.lemma_, is_verb=token.tag_.startswith("V"))
        if types:
            yield _Word(
                types=types,
                status=qualify_at(reading, token.idx, token.idx + len(token)).status,
                is_of_order=any(child.dep_ == "nsubj" and child.i in order for child in token.children),
            )


@cache
def _types_of(lemma: str, *, is_verb: bool) -> frozenset[str]:
    rows = predicates.verbs().get(lemma, ()) if is_verb else predicates.nouns().get(lemma, ())
    return frozenset(row.type for row in rows)
