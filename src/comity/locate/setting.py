"""The event's own place and time: by the syntax of its clause, never by the nearest name.

A way in the parse from the place (or date) to the predicate is priced step by step; a step that leads out of the event
("said that", "about", "from") bars it. The cheapest way wins. Nothing rather than a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.locate.tree import Way, way_between
from comity.model import Finding, Place, PlaceMention, Reading, Setting, Time, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Prepositions that say where something happens.
_WHERE = frozenset({"in", "at", "near", "outside", "over", "inside", "across", "around", "throughout", "within", "along", "through",
                    "off", "between", "into", "towards", "toward", "beside", "beneath", "under", "above", "onto", "amid", "during",
                    "beyond", "behind", "by", "past", "west", "south", "north", "east"})  # fmt: skip
# "on" an island, a river, a border: of these kinds only.
_MOTION = frozenset({"go", "come", "travel", "fly", "arrive", "return", "head", "march", "move", "deploy", "send", "deport", "extradite",
                     "visit", "take", "transfer", "bring", "flee", "deliver", "dispatch", "expel", "withdraw", "sail", "walk", "drive", "trip",
                     "visit", "journey", "tour", "transport", "evacuate", "rush", "airlift"})  # fmt: skip
_SAYING = frozenset({"say", "tell", "report", "announce", "state", "claim", "add", "declare", "believe", "think", "warn", "deny", "accuse",
                     "allege", "argue", "note", "confirm", "quote", "write", "speak", "insist", "suggest", "describe", "mention"})  # fmt: skip
_FAR_FROM = frozenset({"km", "kilometers", "kilometres", "miles", "mile", "kms", "northwest", "northeast", "southwest", "southeast", "north",
                       "south", "east", "west", "hundreds", "away"})  # fmt: skip
_AREAS = frozenset({"city", "town", "village", "province", "state", "region", "district", "island", "port", "capital", "county", "suburb",
                    "area", "part", "outskirts", "suburbs", "streets", "center", "centre", "neighborhood", "neighbourhood", "governorate", "border",
                    "coast", "cities", "towns", "villages", "parts", "areas", "north", "south", "east", "west", "heart", "vicinity", "edge",
                    "countryside", "side", "camp", "base", "valley", "republic", "territory", "kingdom", "municipality", "department", "string"})  # fmt: skip
BARRED = 99.0
DEAREST = 5.0


@dataclass(frozen=True, slots=True)
class _Offer:
    """A mention that may tell the predicate's place or time, what its way costs, and its words in the text."""

    cost: float
    order: tuple[int, int]
    why: str
    number: int


def find_settings(reading: Reading) -> tuple[Setting, ...]:
    """One setting for each finding, in order."""
    doc = reading.doc
    by_sentence = _by_sentence(doc, reading.places), _by_sentence(doc, reading.times)
    return tuple(_setting(doc, finding, *by_sentence) for finding in reading.findings)


def setting_at(doc: Doc, predicate: int, places: Sequence[PlaceMention], times: Sequence[TimeMention]) -> Setting:
    """When and where the event of one predicate took place (a token of `doc`)."""
    return _at(doc[predicate], _by_sentence(doc, places), _by_sentence(doc, times))


_Mentioned = dict[int, list[tuple["Token", PlaceMention]]]
_Dated = dict[int, list[tuple["Token", TimeMention]]]


def _by_sentence(
    doc: Doc, mentions: Sequence[PlaceMention] | Sequence[TimeMention]
) -> dict[int, list[tuple[Token, object]]]:
    """The mentions with their head words, by the start of their sentence."""
    found: dict[int, list[tuple[Token, object]]] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(span):
            found.setdefault(span.root.sent.start, []).append((span.root, mention))
    return found


def _setting(
    doc: Doc,
    finding: Finding,
    places: dict[int, list[tuple[Token, object]]],
    times: dict[int, list[tuple[Token, object]]],
) -> Setting:
    return _at(doc[finding.predicate], places, times)


def _at(
    predicate: Token, places: dict[int, list[tuple[Token, object]]], times: dict[int, list[tuple[Token, object]]]
) -> Setting:
    start = predicate.sent.start
    place, where = _place(predicate, places.get(start, []))
    time, when = _time(predicate, times.get(start, []))
    return Setting(time=time, place=place, why=tuple(reason for reason in (when, where) if reason))


# -- place ---------------------------------------------------------------------------------------------------------


def _place(predicate: Token, mentions: list[tuple[Token, object]]) -> tuple[Place | None, str]:
    offers = []
    for number, (word, mention) in enumerate(mentions):
        assert isinstance(mention, PlaceMention)  # noqa: S101
        way = way_between(word, predicate)
        cost = _place_cost(word, predicate, way, mention) if way else BARRED
        if cost <= DEAREST:
            offers.append(_Offer(cost, (_coarseness(mention), abs(word.i - predicate.i)), _path(word, way), number))
    if not offers:
        return None, "no place stands with the event" if mentions else ""
    best = min(offers, key=lambda offer: (offer.cost, offer.order))
    mention = mentions[best.number][1]
    assert isinstance(mention, PlaceMention)  # noqa: S101
    return _named(mention, predicate.doc), f"place: {best.why}"


def _named(mention: PlaceMention, doc: Doc) -> Place:
    """The place of a mention; one that no gazetteer has keeps its name and no coordinates."""
    text = doc.text[mention.start : mention.end]
    return mention.place or Place(text=text, name=text, precision="city")


