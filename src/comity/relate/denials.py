"""Denials that are events of their own, and what they answer.

"Peru denied that it shelled the post" is coded REJECT, from Peru to whoever it answers; that Peru shelled the post is
another claim, of another type, told by another. The two disagree, and nothing in their codes says so: the denial keeps
the lexicon rows of what it denies among its reasons, and by these it is held against the claims around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeGuard

from comity.codes import predicates
from comity.model import AnyClaim, EventClaim
from comity.relate.cite import Citer
from comity.relate.evidence import is_asserted, sources, targets

# A reason that cites a row: its file, its lemma, and what the row asks of the words around it.
_ROW = re.compile(r"(?:verbs|nouns):(?P<lemma>[^/]+)(?P<rest>.*)")
_NEAR_DAYS = 3
"""A denial in one document answers a report of the same act in another at most so many days apart. Our choice."""
_CONFLICT = (3, 4)


def is_denial(claim: AnyClaim) -> TypeGuard[EventClaim]:
    """Whether the claim is the event of denying something: not of refusing it ("denied them visas")."""
    if not isinstance(claim, EventClaim) or claim.type != "REJECT" or not is_asserted(claim):
        return False
    return any(map(_is_word_of_denial, claim.why))


def _is_word_of_denial(reason: str) -> bool:
    operator = re.fullmatch(r"operators:(.+)=deny", reason)
    row = _ROW.fullmatch(reason)
    if operator or row is None:
        return operator is not None
    return row["lemma"] in _words_of_denial() and (not row["rest"] or "@accusation" in row["rest"])


@cache
def _words_of_denial() -> frozenset[str]:
    known = predicates.operators().items()
    return frozenset(lemma for lemma, rows in known if any(row.effect == "deny" for row in rows))


def answered_by(denial: EventClaim, claims: Iterable[AnyClaim], citer: Citer) -> list[EventClaim]:
    """What others say that the denier did and the denial denies; without that, the accusations that it answers.

    Where the denial names the act ("denied shelling"), it answers claims of that act, in its document or in another of
    nearly the same day. Where it names none ("denied it"), it answers the nearest hostile act told before it.
    """
    events = [claim for claim in claims if isinstance(claim, EventClaim) and _is_charge(claim, denial)]
    named = _acts_named(denial)
    fit = [c for c in events if _is_near(c, denial, citer) and _is_of(c, named)] if named else _latest(events, denial)
    return [claim for claim in fit if claim.type != "ACCUSE"] or fit


def _is_charge(claim: EventClaim, denial: EventClaim) -> bool:
    """Whether the claim says that the denier did something, or tells that somebody accuses them."""
    if not is_asserted(claim) or is_denial(claim):
        return False
    deniers = sources(denial)
    if claim.type == "ACCUSE" and deniers & targets(claim):
        return True
    return bool(deniers & sources(claim)) and all(saying.actor not in deniers for saying in claim.said_by)


def _acts_named(claim: EventClaim) -> frozenset[str]:
    """The PLOVER types that the words denied, or laid to somebody, may tell; empty where a claim names no act."""
    rows = (row for row in map(_ROW.fullmatch, claim.why) if row is not None)
    lemmas = {row["lemma"] for row in rows} - _words_of_denial()
    senses = (predicates.verbs(), predicates.nouns())
    return frozenset(row.type for lemma in lemmas for known in senses for row in known.get(lemma, ()))


def _is_of(claim: EventClaim, acts: frozenset[str]) -> bool:
    """Whether the claim tells of one of these acts, or accuses of one."""
    told = _acts_named(claim) if claim.type == "ACCUSE" else {claim.type}
    return bool(acts & told)


def _is_near(claim: EventClaim, denial: EventClaim, citer: Citer) -> bool:
    if claim.document == denial.document:
        return True
    day, denied_on = citer.day(claim), citer.day(denial)
    return day is not None and denied_on is not None and abs((denied_on - day).days) <= _NEAR_DAYS


def _latest(claims: Sequence[EventClaim], denial: EventClaim) -> list[EventClaim]:
    """The hostile acts of the nearest sentence of the same document, up to the denial's own."""
    before = [
        claim
        for claim in claims
        if claim.document == denial.document and claim.quad in _CONFLICT and claim.trigger.end <= denial.trigger.start
    ]
    nearest = max((claim.sentence.start for claim in before), default=0)
    return [claim for claim in before if claim.sentence.start == nearest]
