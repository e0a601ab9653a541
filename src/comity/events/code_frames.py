"""The codings of the frames of a reading: by whom it names, then by the land where a deed falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.codes import plover
from comity.codes.predicates import in_class
from comity.events.candidates import Candidate, propose
from comity.events.coder import Coder, Coding
from comity.events.frames import Frame
from comity.events.lands import with_lands
from comity.events.phrases import Cast, parties_of
from comity.events.tree import read_tree
from comity.model import Reading

# Below this a coding is more likely wrong than right.
_FLOOR = 0.5
# A land is less surely the one acted on than an actor in the same place.
_LAND = 0.85
# Whoever meets, speaks or trades in a place does nothing to it; a deed there is done to it.
_WHERE = re.compile(r"(?:inner\.)*(?:prep|outer):(?:in|at|near|on|outside|around|inside|across)\b|.*/prep:")
_TOLD_OF_DEEDS = frozenset({"AGREE", "THREATEN", "CONCEDE"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})
_OF_OBJECT = re.compile(r"(?:inner\.)*(?:object/prep:|outer:(?:on|against|to|for|of)/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A candidate and what a coder made of it."""

    candidate: Candidate
    coding: Coding


def code_frames(reading: Reading, frames: Sequence[Frame], cast: Cast, coder: Coder) -> list[Coded]:
    """The codings that are surer than not, in the order of the frames."""
    found = _code(reading, [_propose(frame, cast) for frame in frames], coder)
    aimed = {choice.candidate.frame.predicate for choice in found if parties_of(choice.candidate.target)}
    aimless = [frame for frame in frames if frame.predicate not in aimed]
    return found + list(_on_lands(reading, aimless, cast, coder))


def _on_lands(reading: Reading, frames: Sequence[Frame], cast: Cast, coder: Coder) -> Iterator[Coded]:
    """The same frames where a land stands that no actor does."""
    lands = with_lands(reading, cast)
    if lands is cast or not frames:
        return
    proposed = [propose(frame, cast, partial=_may_lack_doer(frame), lands=lands) for frame in frames]
    new = [[candidate for candidate in some if parties_of(candidate.target)] for some in proposed]
    for choice in _code(reading, new, coder):
        sure = choice.coding.confidence * _LAND
        if sure >= _FLOOR and _falls_there(choice):
            yield replace(choice, coding=replace(choice.coding, confidence=sure))


def _falls_there(choice: Coded) -> bool:
    """Whether the deed touches the land, rather than only takes place in it."""
    slot, type_ = choice.candidate.slot, choice.coding.type
    if plover.quad(type_) in (2, 4) and type_ != "COOPERATE":
        return True
    if type_ in _TOLD_OF_DEEDS and _OF_OBJECT.match(slot):
        return True
    return choice.coding.direction != "mutual" and not _WHERE.match(slot)


def _propose(frame: Frame, cast: Cast) -> list[Candidate]:
    return propose(frame, cast, partial=_may_lack_doer(frame))


def _code(reading: Reading, proposed: Sequence[Sequence[Candidate]], coder: Coder) -> list[Coded]:
    candidates = [candidate for some in proposed for candidate in some]
    return [
        Coded(candidate=candidate, coding=coding)
        for candidate, coding in zip(candidates, coder.code(reading, candidates), strict=True)
        if coding is not None and coding.confidence >= _FLOOR and not _is_what_is_used(reading, candidate, coding)
    ]


def _is_what_is_used(reading: Reading, candidate: Candidate, coding: Coding) -> bool:
    """Whether arms stand for whom it is done to: "delivered drones", "struck with missiles". They may be struck."""
    tree = read_tree(reading.doc)
    # A fighter is a man or a plane, whose sector is "MIL".
    armed = [each for each in candidate.target if {*each.actor.sectors} <= {"MIL"}]
    arms = [each for each in armed if in_class(tree.lemma[each.head], "@arms")]
    if not arms or len(arms) < len(candidate.target):
        return False
    return candidate.slot.startswith("prep:with") or not (parties_of(arms) or coding.type in _STRUCK)


def _may_lack_doer(frame: Frame) -> bool:
    """Whether a clause is whole without the one who did it: "Iraq was bombed", "strikes on Iraq"."""
    return frame.passive or frame.kind == "noun"
