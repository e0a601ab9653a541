"""Whose scope a predicate stands in: one step up the parse, by the dependency that leads there."""

from __future__ import annotations

from collections.abc import Callable

from comity.qualify import clauses, nominals
from comity.qualify.cues import effects
from comity.qualify.governors import FREE, Link
from comity.qualify.tree import Tree

FINITE = ("VBD", "VBN", "VBZ", "VBP")


def find_link(tree: Tree, index: int) -> Link:
    """Where a predicate hangs."""
    find = FINDERS.get(tree.dep[index])
    return find(tree, index) if find else FREE


def of_conjunct(tree: Tree, index: int) -> Link:
    """One of several: under what governs the first of them."""
    if _in_place_of(tree, tree.head[index], index):
        return Link(above=tree.head[index], cues=((effects()["instead"], "'rather than'"),))
    first = tree.first_conjunct(index)
    # "refused to meet and left": the parser hangs "left" on the infinitive, its tense on the verb above.
    if tree.is_infinitive(first) and tree.tag[first] == "VB" and tree.tag[index] in FINITE:
        return Link(above=tree.head[first], beside=True)
    return Link(above=first, beside=True)


def _in_place_of(tree: Tree, first: int, index: int) -> bool:
    """Whether "rather than" stands between the two."""
    return any(tree.lower[child] == "than" and first < child < index for child in tree.children[first]) and (
        "rather" in tree.lower[first:index]
    )


# Labels of ClearNLP, as spaCy's English models give them.
FINDERS: dict[str, Callable[[Tree, int], Link]] = {
    "ROOT": clauses.of_root,
    "ccomp": clauses.of_complement,
    "xcomp": clauses.of_complement,
    "acl": clauses.of_noun_clause,
    "relcl": clauses.of_noun_clause,
    "advcl": clauses.of_adverbial,
    "csubj": clauses.of_subject_clause,
    "csubjpass": clauses.of_subject_clause,
    "conj": of_conjunct,
    "dobj": nominals.of_object,
    "nsubjpass": nominals.of_subject,
    "nsubj": nominals.of_subject,
    "pobj": nominals.after_preposition,
    "pcomp": nominals.after_preposition,
    "compound": nominals.of_compound,
    "acomp": nominals.of_predicative,
    "attr": nominals.of_predicative,
    "oprd": nominals.of_predicative,
    "amod": nominals.of_attribute,
    "prep": nominals.of_prepositional,
}
