"""What it costs to lay a place or a date to an event: the way in the parse between them, priced step by step.

A step that leads out of the event ("said that", "about", "from") bars the way. The prices were set together, by reading
news of many regions; what counts is their order, not their size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from comity.codes.table import rows
from comity.locate.tree import Way

if TYPE_CHECKING:
    from spacy.tokens import Token

BARRED = 99.0

# Steps up from the place that stay in a noun phrase, and those that leave a clause.
_NOMINAL = {"compound": 0.6, "nmod": 0.6, "amod": 0.6, "poss": 1.0, "appos": 0.4, "conj": 0.4, "nummod": 1.0}
_CLAUSAL = {"advcl": 2.0, "relcl": 2.0, "acl": 1.5, "xcomp": 0.8, "pcomp": 0.5}
_ARGUMENT = {"dobj": 0.4, "nsubjpass": 0.8, "nsubj": 2.2, "attr": 1.0, "oprd": 1.0, "dative": 1.5, "pobj": 0.2}

# Steps from the predicate up to a word that has the place: "launched an attack in Homs", "met and dined in Lyon".
_OVER = {"conj": 0.8, "xcomp": 0.5, "dobj": 0.4, "pobj": 0.5, "prep": 0.5, "advcl": 1.5, "relcl": 1.2, "acl": 1.0,
         "nsubjpass": 0.5, "nsubj": 0.8, "compound": 0.5, "appos": 1.0, "amod": 0.5, "attr": 0.8}  # fmt: skip

# Once a place is known, these prepositions still lead to the same event: "killed in clashes with troops in Homs".
_INWARD = {
    "with": 0.8,
    "after": 1.5,
    "before": 1.5,
    "by": 2.0,
    "on": 0.6,
    "of": 0.8,
    "to": 1.5,
    "among": 0.8,
    "when": 1.0,
}

_TIME_STEP = {"npadvmod": 0.0, "pobj": 0.0, "prep": 0.1, "advmod": 0.0, "compound": 0.5, "nummod": 0.2, "amod": 0.3,
              "dobj": 0.8, "nsubj": 1.5, "nsubjpass": 1.5, "conj": 0.8, "relcl": 2.5, "advcl": 2.5, "acl": 2.0,
              "ccomp": BARRED, "xcomp": 1.0, "poss": 0.5, "dep": 0.5, "pcomp": 1.0, "appos": 0.8,
              "parataxis": BARRED}  # fmt: skip


@cache
def cue_words(kind: str) -> frozenset[str]:
    """The words of a kind of `places/attachment.csv` (its head lists the kinds)."""
    table = rows("places/attachment.csv")
    return frozenset(word for row in table if row["kind"] == kind for word in row["words"].split())


@dataclass(slots=True)
class _Climb:
    """The state of a way up from a place: its cost, whether a word has said "where", whether it is still the place."""

    cost: float = 0.0
    located: bool = False
    areal: bool = True


def place_cost(way: Way, predicate: Token, *, is_country: bool) -> float:
    """What it costs to say that the event of the predicate took place where the way begins; `BARRED` if it did not."""
    climb = _Climb(cost=_over_cost(way))
    tokens = (*way.up, way.top)
    if is_country and len(tokens) > 1 and _is_modifier(tokens[0], tokens[1]):
        return BARRED
    for token, above in pairwise(tokens):
        _step(climb, token, above, predicate, is_country)
        if climb.cost >= BARRED:
            return BARRED
    return climb.cost if climb.located else BARRED


def _is_modifier(token: Token, above: Token) -> bool:
    """ "Syrian radar", "U.S.-led", "Mexico's police chief": whose, not where."""
    return token.dep_ in ("compound", "amod", "nmod", "poss") and above.lower_ not in cue_words("areas")


def _step(climb: _Climb, token: Token, above: Token, predicate: Token, is_country: bool) -> None:
    relation = token.dep_
    if above.pos_ in ("ADP", "SCONJ") or above.dep_ == "prep":
        _preposition(climb, above)
    elif relation in ("prep", "agent"):
        climb.cost += 0.0 if above == predicate else 0.3 if above.pos_ == "VERB" else 0.0
    elif relation == "conj" and above.pos_ in ("VERB", "AUX"):
        climb.cost += 0.5 if token.i - above.i <= 4 else 2.5
    elif relation in _ARGUMENT:
        _argument(climb, token, above, is_country)
    elif relation in _CLAUSAL:
        climb.cost += _CLAUSAL[relation]
    elif relation in _NOMINAL:
        climb.cost += _NOMINAL[relation]
        climb.areal = climb.areal and (relation in ("appos", "conj") or above.lower_ in cue_words("areas"))
    else:
        climb.cost += BARRED if relation in ("ccomp", "parataxis") else 1.0


def _preposition(climb: _Climb, preposition: Token) -> None:
    word, head = preposition.lower_, preposition.head
    if climb.located:
        climb.cost += 0.3 if word in cue_words("where") and word != "over" else _INWARD.get(word, BARRED)
    elif word in cue_words("where") or (word == "on" and climb.areal):
        climb.located = True
        climb.cost += 1.0 if word == "on" else 0.0
    elif word == "of":
        _of(climb, head)
    elif word == "to" and head.lemma_.lower() in cue_words("motion"):
        climb.located = True
        climb.cost += 0.5
    else:
        climb.cost = BARRED


def _of(climb: _Climb, head: Token) -> None:
    """ "The outskirts of Homs" are the place itself, "50 km from Homs" is another, "the siege of Homs" is there.

    "A village north of Homs" is told by Homs only where the text names it by nothing nearer.
    """
    if head.lower_ in cue_words("away") or any(child.lower_ in cue_words("away") for child in head.children):
        climb.cost = BARRED
    elif head.lower_ in cue_words("directions") and not any(child.dep_ == "det" for child in head.children):
        climb.cost += 1.5
    elif head.lower_ in cue_words("areas"):
        climb.cost += 0.2
    else:
        climb.cost += 0.8
        climb.located = climb.areal
        climb.areal = False


def _argument(climb: _Climb, token: Token, above: Token, is_country: bool) -> None:
    """The object of a deed done to a town is where it was done; a country as object is whom it was done to."""
    if climb.located:
        climb.cost += _ARGUMENT[token.dep_]
        return
    covers = above.lemma_.lower() in cue_words("covers")
    if token.dep_ in ("dobj", "nsubjpass") and climb.areal and (covers or not is_country):
        climb.cost += _ARGUMENT[token.dep_]
        climb.located = True
    elif token.dep_ == "dobj" and not is_country:
        climb.cost += 2.0
        climb.located = True
    else:
        climb.cost = BARRED


def _over_cost(way: Way) -> float:
    """What it costs that the place hangs not on the predicate but on a word above it."""
    if not way.over:
        return 0.0
    if way.top.lemma_.lower() in cue_words("saying"):
        return BARRED
    return sum(_OVER.get(token.dep_, BARRED) for token in way.over)


def time_cost(way: Way) -> float:
    """What it costs to say that the event of the predicate was at the time where the way begins."""
    return _over_cost(way) + sum(_TIME_STEP.get(token.dep_, 1.0) for token in way.up)
