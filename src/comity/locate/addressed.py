"""Place names that stand for those addressed: "accused Minsk", "sanctions on Harare", "between Cairo and Khartoum".

In a deed of words the capital is its government. It is where the deed took place only where the text says "in", "at"
or "near", or where somebody goes there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from comity.locate.attach import cue_words
from comity.locate.tree import Way
from comity.model import EventFinding, Finding, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

# PLOVER's types that are done by words or by decree, not on the ground.
_OF_WORDS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
# Of these, the ones that answer what others did: the place of what they answer is not theirs.
_ANSWERS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})

_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass"})


def is_addressed(mention: PlaceMention, way: Way, finding: Finding) -> bool:
    """Whether the place is whom the deed is addressed to or done by, or where what it answers took place."""
    if not isinstance(finding, EventFinding) or finding.type not in _OF_WORDS:
        return False
    if _is_there(way):
        return finding.type in _ANSWERS and _is_of_answered(way, finding)
    actors = (*finding.source, *finding.target)
    named = any(actor.start < mention.end and mention.start < actor.end for actor in actors)
    return named or _first_word(way) == "between" or (finding.type in _ANSWERS and not _goes_there(way))


def _is_there(way: Way) -> bool:
    """Whether the first preposition above the place says where: "at a summit in Oslo"."""
    return _goes_there(way) or _first_word(way) in cue_words("there")


def _first_word(way: Way) -> str:
    """The first preposition or verb above the place; empty if there is none."""
    steps = (*way.up, way.top)
    return next((str(token.lower_) for token in steps if token.pos_ in ("ADP", "SCONJ", "VERB", "AUX")), "")


def _goes_there(way: Way) -> bool:
    """Whether the place is where somebody goes: "visited Amman", "flew to Amman"."""
    steps = (*way.up, way.top)
    for token, above in pairwise(steps):
        if above.lower_ == "to":
            return above.head.lemma_.lower() in cue_words("motion")
        if token.dep_ in ("dobj", "nsubjpass"):
            return above.lemma_.lower() in cue_words("covers")
    return False


def _is_of_answered(way: Way, finding: EventFinding) -> bool:
    """Whether the place is of another deed: "condemned the attack in Lima", but not "issued a warning in Lima"."""
    for token in way.up:
        if token.dep_ in _OBJECTS and token.pos_ == "NOUN":
            own = finding.trigger.start <= token.idx < finding.trigger.end
            return not own and token.head.lemma_.lower() not in cue_words("enacts") | cue_words("utters")
    return False


def deed_of(finding: Finding | None, predicate: Token) -> Token:
    """The noun that names a deed on the ground ("protested the 2004 attack", coded as an attack), else the predicate.

    The noun of a deed of words may be older than the deed: who reaffirms a treaty of 1951 agrees today.
    """
    if not isinstance(finding, EventFinding) or finding.type in _OF_WORDS:
        return predicate
    span = predicate.doc.char_span(finding.trigger.start, finding.trigger.end)
    return span.root if span is not None and span.root.pos_ == "NOUN" else predicate


def is_of_aside(way: Way) -> bool:
    """Whether a clause about another time parts the two: "struck Syria hours after rockets were fired from Lebanon"."""
    return any(_opens_aside(token) for token in (*way.up, *way.over) if token.dep_ == "advcl")


def _opens_aside(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in cue_words("asides") for child in verb.children)
