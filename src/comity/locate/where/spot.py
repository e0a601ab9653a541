"""Spotting the place names of a text: names that the gazetteer knows, weighed by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.locate.where.cues import cue_words, is_short_state
from comity.locate.where.gazetteer import Entry
from comity.locate.where.names import name_key
from comity.locate.where.names_in_text import bearers, known_names, unknown_names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PERIODS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})

# How much a kind of bearer says for a name being a place at all.
_KNOWN_FOR = {
    "country": 2.2, "continent": 2.0, "region": 1.6, "sea": 1.8, "river": 1.6, "mountain": 1.6, "desert": 1.6, "lake": 1.8,
    "site": 1.4, "former": 2.0, "admin1": 1.4, "admin2": 1.4, "capital": 1.4, "building": -1.0,
}  # fmt: skip
_PLACED = re.compile(r"\b(?:(?:[Ii]n|[Nn]ear|[Oo]utside)(?: the)?(?: \w+)?(?: (?:city|town|village|district|province) of)?|(?:city|town|village|district|province|port) of) ")  # fmt: skip


# What must speak for a name before it counts as a place; the weights below were set together against this.
ENOUGH = 0.95


@dataclass(slots=True)
class Spot:
    """A stretch of text that may name a place, and who bears the name; `label` is the parser's entity label."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    label: str = ""
    area: str = ""
    qualifier: Spot | None = field(default=None, repr=False)
    chosen: Entry | None = None
    why: str = ""


def find_spots(doc: Doc) -> list[Spot]:
    """The spots of a parsed text, in order, none overlapping."""
    text = doc.text
    people = _surnames(doc)
    weighed = [_weigh(doc, text, people, *known) for known in known_names(text)]
    _lift_qualified(weighed, text)
    _lift_listed(weighed, text)
    spots = [spot for spot, weight in weighed if weight >= ENOUGH]
    sure = {name_key(spot.text) for spot in spots}
    spots += [spot for spot, weight in weighed if -1.2 < weight < ENOUGH and name_key(spot.text) in sure]
    spots += _without_bearers(doc, text, spots)
    return sorted(spots, key=lambda spot: spot.start)


def _lift_qualified(weighed: list[tuple[Spot, float]], text: str) -> None:
    """ "Athens, Ga.": each of the two makes the other a place, whatever else the parser took them for."""
    for number, (second, weight) in enumerate(weighed[1:], 1):
        first, before = weighed[number - 1]
        if text[first.end : second.start] in (", ", " (", " , ") and _is_outer(second.entries) and before > -2.6:
            weighed[number] = (second, max(weight, 1.0))
            if any(outer.country == inner.country for outer in second.entries for inner in first.entries):
                weighed[number - 1] = (first, max(before, 1.0))


def _lift_listed(weighed: list[tuple[Spot, float]], text: str) -> None:
    """ "Tabriz and Ahar": what stands in a list with a place is likely one."""
    pairs = [*range(1, len(weighed)), *range(len(weighed) - 1, 0, -1)]
    for number in pairs:
        (first, before), (second, weight) = weighed[number - 1], weighed[number]
        if text[first.end : second.start] in (" and ", " or ", ", ", ", and ") and max(before, weight) >= ENOUGH:
            if -1.0 <= weight < ENOUGH and _may_be_listed(second, first):
                weighed[number] = (second, 1.0)
            elif -1.0 <= before < ENOUGH and _may_be_listed(first, second):
                weighed[number - 1] = (first, 1.0)


def _may_be_listed(spot: Spot, sure: Spot) -> bool:
    countries = {entry.country for entry in sure.entries}
    return spot.label not in ("PERSON", "NORP") and any(entry.country in countries for entry in spot.entries)


def _without_bearers(doc: Doc, text: str, known: list[Spot]) -> list[Spot]:
    """Names that no gazetteer has, but that the parser or the words before them call places."""
    taken = _covered((spot.start, spot.end) for spot in known)
    found = [_named(ent, text) for ent in doc.ents if ent.label_ in PLACE_LABELS and _is_placed(ent)]
    for start, end in unknown_names(text, _PLACED):
        if start not in taken and (span := doc.char_span(start, end)) is not None and _may_be_place(span):
            found.append(Spot(start, end, text[start:end], bearers(text[start:end]), span[0].ent_type_))
    fresh: list[Spot] = []
    for spot in found:
        if taken.isdisjoint(range(spot.start, spot.end)):
            fresh.append(spot)
            taken.update(range(spot.start, spot.end))
    return fresh


