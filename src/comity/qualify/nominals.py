"""Nouns and predicatives: happenings named by a noun, and what is predicated through a verb."""

from __future__ import annotations

from comity.qualify.clauses import clause_slot
from comity.qualify.cues import effects, words, words_of_telling
from comity.qualify.governors import FREE, Link, find_operator
from comity.qualify.tree import COPULAS, PREDICATIVE, SUBJECTS, Tree


def of_object(tree: Tree, index: int) -> Link:
    """The object of a verb: "held talks", "cancelled the talks"."""
    return _argument(tree, index, "obj")


def of_subject(tree: Tree, index: int) -> Link:
    """The subject of a verb that says whether it comes about, or of "is possible"."""
    verb = tree.head[index]
    if tree.dep[verb] == "ccomp" and tree.tag[verb] == "JJ":
        return FREE  # "made the raid possible"
    raised = _raised_to(tree, verb)
    if raised is not None:
        slot = "subj" if tree.child(raised, ("auxpass",)) is None else "obj"
        cue = find_operator(tree, raised, slot)
        return Link(above=raised, cues=(cue,)) if cue else FREE
    predicate = tree.child(verb, PREDICATIVE)
    if predicate is None:
        return _argument(tree, index, "subj" if tree.dep[index] == "nsubj" else "obj")
    cue = find_operator(tree, predicate, "subj")
    return Link(above=verb, cues=(cue,)) if cue else FREE


def _raised_to(tree: Tree, verb: int) -> int | None:
    """The infinitive whose subject stands with another verb: "talks are expected to begin", "are likely to begin"."""
    raised, below = None, _infinitive_below(tree, verb)
    while below is not None:
        raised, below = below, _infinitive_below(tree, below)
    return raised


def _infinitive_below(tree: Tree, verb: int) -> int | None:
    for governor in (verb, tree.child(verb, PREDICATIVE)):
        complement = None if governor is None else tree.child(governor, ("xcomp",))
        if complement is not None and tree.is_infinitive(complement):
            return complement
    return None


def _argument(tree: Tree, index: int, slot: str) -> Link:
    """A noun in a slot of its verb; the calls in "rejected calls for talks" were made all the same."""
    cue = find_operator(tree, tree.head[index], slot)
    if cue is None or (cue[0].name in ("rejects", "plans", "demands") and tree.lemma[index] in words_of_telling()):
        return FREE
    return Link(above=tree.head[index], cues=(cue,))


def after_preposition(tree: Tree, index: int) -> Link:
    """A noun or gerund after a preposition: "without talks", "calls for talks", "stopped short of striking"."""
    preposition = tree.head[index]
    governor, word = tree.head[preposition], tree.lower[preposition]
    effect = words("prepositions").get(_first_of(tree, preposition))
    if effect and effect.name in ("negates", "instead") and not _is_place(tree, index):
        return Link(
            above=governor,
            cues=((effects()["adjunct"], repr(word)), (effect, f"{word!r} before {tree.lower[index]!r}")),
        )
    slot = clause_slot(tree, index) if tree.dep[index] == "pcomp" else "obj"
    cue = find_operator(tree, governor, word) if slot in ("ing", "obj", "whether") else None
    if cue:
        return Link(above=governor, cues=(cue,))
    if effect and slot == "ing":
        return Link(above=governor, cues=((effect, f"{word!r} before {tree.lower[index]!r}"),))
    return FREE


def _is_place(tree: Tree, index: int) -> bool:
    """Whether "far from" tells where ("far from the fighting") and not what was left undone ("far from helping")."""
    preposition = tree.head[index]
    return tree.dep[index] != "pcomp" and _first_of(tree, preposition) == "far"


def _first_of(tree: Tree, preposition: int) -> str:
    """The word that carries the sense: "instead" of "instead of", "rather" of "rather than"."""
    known = words("prepositions")
    extra = (tree.lower[child] for child in tree.children[preposition] if tree.dep[child] == "advmod")
    return next((word for word in extra if word in known), tree.lower[preposition])


def of_compound(tree: Tree, index: int) -> Link:
    """A noun before the noun that governs it: "invasion fears"."""
    cue = find_operator(tree, tree.head[index], "compound")
    return Link(above=tree.head[index], cues=(cue,)) if cue else FREE


def of_predicative(tree: Tree, index: int) -> Link:
    """An adjective or noun predicated through a verb stands as that verb does."""
    verb = tree.head[index]
    if tree.is_verb(index) and tree.child(index, SUBJECTS) is not None:
        return FREE  # a clause in its place: "that is what they met for"
    return Link(above=verb) if tree.lemma[verb] in COPULAS or tree.dep[index] != "oprd" else FREE


def of_attribute(tree: Tree, index: int) -> Link:
    """An adjective of a noun that is itself predicated, or with a clause of its own: "talks due to start"."""
    noun = tree.head[index]
    return Link(above=noun) if tree.dep[noun] == "attr" or tree.child(index, ("xcomp",)) is not None else FREE


def of_prepositional(tree: Tree, index: int) -> Link:
    """A prepositional predicate: "is not in dispute"."""
    return Link(above=tree.head[index]) if tree.lemma[tree.head[index]] in COPULAS else of_attribute(tree, index)