def _coarseness(mention: PlaceMention) -> int:
    precision = mention.place.precision if mention.place else "city"
    return ("point", "city", "district", "province", "country").index(precision)


def _path(word: Token, way: Way | None) -> str:
    if not way:
        return word.text
    return " < ".join(token.text for token in (*way.up[:5], way.top))


def _place_cost(word: Token, predicate: Token, way: Way, mention: PlaceMention) -> float:
    country = mention.place is not None and mention.place.precision == "country"
    cost = _over_cost(way, predicate)
    tokens = (*way.up, way.top)
    located = False
    for token, above in zip(tokens, tokens[1:], strict=False):
        step, says_where = _step_cost(token, above, predicate, located, country)
        located = located or says_where
        cost += step
        if cost > DEAREST:
            return BARRED
    if not located and not way.up:
        return BARRED
    return cost if located else cost + (BARRED if country else 2.5)


def _step_cost(token: Token, above: Token, predicate: Token, located: bool, country: bool) -> tuple[float, bool]:
    """What a step up costs, and whether it says where."""
    relation = token.dep_
    if relation == "pobj" or above.pos_ == "ADP" or above.dep_ == "prep":
        return _preposition_cost(token, above, predicate, located)
    if relation in ("prep", "pcomp", "agent"):
        return (0.0, False) if above == predicate or above.pos_ != "VERB" else (0.3, False)
    return _RELATION_COST.get(relation, 1.5), False


_RELATION_COST = {
    "compound": 0.6, "nmod": 0.6, "amod": 0.6, "poss": 1.2, "appos": 0.4, "conj": 0.5, "dobj": 0.4, "nsubjpass": 0.8, "nsubj": 2.2,
    "advcl": 2.0, "relcl": 2.0, "acl": 1.5, "xcomp": 1.5, "ccomp": BARRED, "npadvmod": 1.0, "advmod": 0.5, "pobj": 0.2, "attr": 1.5,
    "dep": 1.0, "nummod": 1.0, "oprd": 1.0, "parataxis": BARRED, "dative": 1.5, "csubj": 3.0,
}  # fmt: skip


def _preposition_cost(token: Token, above: Token, predicate: Token, located: bool) -> tuple[float, bool]:
    word = above.lower_
    if word in _WHERE:
        return 0.0, True
    if word == "of":
        head = above.head
        if head.lower_ in _FAR_FROM:
            return BARRED, False
        return (
            (0.2, head == predicate)
            if head.lower_ in _AREAS or head == predicate
            else (0.8, head.pos_ == "NOUN" and not located)
        )
    if word == "to":
        return (0.5, True) if above.head.lemma_.lower() in _MOTION else (BARRED, False)
    if word == "on":
        return (1.0, True) if not located else (0.5, False)
    if located and word in ("after", "before", "for", "with", "against", "as", "from", "while", "when"):
        return 2.5, False
    return BARRED, False


def _over_cost(way: Way, predicate: Token) -> float:
    """What it costs that the place hangs not on the predicate but on a word above it."""
    cost = 0.0
    for token in way.over:
        cost += _OVER.get(token.dep_, 2.0)
        if token.dep_ in ("ccomp", "relcl") and token.head.lemma_.lower() in _SAYING:
            return BARRED
    if way.over and way.top.lemma_.lower() in _SAYING:
        return BARRED
    return cost


_OVER = {"conj": 0.8, "xcomp": 0.5, "dobj": 0.4, "pobj": 0.5, "prep": 0.5, "advcl": 1.5, "relcl": 1.2, "acl": 1.0, "nsubjpass": 0.5,
         "nsubj": 0.8, "ccomp": 2.5, "compound": 0.5, "appos": 1.0, "amod": 0.5}  # fmt: skip


# -- time ----------------------------------------------------------------------------------------------------------


def _time(predicate: Token, mentions: list[tuple[Token, object]]) -> tuple[Time, str]:
    offers = []
    for number, (word, mention) in enumerate(mentions):
        way = way_between(word, predicate)
        cost = _time_cost(word, predicate, way) if way else BARRED
        if cost <= DEAREST:
            offers.append(_Offer(cost, (0, abs(word.i - predicate.i)), _path(word, way), number))
    if not offers:
        return Time(), ""
    best = min(offers, key=lambda offer: (offer.cost, offer.order))
    mention = mentions[best.number][1]
    assert isinstance(mention, TimeMention)  # noqa: S101
    reason = f"time: {best.why}" + (f" ({mention.why})" if mention.why else "")
    return mention.time, reason


def _time_cost(word: Token, predicate: Token, way: Way) -> float:
    cost = _over_cost(way, predicate)
    tokens = (*way.up, way.top)
    for token in tokens[:-1]:
        cost += _TIME_STEP.get(token.dep_, 1.0)
    return cost


_TIME_STEP = {"npadvmod": 0.0, "pobj": 0.0, "prep": 0.1, "advmod": 0.0, "compound": 0.5, "nummod": 0.2, "amod": 0.3, "dobj": 0.8, "nsubj": 1.5,
              "nsubjpass": 1.5, "conj": 0.8, "relcl": 2.5, "advcl": 2.5, "acl": 2.0, "ccomp": BARRED, "xcomp": 1.0, "poss": 0.5, "dep": 0.5,
              "pcomp": 1.0, "appos": 0.8}  # fmt: skip
