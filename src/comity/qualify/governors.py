"""Governors: what a predicate hangs on, and what that does to it.

What a governor does is a row of codes/cues/operators.csv, found by its lemma and by the slot that the predicate fills:

    Iran  refused  to  meet   →  (refuse, v, inf)       talks on a  withdrawal    →  (talk, n, on)
    They  called for a truce  →  (call, v, for)         the  visit  was cancelled →  (cancel, v, obj)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.qualify.algebra import Effect
from comity.qualify.cues import effects, operators, words
from comity.qualify.tree import Tree

Cue = tuple[Effect, str]
"""An effect, and in words the cue behind it and where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a predicate hangs: it starts from the state of token `above` under `cues`; None is what the text asserts.

    `closing` are cues that bear on the predicate together with its own negation and modals ("if they do not go"), so
    they come last. With `beside`, it shares what governs `above` and not what `above` itself says (coordination).
    """

    above: int | None = None
    cues: tuple[Cue, ...] = ()
    closing: tuple[Cue, ...] = ()
    beside: bool = False


FREE = Link()


def find_operator(tree: Tree, governor: int, slot: str) -> Cue | None:
    """What a governor does to what fills one of its slots; None when no list knows it."""
    known, word_class = operators(), tree.word_class(governor)
    for name in _names(tree, governor):
        operator = known.get((name, word_class, slot))
        if operator:
            effect = operator.past if tree.is_past(governor) else operator.effect
            return effect, f"{name!r} + {slot}"
    return None


def _names(tree: Tree, governor: int) -> Iterator[str]:
    """The lemma with a particle, adverb or bare object ("call off", "take place"), then the word alone."""
    lemma, form = tree.lemma[governor].lower(), tree.lower[governor]
    for child in tree.children[governor]:
        if tree.dep[child] in ("prt", "advmod", "dobj") and not tree.children[child]:
            yield f"{lemma} {tree.lower[child]}"
    if form != lemma:
        yield form
    yield lemma


def find_negative(tree: Tree, noun: int) -> Effect | None:
    """What a noun that is none, or is determined by no, does to the predicate it is an argument of; None for others."""
    known = words("arguments")
    if tree.lower[noun] in known:
        return known[tree.lower[noun]]
    if [tree.lower[child] for child in tree.children[noun][:2]] in (["not", "a"], ["not", "one"]):
        return effects()["negates"]
    determiners = [c for c in tree.children[noun] if tree.dep[c] in ("det", "preconj", "nummod")]
    sure = next((known[tree.lower[child]] for child in determiners if tree.lower[child] in known), None)
    return sure or next(filter(None, (_of_quantity(tree, child) for child in determiners)), None)


def _of_quantity(tree: Tree, determiner: int) -> Effect | None:
    """What "hardly any" and "not one" do; "not all" leaves some."""
    if tree.lower[determiner] not in ("any", "one", "a"):
        return None
    found = (words("adverbs").get(tree.lower[child]) for child in tree.children[determiner])
    return next((effect for effect in found if effect and effect.name in ("negates", "seldom")), None)
