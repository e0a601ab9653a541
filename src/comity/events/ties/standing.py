"""Whether a verb tells what stands, and whether it is told not to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = frozenset({"not", "n't", "n’t", "never", "no", "without", "hardly", "scarcely", "barely"})
_REFUSING = frozenset({"refuse", "decline", "fail"})
_STOPPING = frozenset({"cease", "stop"})
_SPANS = frozenset({"since", "until", "till", "from", "between", "throughout", "for"})
_TIMES = frozenset({"year", "decade", "century", "generation", "month"})
_BEING = frozenset({"is", "are", "been", "'s", "'re"})
_DOING = frozenset({"do", "does"})
_GOING_ON = frozenset({"use", "continue", "keep", "persist", "go", "remain"})
_ALWAYS = frozenset(
    {"long", "always", "traditionally", "historically", "still", "ever", "constantly", "consistently", "steadily"}
    | {"steadfastly", "invariably", "regularly", "reliably", "usually", "habitually", "continually", "continuously"}
)


def is_standing(verb: Token) -> bool:
    """Whether a verb tells of what goes on: in the simple present, over a span of years, or of old."""
    if verb.tag_ in ("VBP", "VBZ") or any(
        child.tag_ in ("VBP", "VBZ") and child.lemma_ == "be" for child in _aux(verb)
    ):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _GOING_ON:  # "used to trade"
        return True
    helped = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if (verb.tag_ == "VBG" and helped & _BEING) or (verb.tag_ == "VB" and helped & _DOING):
        return True
    return any(_spans(part) for child in verb.children for part in (child, *_within(child)))


def _within(part: Token) -> Iterator[Token]:
    """What hangs on the object, or on what it is held as: the parser puts "until 1975" there, too."""
    if part.dep_ in ("dobj", "attr", "acomp", "oprd"):
        yield from part.children
    elif part.dep_ in ("prep", "agent"):
        yield from (below for word in part.children for below in word.children)


def _spans(part: Token) -> bool:
    """Whether a part of a clause says that it goes on: "long", "every year", "since 1953", "for decades"."""
    if part.lower_ in _ALWAYS or any(word.lower_ == "every" for word in part.children):
        return part.dep_ in ("advmod", "npadvmod")
    return part.lower_ in _SPANS and _has_time(part)


def _aux(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "auxpass"]


def _has_time(preposition: Token) -> bool:
    """Whether the words behind a preposition tell a year or a stretch of time ("since 1953", "for decades")."""
    words = list(preposition.subtree)
    if any(word.lemma_ in _TIMES for word in words):
        return True
    if preposition.lower_ == "since":
        return True
    return preposition.lower_ != "for" and any(word.like_num for word in words)


def is_negated(word: Token) -> bool:
    """Whether a verb or noun has a negation of its own, or its verb refuses to ("refuses to recognise")."""
    if any(child.lower_ in _NEVER for child in word.children):
        return True
    if word.dep_ == "xcomp" and any(child.lower_ == "yet" for child in word.head.children):
        return word.head.lemma_ in ("have", "be")  # "has yet to recognise"
    return word.dep_ == "xcomp" and word.head.lemma_ in _REFUSING


def is_stopped(verb: Token) -> bool:
    """Whether a verb is what somebody ceased to do ("ceased to recognise")."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _STOPPING
