"""Modals, adverbs of doubt and modifiers of nouns: what a predicate's own words say of its standing."""

from __future__ import annotations

from collections.abc import Iterator

from comity.qualify.cues import effects, modals, words
from comity.qualify.governors import Cue, find_operator
from comity.qualify.tree import Tree

NOMINAL_MODIFIERS = ("amod", "det", "neg", "compound", "nmod", "preconj")


def find_modals(tree: Tree, index: int) -> Iterator[Cue]:
    """What the modal auxiliaries of a verb do to it.

    Those of ability and `would` stand below a "not" ("cannot": it is not possible), the others above it ("may not",
    "must not", "will not"); see `is_below_negation`.
    """
    auxiliaries = [child for child in tree.children[index] if tree.dep[child] == "aux"]
    for child in auxiliaries:
        modal = modals().get(tree.lower[child]) if tree.tag[child] == "MD" else None
        if modal is None:
            continue
        perfect = any(tree.lower[other] in ("have", "'ve", "’ve") for other in auxiliaries)
        effect = modal.perfect if perfect else modal.effect
        if effect.name == "consequence" and is_reported_past(tree, index):
            effect = effects()["plans"]
        yield effect, f"{tree.lower[child]!r} on {tree.lower[index]!r}"


def is_below_negation(cue: Cue) -> bool:
    """Whether a modal's effect falls within the scope of a negation beside it."""
    return cue[0].name in ("permits", "consequence")


def is_reported_past(tree: Tree, index: int) -> bool:
    """Whether `would` is what was said as `will`: "announced that it would leave"."""
    while tree.dep[index] == "conj":
        index = tree.head[index]
    while tree.dep[index] in ("acl", "dobj", "pobj", "prep"):
        index = tree.head[index]
    return tree.tag[tree.head[index]] in ("VBD", "VBN") and tree.dep[index] == "ccomp"


def find_adverbs(tree: Tree, index: int) -> Iterator[Cue]:
    """What adverbs on a predicate, and hedges put in beside it ("it seems"), do to it."""
    known = words("adverbs")
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep == "advmod" and tree.lower[child] in known:
            yield known[tree.lower[child]], f"{tree.lower[child]!r} on {tree.lower[index]!r}"
        elif dep == "parataxis":
            cue = find_operator(tree, child, "that")
            if cue and cue[0].name == "probable":
                yield cue


def find_modifiers(tree: Tree, index: int) -> Iterator[Cue]:
    """What determiners, adjectives and participles of a noun say of the happening it names."""
    known, adverbs = words("modifiers"), words("adverbs")
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep == "advmod" and tree.lower[child] in adverbs:
            yield adverbs[tree.lower[child]], f"{tree.lower[child]!r} on {tree.lower[index]!r}"
        elif dep in NOMINAL_MODIFIERS and tree.lower[child] in known:
            yield known[tree.lower[child]], f"{tree.lower[child]!r} on {tree.lower[index]!r}"
        elif dep in ("amod", "acl", "relcl"):
            yield from _participle(tree, child)


def _participle(tree: Tree, child: int) -> Iterator[Cue]:
    """ "Talks planned for May", "the visit that was cancelled"."""
    if tree.tag[child] != "VBN" or (tree.dep[child] == "relcl" and tree.child(child, ("nsubjpass",)) is None):
        return
    cue = find_operator(tree, child, "obj")
    if cue and cue[0].name not in ("implies", "causes", "fact"):
        yield cue
