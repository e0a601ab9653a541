"""Dates that belong to something else than the event: "reaffirmed the 1951 treaty", "since the floods of May 2022".

A date that modifies a noun is that noun's. It is the event's too where the event is what the noun names ("held Monday's
talks"), happened in its course ("in a 2015 speech"), or is its doing or effect ("Monday's blast killed five").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from comity.locate.attach import cue_words
from comity.locate.tree import Way

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss", "npadvmod"})


def is_of_another(way: Way, predicate: Token, *, wide: bool) -> bool:
    """Whether the date where the way begins is another thing's than the event's.

    `wide` is for a month or a year: "after 1991" may be long after, "after midnight on Friday" is that Friday.
    """
    noun = _dated_noun(way)
    if noun is None:
        return wide and _is_bound(way.up)
    return noun != predicate and not _shares_its_date(noun, way, predicate)


def _dated_noun(way: Way) -> Token | None:
    """The noun that the date modifies ("the 1951 treaty", "the treaty of 1951"); None if it stands by itself."""
    steps = [*way.up, way.top]
    for token, above in pairwise(steps):
        if _is_time_word(above):
            continue
        if token.dep_ in _MODIFIERS and above.pos_ in ("NOUN", "PROPN"):
            return above
        if above.lower_ == "of" and above.dep_ == "prep" and not _is_time_word(above.head):
            return above.head if above.head.pos_ in ("NOUN", "PROPN") else None
        return None
    return None


def _is_time_word(token: Token) -> bool:
    named = token.ent_type_ in ("DATE", "TIME") and token.pos_ in (
        "PROPN",
        "NUM",
    )  # the parser may call "pact of 1987" a date
    return named or token.lower_ in cue_words("spells")


def _shares_its_date(noun: Token, way: Way, predicate: Token) -> bool:
    if noun == way.top:  # the event stands below the noun: "the 2015 attack that killed ninety"
        below = [token.dep_ for token in way.over]
        joined = below in (["pobj", "prep"], ["conj"]) or predicate.dep_ in _MODIFIERS
        return joined or predicate.lemma_.lower() in cue_words("effects")
    if noun.dep_ in ("nsubj", "nsubjpass"):
        doing = noun.lemma_.lower() in cue_words("utterances") or noun.head.lemma_.lower() in cue_words("effects")
        return noun.head == way.top and (doing or noun.head.lemma_.lower() in cue_words("enacts"))
    if noun.dep_ == "dobj":
        return noun.head.lemma_.lower() in cue_words("enacts")
    if noun.dep_ == "pobj":
        return noun.head.lower_ in cue_words("during") and noun.head.head.pos_ in ("VERB", "AUX")
    return noun.dep_ == "npadvmod"


def counted_from(way: Way) -> str:
    """The words that count from another event to this one: "two days after" in "two days after the raid of 3 May".

    Empty where no number of units stands before "after" or "before" on the way.
    """
    for token in way.up:
        mark = next((child for child in token.children if child.dep_ == "mark"), token)
        if mark.lower_ in ("after", "before"):
            unit = token.doc[mark.i - 1] if mark.i else mark
            if unit.lower_ in cue_words("spells") and unit.left_edge.i < unit.i:
                return token.doc[unit.left_edge.i : mark.i + 1].text
    return ""


def _is_bound(up: tuple[Token, ...]) -> bool:
    """Whether a date is what the event comes before or after."""
    return any(token.lower_ in cue_words("bounds") and token.dep_ in ("prep", "pcomp") for token in up)
