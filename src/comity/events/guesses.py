"""Codings by the learned model alone: of what the lexicon has no word for, between two whom something else proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.codes import cameo
from comity.events.candidates import Candidate
from comity.events.code_frames import Coded
from comity.events.coder import Coding
from comity.events.frames import Frame
from comity.events.learned import Marked, Opinion
from comity.events.learned.model import NONE
from comity.events.tree import Tree
from comity.model import Mention, Reading

# The model decides alone, so it must be surer than where the lexicon spoke first. Set on the written corpus: at 0.8
# nine in ten of what is added lies between parties that are labelled with an event.
_ENOUGH = 0.8
# A guess counts less than what two coders agree on.
_ALONE = 0.8
_TOLD = frozenset({"AGREE", "THREATEN"})
# What is cut off or given up: "ceased paying Peru" is a sanction, and not one that did not happen.
_ENDING = frozenset({"SANCTION", "RETREAT", "CONCEDE"})
_CEASING = frozenset({"cease", "stop", "halt", "end", "suspend", "discontinue", "quit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A candidate that the lexicon does not decide.

    `type` is what the lexicon makes of it, None where it has no word; `among` are the types that it may be, None: any.
    `trust` is what the model's share of its answer is worth (0..1) where nothing but syntax speaks for it.
    """

    candidate: Candidate
    marked: Marked
    type: str | None = None
    among: frozenset[str] | None = None
    trust: float = _ALONE


def make_guess(
    reading: Reading, candidate: Candidate, *, type_: str | None = None, among: frozenset[str] | None = None
) -> Guess | None:
    """The candidate with its sentence marked; None where one actor lies within the other, or outside the sentence.

    Where nobody is acted on, the first two who act are marked.
    """
    sentence = reading.doc[candidate.frame.predicate].sent
    one, other = (*candidate.source[:1], *candidate.target[:1], *candidate.source[1:])[:2]
    marked = Marked.between(sentence, one.actor, other.actor)
    return Guess(candidate=candidate, marked=marked, type=type_, among=among) if marked else None


def code_guess(tree: Tree, guess: Guess, opinion: Opinion | None) -> Coded | None:
    """The coding where the model is sure that something passes, and of what may."""
    if opinion is None or opinion.best == NONE or opinion.types[opinion.best] < _ENOUGH:
        return None
    if guess.type not in (None, opinion.best) or (guess.among is not None and opinion.best not in guess.among):
        return None
    frame, type_, share = guess.candidate.frame, opinion.best, opinion.types[opinion.best]
    mode = opinion.modes.get(type_)
    coding = Coding(
        type=type_,
        mode=mode,
        cameo=cameo.from_plover(type_, mode),
        predicate=frame.predicate,
        confidence=share * guess.trust,
        told=_is_told(tree, frame, type_),
        why=(f"path:{guess.candidate.path}", f"model: {type_} {share:.2f}; {_decided(guess)}"),
    )
    return Coded(candidate=guess.candidate, coding=coding)


def party_of(mention: Mention) -> str | None:
    """The first known party that a mention stands for."""
    return next((actor.party for actor in mention.actors if actor.party), None)


def pairs_of(candidate: Candidate) -> Iterator[tuple[str | None, str | None]]:
    """Each party that acts with each that it acts on."""
    return ((party_of(one), party_of(other)) for one in candidate.source for other in candidate.target)


def _decided(guess: Guess) -> str:
    return f"lexicon: {guess.type}; decided by both" if guess.type else "lexicon: nothing; decided by model"


def _is_told(tree: Tree, frame: Frame, type_: str) -> bool:
    """Whether the type already tells that the deed is to come, is not done, or has ceased."""
    ends = type_ in _ENDING and tree.lemma[tree.head[frame.predicate]] in _CEASING
    return ends or (frame.future and type_ in _TOLD) or (frame.negated and type_ == "REJECT")
