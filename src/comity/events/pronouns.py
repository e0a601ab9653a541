"""Pronouns of a clause that is said or depends: "it" in "Peru said it would attack" is Peru."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from comity.events.clauses import subjects
from comity.events.phrases import Cast
from comity.events.tree import Tree
from comity.model import Mention

# Clauses further up have other topics.
_REACH = 8
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "them"})


def let_pronouns_stand(tree: Tree, cast: Cast) -> None:
    """Let each pronoun that is no mention yet stand for the subject of a clause above it.

    `actors.coreference` settles what it can across sentences; what it leaves, syntax often decides within one.
    """
    for token, word in enumerate(tree.word):
        if word in _PRONOUNS and tree.dep[token] in ("nsubj", "nsubjpass", "dobj"):
            mention = _subject_above(tree, cast, token)
            if mention is not None:
                cast.at.setdefault(token, replace(mention, by_reference=True))


def _subject_above(tree: Tree, cast: Cast, pronoun: int) -> Mention | None:
    clauses = tree.ancestors if tree.dep[pronoun] != "dobj" else partial(_clauses_above, tree)
    near = islice(clauses(tree.head[pronoun]), _REACH)
    above = (verb for verb in near if tree.pos[verb] in ("VERB", "AUX"))
    subjects_above = (token for verb in above for token in subjects(tree, verb))
    return next((cast.at[token] for token in subjects_above if token in cast.at), None)


def _clauses_above(tree: Tree, token: int) -> Iterator[int]:
    """The heads that the clause of a token hangs on.

    Of two clauses joined by "and" neither hangs on the other, and what the second does is not done to the subject of
    the first: "Peru deplored the raid and Chile regretted it".
    """
    for above in tree.ancestors(token):
        if tree.dep[token] != "conj" or tree.kid(token, "nsubj", "nsubjpass") is None:
            yield above
        token = above
