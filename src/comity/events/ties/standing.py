"""Whether a verb tells what stands, and whether it is told not to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = frozenset({"not", "n't", "n’t", "never", "no", "without"})
_REFUSING = frozenset({"refuse", "decline"})
_STOPPING = frozenset({"cease", "stop"})
_SPANS = frozenset({"since", "until", "till", "from", "between", "throughout"})
_ALWAYS = frozenset({"long", "always", "traditionally", "historically", "still", "ever", "constantly"})


def is_standing(verb: Token) -> bool:
    """Whether a verb tells of what goes on: in the simple present, over a span of years, or of old."""
    if verb.tag_ in ("VBP", "VBZ") or any(
        child.tag_ in ("VBP", "VBZ") and child.lemma_ == "be" for child in _aux(verb)
    ):
        return True
    return any(child.lower_ in _ALWAYS or (child.lower_ in _SPANS and _has_number(child)) for child in verb.children)


def _aux(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "auxpass"]


def _has_number(preposition: Token) -> bool:
    """Whether the words behind a preposition tell a year or a name of time ("since 1953", "until June 1967")."""
    return any(word.like_num or word.ent_type_ == "DATE" for word in preposition.subtree)


def is_negated(word: Token) -> bool:
    """Whether a verb or noun has a negation of its own, or its verb refuses to ("refuses to recognise")."""
    if any(child.lower_ in _NEVER for child in word.children):
        return True
    return word.dep_ == "xcomp" and word.head.lemma_ in _REFUSING


def is_stopped(verb: Token) -> bool:
    """Whether a verb is what somebody ceased to do ("ceased to recognise")."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _STOPPING
