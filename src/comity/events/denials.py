"""Whom a bare denial answers: "Thailand said that Cambodian troops shelled its posts. Cambodia denied it." """

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity.codes import cameo, predicates
from comity.events.candidates import Candidate
from comity.events.code_frames import Coded
from comity.events.coder import Coding
from comity.events.frames import Frame
from comity.events.phrases import Cast, parties_of
from comity.events.tree import Tree
from comity.model import Mention

_DENYING = frozenset({"deny", "refute", "dismiss", "dispute"})
_WHAT_WAS_SAID = frozenset({"it", "this", "that", "them", "these", "those"})
# The parse links nothing here; what links the two is that one has been accused by the other just before.
_SURE = 0.6


def find_denials(cast: Cast, frames: Iterable[Frame], told: Sequence[Coded]) -> Iterator[Coded]:
    """The denials that name nobody, by those whom a choice of `told` accuses before: towards whoever does so last."""
    accusations = [choice for choice in told if choice.coding.type == "ACCUSE" and choice.candidate.source]
    for frame in frames:
        if frame.lemma in _DENYING and frame.kind == "verb" and _is_bare(cast, frame) and not frame.negated:
            speakers = (party.mention for party in cast.standing_at(frame.subjects))
            denier = next((mention for mention in speakers if parties_of((mention,))), None)
            accuser = _accuser(denier, frame, accusations) if denier else None
            if denier and accuser:
                yield _denial(frame, denier, accuser)


def _is_bare(cast: Cast, frame: Frame) -> bool:
    """Whether what is denied is only pointed at ("it", "the claim"), and names nobody."""
    tree = cast.tree
    return bool(frame.objects) and all(_points_back(tree, token) and not cast.parties(token) for token in frame.objects)


def _points_back(tree: Tree, token: int) -> bool:
    return tree.word[token] in _WHAT_WAS_SAID or predicates.in_class(tree.lemma[token], "@accusation")


def _accuser(denier: Mention, frame: Frame, accusations: Sequence[Coded]) -> Mention | None:
    for choice in reversed(accusations):
        accused = parties_of(choice.candidate.target)
        if choice.coding.predicate < frame.predicate and accused & parties_of((denier,)):
            return choice.candidate.source[0]
    return None


def _denial(frame: Frame, denier: Mention, accuser: Mention) -> Coded:
    candidate = Candidate(
        frame=frame, source=(denier,), target=(accuser,), source_slot="subject", slot="accuser", steps=2
    )
    why = (f"operators:{frame.lemma}=deny", f"path:{candidate.path}", f"answers {accuser.actor.text!r}")
    coding = Coding(
        type="REJECT",
        predicate=frame.predicate,
        cameo=cameo.from_plover("REJECT", None),
        confidence=_SURE,
        covers=tuple(frame.covers()),
        why=why,
    )
    return Coded(candidate=candidate, coding=coding)
