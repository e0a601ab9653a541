"""Frames that tell how two parties stand, not what one did: ties (`events.ties`), and no events."""

from __future__ import annotations

from comity.codes import ties
from comity.events.frames import Frame
from comity.events.tree import Tree


def is_standing(frame: Frame, tree: Tree) -> bool:
    """Whether a noun names a standing relation that nobody makes or breaks here: a tie (`events.ties`), no event.

    So does a participle that tells how relations are: "have been strained since March".
    """
    if frame.kind == "noun" and frame.support is None:
        return frame.lemma in ties.standing_nouns()
    if _only_holds(frame, tree):
        return True
    related = (
        frame.passive
        and not frame.subjects
        and any(tree.lemma[noun] in ties.standing_nouns() for noun in frame.objects)
    )
    return related and ties.modifiers().get(tree.word[frame.predicate]) == "hostility"


def _only_holds(frame: Frame, tree: Tree) -> bool:
    """Whether a verb only tells that a relation goes on: "maintains friendly relations with Peru"."""
    verb = frame.predicate if frame.kind == "verb" else frame.support
    held = ties.holding().get((tree.lemma[verb], False)) if verb is not None else None
    if held is None or held.course not in (None, "steady"):
        return False
    nouns = frame.objects if frame.kind == "verb" else (frame.predicate,)
    return any(tree.lemma[noun] in ties.standing_nouns() for noun in nouns)