def _covered(stretches: Iterable[tuple[int, int]]) -> set[int]:
    return {offset for start, end in stretches for offset in range(start, end)}


def _may_be_place(span: Span) -> bool:
    after = span.doc[span.end] if span.end < len(span.doc) else None
    typed = after is not None and after.lower_ in cue_words("area")
    first = span[0]
    if first.pos_ != "PROPN" or first.ent_type_ in _PERIODS or span.text.lower() in cue_words("opener"):
        return False
    return typed or first.ent_type_ in ("", "PERSON") and span.text.upper() != span.text


def _is_placed(ent: Span) -> bool:
    """Whether an entity that no gazetteer has stands where a place would: the parser takes strange surnames for places."""
    first = ent[1:] if len(ent) > 1 and ent[0].lower_ == "the" else ent
    if ent.text.isdigit() or not any(token.text[:1].isupper() for token in ent):
        return False
    return bool(_area(first)) or _by_neighbours(first) >= 1.0 or any(token.lower_ in cue_words("area") for token in ent)


def _named(ent: Span, text: str) -> Spot:
    first = ent[1] if len(ent) > 1 and ent[0].lower_ == "the" else ent[0]
    last = ent[-2] if len(ent) > 1 and ent[-1].lower_ in ("'s", "’s") else ent[-1]
    start, end = first.idx, last.idx + len(last)
    return Spot(start, end, text[start:end], (), ent.label_)


def _surnames(doc: Doc) -> frozenset[str]:
    """The words of persons' full names: "Lincoln" after "Ann Lincoln" is no town."""
    return frozenset(token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent)


def _weigh(
    doc: Doc, text: str, people: frozenset[str], start: int, end: int, entries: tuple[Entry, ...]
) -> tuple[Spot, float]:
    """The spot, and what speaks for it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    spot = Spot(start, end, text[start:end], entries)
    if span is None or not len(span):
        return spot, -9.0
    spot.label = span[0].ent_type_ or span[-1].ent_type_
    spot.area = _area(span)
    if (short := is_short_state(spot.text)) is not None:
        return spot, 3.0 if short else -2.5
    weight = _fame(entries) + _by_label(span, spot) + _by_neighbours(span) + (1.5 if spot.area else 0.0)
    if spot.label not in PLACE_LABELS and spot.text in people:
        weight -= 1.5
    return spot, weight + (2.0 if _is_dateline(text, start, end) else 0.0)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with the name in capitals: "BEIRUT (Reuters)", "KANO, Nigeria -"."""
    opens = start == 0 or text[:start].rstrip(" ").endswith("\n")
    return opens and end - start > 3 and text[start:end].isupper() and text[end : end + 4].lstrip()[:1] in "(-–—,"


def _is_outer(entries: tuple[Entry, ...]) -> bool:
    return any(entry.kind in ("country", "admin1") for entry in entries)


def _fame(entries: tuple[Entry, ...]) -> float:
    """What the best known bearer says for the name."""
    fame = max((_KNOWN_FOR.get(entry.kind, 0.0) for entry in entries), default=0.0)
    size = max((entry.population * (1.0 if entry.own else 0.1) for entry in entries), default=0)
    by_size = 1.4 if size >= 1_000_000 else 1.0 if size >= 200_000 else 0.6 if size >= 30_000 else 0.2
    return max(fame, by_size)


def _area(span: Span) -> str:
    """The word for what the place is, before it ("the town of") or after it ("province"); empty if there is none."""
    doc, areas = span.doc, cue_words("area")
    if span.end < len(doc) and doc[span.end].lower_ in areas:
        return str(doc[span.end].lower_)
    at = span.start - 1
    if at >= 1 and doc[at].lower_ == "of" and doc[at - 1].lower_ in areas:
        return str(doc[at - 1].lower_)
    return str(doc[at].lower_) if at >= 0 and doc[at].lower_ in areas else ""


