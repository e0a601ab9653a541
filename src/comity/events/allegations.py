"""Who lays a deed to whom: a side that says that the other one did it accuses them, beside the deed itself.

Rule 2 of "How a pair is labelled" (docs/codebook.md): whoever only reports a deed has no part in it, the victim does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.codes import predicates
from comity.events.candidates import Candidate
from comity.events.clauses import prepositions
from comity.events.code_frames import Coded
from comity.events.frames import Frame, read_frame
from comity.events.phrases import Cast, parties_of
from comity.events.speakers import speaker_of
from comity.events.tree import Tree
from comity.model import Mention

_DEEDS = frozenset({"ASSAULT", "COERCE"})
_SAYING = frozenset({"say", "state", "declare", "announce", "insist", "add", "maintain", "tell", "report", "confirm"})
# Whoever claims a deed takes a side, be they its victim or not.
_CLAIMING = frozenset({"claim", "charge", "contend", "complain"})
# A link up from what is said to the verb that says it.
_SAID = frozenset({"ccomp", "conj", "parataxis", "advcl"})
# An accusation rests on two links, the deed and who says so.
_LESS = 0.85


def find_allegations(tree: Tree, cast: Cast, told: Sequence[Coded]) -> list[Coded]:
    """The accusations that lie in who tells of the deeds."""
    found = (_allegation(tree, cast, deed) for deed in told if _is_deed(deed))
    return [allegation for allegation in found if allegation is not None]


def _is_deed(told: Coded) -> bool:
    frame = told.candidate.frame
    return told.coding.type in _DEEDS and told.coding.direction == "forward" and not (frame.negated or frame.future)


def _allegation(tree: Tree, cast: Cast, deed: Coded) -> Coded | None:
    verb = _saying_above(tree, deed.coding.predicate)
    speaker = speaker_of(tree, cast, verb) if verb is not None else None
    if verb is None or speaker is None:
        return None
    accused = deed.candidate.source or tuple(_origin(tree, cast, deed.candidate.frame))
    if not accused or not _is_side(tree.lemma[verb], speaker, deed.candidate.target, accused):
        return None
    return _accuse(read_frame(tree, verb, "verb"), speaker, accused, deed)


def _accuse(frame: Frame, speaker: Mention, accused: tuple[Mention, ...], deed: Coded) -> Coded:
    made = predicates.compose("accuse", deed.coding.type, deed.coding.mode)
    candidate = Candidate(
        frame=frame, source=(speaker,), target=accused, source_slot="subject", slot="inner.subject", steps=2
    )
    coding = replace(
        deed.coding,
        type="ACCUSE",
        mode="allege",
        cameo=made.cameo if made else None,
        predicate=frame.predicate,
        named_at=None,
        covers=(),
        confidence=deed.coding.confidence * _LESS,
        why=(f"allegation:{frame.lemma}", *deed.coding.why),
    )
    return Coded(candidate=candidate, coding=coding)


def _saying_above(tree: Tree, token: int) -> int | None:
    """The verb that says what `token` tells; None where the document itself tells it."""
    for _ in range(3):
        if tree.dep[token] not in _SAID:
            return None
        token = tree.head[token]
        if tree.lemma[token] in _SAYING | _CLAIMING:
            return token if tree.pos[token] == "VERB" else None
    return None


def _origin(tree: Tree, cast: Cast, frame: Frame) -> Iterator[Mention]:
    """Whence a deed of nobody comes: "a rocket was fired at it from Gaza"."""
    nouns = [noun for word, noun in prepositions(tree, frame.predicate) if word == "from"]
    return (party.mention for party in cast.standing_at(nouns))


def _is_side(verb: str, speaker: Mention, struck: Sequence[Mention], accused: Sequence[Mention]) -> bool:
    """Whether the speaker is no mere reporter: the one struck, or one who claims; nobody accuses their own side."""
    doers, victims = parties_of(accused), parties_of(struck)
    own = speaker.actor.party
    return bool(doers) and own not in doers and (verb in _CLAIMING or own in victims)
