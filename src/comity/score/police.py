"""Whether what the police did is found, and what they failed to do is never told as done, against labelled sentences.

The labels are those of India Police Events (Halterman, Keith, Sarwar and O'Connor 2021,
doi:10.18653/v1/2021.findings-acl.371): `ARREST`, `FORCE` and `KILL` say what the police do in a sentence,
`ANY_ACTION` that they do something, `FAIL` that they failed to act. A sentence may have several labels, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.model import AnyClaim, EventClaim

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
    """What the claims of one labelled sentence make of it.

    `found` are the acts told as done. `taken` are claims that the forces of order did something, in a sentence that
    tells only of their failure: there should be none.
    """

    sentence: PoliceSentence
    found: tuple[str, ...]
    taken: tuple[EventClaim, ...]
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceScore:
    """Counts over all sentences: acts, and those found; failures, those told as a deed, and those told as such.

    `told` are failures of which a claim says that something was not done, or was refused, or that blames somebody for
    it; a failure without any claim is neither taken nor told.
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
    """Score documents, each with its labelled sentences and its claims."""
    verdicts = tuple(verdict for sentences, claims in items for verdict in _judge(sentences, claims))
    failures = [verdict for verdict in verdicts if verdict.sentence.is_failure]
    return PoliceScore(
        acts=sum(len(verdict.sentence.acts) for verdict in verdicts),
        found=sum(len(verdict.found) for verdict in verdicts),
        failures=len(failures),
        taken=sum(bool(verdict.taken) for verdict in failures),
        told=sum(verdict.is_told for verdict in failures),
        verdicts=verdicts,
    )


def _judge(sentences: Sequence[PoliceSentence], claims: Sequence[AnyClaim]) -> Iterator[Verdict]:
    events = [claim for claim in claims if isinstance(claim, EventClaim)]
    for sentence in sentences:
        inside = [claim for claim in events if sentence.start <= claim.trigger.start < sentence.end]
        done = {claim.type for claim in inside if claim.status == "actual"}
        yield Verdict(
            sentence=sentence,
            found=tuple(act for act in sentence.acts if done & TYPES_OF_ACTS[act]),
            taken=tuple(filter(_is_deed_of_order, inside)) if sentence.is_failure else (),
            is_told=any(_tells_of_failure(claim) for claim in inside),
        )


def _is_deed_of_order(claim: EventClaim) -> bool:
    """Whether the claim says that police, army or government did something on the ground."""
    by_order = any(FORCES_OF_ORDER.intersection(actor.sectors) for actor in claim.source)
    return by_order and claim.type in DEEDS and claim.status == "actual"


def _tells_of_failure(claim: EventClaim) -> bool:
    return claim.status == "not" or claim.type in ("REJECT", "ACCUSE")