def _by_label(span: Span, spot: Spot) -> float:
    """What the parser's entity says: of a place, of something else, or of a longer name that holds this one."""
    label = spot.label
    if label in PLACE_LABELS:
        return -2.5 if label == "GPE" and _is_piece(span) else 2.5
    if not label:
        return 0.0 if span[0].pos_ == "PROPN" else -1.6
    if label == "NORP":
        return -0.8 if span[0].pos_ == "PROPN" else -3.0
    before, after = _rest_of_entity(span)
    if not before and not after:
        return -0.5 if label == "PERSON" and len(span) == 1 else -1.0 if label == "PERSON" else -0.4
    if label == "PERSON":
        return -2.5
    return _by_body(spot, before, after)


def _by_body(spot: Spot, before: list[str], after: list[str]) -> float:
    """Whether the longer name is a local body's, and this its place: "Leeds City Council", "University of Lagos"."""
    if any(word in cue_words("media") for word in after):
        return -2.5
    if before and before[-1] == "of" and any(word in cue_words("of_body") for word in before):
        return 0.6
    if before:
        return -2.5
    if any(word in cue_words("body") for word in after):
        return 0.6
    return -0.9 if any(entry.kind == "country" for entry in spot.entries) else -1.5


def _by_neighbours(span: Span) -> float:
    """What the words before and after say: "in", "Mr", another name."""
    doc, weight = span.doc, 0.0
    after = doc[span.end] if span.end < len(doc) else None
    at = span.start - 1
    if at >= 0 and doc[at].lower_ in ("the", "northern", "southern", "eastern", "western", "central", "downtown"):
        weight += 0.3 if doc[at].lower_ != "the" else 0.0
        at -= 1
    if at >= 0:
        weight += _by_word_before(doc[at], span)
    if at >= 2 and doc[at].lower_ == "of" and doc[at - 1].text == "," and doc[at - 2].is_digit:
        weight += 1.0  # "Ann Lee, 49, of Waterloo"
    if after is not None:
        weight += _by_word_after(after, span)
    return weight


def _by_word_before(word: Token, span: Span) -> float:
    if word.lower_ in cue_words("where"):
        return 1.2
    if word.lower_ in cue_words("title"):
        return -2.5
    if word.pos_ == "VERB" and word.lemma_ in cue_words("takes"):
        return 0.8
    if word.lower_ in ("of", "for", "on", "by"):
        return 0.5
    return -2.0 if _is_name_word(word) and word.i == span.start - 1 and not span[0].is_sent_start else 0.0


def _by_word_after(word: Token, span: Span) -> float:
    if word.lower_ in cue_words("body") or word.lower_ in ("'s", "’s", "-"):
        return 0.6
    return -2.0 if _is_name_word(word) and word.ent_type_ not in ("", "NORP") else -1.0 if _is_name_word(word) else 0.0


def _is_name_word(token: Token) -> bool:
    return (
        token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in PLACE_LABELS | _PERIODS | {"NORP"}
    )


def _is_piece(span: Span) -> bool:
    """Whether the span is a mere piece of a town's name ("Ain" of "Ain Issa")."""
    before, after = _rest_of_entity(span)
    extra = [
        word for word in (*before, *after) if word.isalpha() and word not in cue_words("area") | cue_words("opener")
    ]
    return bool(extra) and "," not in after and not any(word in cue_words("body") for word in extra)


def _rest_of_entity(span: Span) -> tuple[list[str], list[str]]:
    """The words of the span's entity before and after it; none where only a list joins them ("Haris and Varzaqan")."""
    doc, first, last = span.doc, span.start, span.end - 1
    while doc[first].ent_iob_ == "I" and first:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    before = [token.lower_ for token in doc[first : span.start] if token.lower_ != "the"]
    after = [token.lower_ for token in doc[span.end : last + 1] if token.lower_ not in ("'s", "’s")]
    return ([] if before[-1:] in (["and"], [","]) else before), ([] if after[:1] in (["and"], [","]) else after)
