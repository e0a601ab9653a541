"""Negation of one predicate by the words that hang on it: particles, adverbs, and what its subject or object is.

Cue words after NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029). Their scope is not a window of words, as there,
but the predicate they depend on; what lies further down is scope.py's business.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.qualify.cues import effects, manners, words
from comity.qualify.governors import Cue, find_negative
from comity.qualify.tree import Tree

# "not only X but Y" asserts X; so do these.
FOCUS = frozenset(("only", "just", "merely", "simply", "solely", "least"))
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "dative", "npadvmod")


def find_negations(tree: Tree, index: int, skip: int | None = None) -> Iterator[Cue]:
    """What negates a predicate locally; an argument `skip` ("no talks") is left to speak for itself."""
    if is_cut_off(tree, index):
        yield effects()["negates"], f"'’t' cut off before {tree.lower[index]!r}"
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep in ("neg", "preconj"):
            yield from _particle(tree, index, child)
        elif dep == "advmod" and tree.lower[child] in ("longer", "more"):
            yield from _no_longer(tree, child)
        elif dep in ARGUMENTS and child != skip:
            yield from _negative_argument(tree, index, child)
        elif dep == "prep":
            yield from _no_way(tree, child)


def is_cut_off(tree: Tree, index: int) -> bool:
    """Whether a contraction that a tokeniser broke stands just before the predicate: "don ’ t have"."""
    start = max(0, index - 3)
    before = tree.lower[start:index]
    at = before.index("t") + start if "t" in before else 0
    return at >= 2 and tree.lower[at - 1] in ("’", "'", "`") and tree.lower[at - 2][-1:] == "n"


def _particle(tree: Tree, index: int, child: int) -> Iterator[Cue]:
    effect = words("adverbs").get(tree.lower[child]) or words("arguments").get(tree.lower[child])
    if effect is None or is_focus(tree, child) or _until(tree, index):
        return
    if "necessarily" in tree.lower[child : index + 1]:
        effect = effects()["possible"]
    yield effect, f"{tree.lower[child]!r} on {tree.lower[index]!r}"


def is_focus(tree: Tree, child: int) -> bool:
    """Whether "not" belongs to "not only", which asserts what it stands on."""
    after = child + 1
    return after < len(tree.lower) and tree.lower[after] in FOCUS


def _until(tree: Tree, index: int) -> bool:
    """Whether "not … until" delays a thing past rather than denies it."""
    if not tree.is_past(index):
        return False
    for child in tree.children[index]:
        if tree.lower[child] == "until":
            return True
        if tree.dep[child] == "advcl" and any(tree.lower[mark] == "until" for mark in tree.children[child]):
            return True
    return False


def _no_longer(tree: Tree, child: int) -> Iterator[Cue]:
    if any(tree.lower[part] == "no" for part in tree.children[child]):
        yield effects()["negates"], f"'no {tree.lower[child]}'"


def _negative_argument(tree: Tree, index: int, child: int) -> Iterator[Cue]:
    effect = find_negative(tree, child)
    if effect:
        yield effect, f"{tree.lower[child]!r} negated as {tree.dep[child]} of {tree.lower[index]!r}"


def _no_way(tree: Tree, preposition: int) -> Iterator[Cue]:
    for noun in tree.children[preposition]:
        if tree.lemma[noun] in manners() and any(tree.lower[child] == "no" for child in tree.children[noun]):
            yield effects()["negates"], f"'{tree.lower[preposition]} no {tree.lower[noun]}'"
