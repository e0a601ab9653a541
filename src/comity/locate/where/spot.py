"""Spotting the place names of a text: names that the gazetteer knows, and names that stand where places stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from comity.locate.where.cues import cue_words
from comity.locate.where.evidence import ENOUGH, PERIODS, PLACE_LABELS, Spot, area_of, by_neighbours, surnames, weigh
from comity.locate.where.gazetteer import Entry
from comity.locate.where.names import name_key
from comity.locate.where.names_in_text import bearers, known_names, unknown_names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# What stands between two places of a list: "Isfahan and nearby Natanz".
_LISTED = re.compile(r"(?:,|,? and|,? or)(?: the)?(?: nearby| neighbou?ring)? ")

# What stands before a place that no gazetteer has: "in nearby", "the town of".
_PLACED = re.compile(
    r"\b(?:(?:[Ii]n|[Nn]ear|[Oo]utside)(?: the)?(?: [a-z]+)?"
    r"|(?:city|town|village|district|province|port) of) (?![a-z]+ )"
)


def find_spots(doc: Doc, text: str) -> list[Spot]:
    """The spots of a parsed text, in order, none overlapping. `text` is that of `doc`, which is slow to give it."""
    weighed = _weigh_all(doc, text)
    _lift_qualified(weighed, text)
    _lift_listed(weighed, text)
    spots = [spot for spot, weight in weighed if weight >= ENOUGH]
    sure = {name_key(spot.text) for spot in spots}
    spots += [spot for spot, weight in weighed if -1.2 < weight < ENOUGH and name_key(spot.text) in sure]
    spots += _without_bearers(doc, text, spots)
    return sorted(spots, key=lambda spot: spot.start)


def _weigh_all(doc: Doc, text: str) -> list[tuple[Spot, float]]:
    """Each name that the gazetteer knows, with what speaks for it."""
    people = surnames(doc)
    weighed = []
    for start, end, entries in known_names(text):
        spot = Spot(start, end, text[start:end], entries)
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and len(span):
            weighed.append((spot, weigh(spot, span, text, people)))
    return weighed


def _lift_qualified(weighed: list[tuple[Spot, float]], text: str) -> None:
    """ "Athens, Ga.": each of the two makes the other a place, whatever else the parser took them for."""
    for number, ((first, before), (second, weight)) in enumerate(pairwise(list(weighed))):
        if text[first.end : second.start] in (", ", " (", " , ") and _is_outer(second.entries) and before > -2.6:
            weighed[number + 1] = (second, max(weight, ENOUGH))
            if any(outer.country == inner.country for outer in second.entries for inner in first.entries):
                weighed[number] = (first, max(weighed[number][1], ENOUGH))


def _lift_listed(weighed: list[tuple[Spot, float]], text: str) -> None:
    """ "Tabriz and Ahar": what stands in a list with a place is likely one."""
    for one, other in [*pairwise(range(len(weighed))), *pairwise(reversed(range(len(weighed))))]:
        (sure, high), (doubtful, low) = weighed[one], weighed[other]
        first, second = (sure, doubtful) if one < other else (doubtful, sure)
        if (
            _LISTED.fullmatch(text[first.end : second.start])
            and high >= ENOUGH > low >= -1.0
            and _may_be_listed(doubtful, sure)
        ):
            weighed[other] = (doubtful, ENOUGH)


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
    first = span[0]
    if first.pos_ != "PROPN" or first.ent_type_ in PERIODS or span.text.lower() in cue_words("opener"):
        return False
    return bool(area_of(span)) or (first.ent_type_ in ("", "PERSON") and span.text.upper() != span.text)


def _is_placed(ent: Span) -> bool:
    """Whether an entity that no gazetteer has stands where a place would: the parser calls strange surnames places."""
    first = ent[1:] if len(ent) > 1 and ent[0].lower_ == "the" else ent
    if ent.text.isdigit() or not any(token.text[:1].isupper() for token in ent):
        return False
    return (
        bool(area_of(first)) or by_neighbours(first) >= 1.0 or any(token.lower_ in cue_words("area") for token in ent)
    )


def _named(ent: Span, text: str) -> Spot:
    first = ent[1] if len(ent) > 1 and ent[0].lower_ == "the" else ent[0]
    last = ent[-2] if len(ent) > 1 and ent[-1].lower_ in ("'s", "’s") else ent[-1]
    start, end = first.idx, last.idx + len(last)
    return Spot(start, end, text[start:end], (), ent.label_)


def _is_outer(entries: tuple[Entry, ...]) -> bool:
    return any(entry.kind in ("country", "admin1") for entry in entries)
