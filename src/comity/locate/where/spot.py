"""Spotting the place names of a text: capitalised words that the gazetteer knows, and what the parser's entities add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from comity.codes.table import rows
from comity.locate.where.gazetteer import Entry, look_up
from comity.locate.where.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LINK = r"(?:of|the|de|del|della|di|da|do|dos|du|des|la|le|les|los|las|el|al|an|en|es|sur|am|upon|and|y|e|ez|ul|au|on|bin|ibn)"
_WORD = r"(?:[A-Z][^\W\d_]*\.(?:\s?[A-Z]\.)+|[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?)"
_RUN = re.compile(rf"{_WORD}(?:(?: {_LINK}){{0,2}}(?:[ -]|\s(?!\s)){_WORD})*")
_WORDS = re.compile(rf"[^\s]+")  # noqa: F541
LONGEST = 5

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_IN = frozenset({"in", "at", "near", "from", "to", "outside", "into", "through", "around", "across", "between", "of", "toward",
                 "towards", "via", "inside", "throughout", "over", "off", "on", "for", "leaving", "reached", "within", "west",
                 "east", "north", "south", "northern", "southern", "eastern", "western", "central", "visited", "and"})  # fmt: skip
_TYPED = frozenset({"city", "town", "village", "province", "state", "region", "district", "island", "port", "capital", "county",
                    "suburb", "governorate", "cities", "towns", "villages", "provinces", "neighborhood", "neighbourhood"})  # fmt: skip
_SURE_KINDS = frozenset(
    {
        "country",
        "admin1",
        "capital",
        "region",
        "continent",
        "sea",
        "river",
        "mountain",
        "desert",
        "lake",
        "site",
        "former",
    }
)


@dataclass(slots=True)
class Spot:
    """A stretch of text that may name a place, and who bears the name; `label` is the parser's entity label."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    label: str = ""
    located: bool = False
    qualifier: Spot | None = field(default=None, repr=False)
    chosen: Entry | None = None
    why: str = ""


@cache
def abbreviations() -> dict[str, tuple[str, bool]]:
    """ISO 3166-2 code of each abbreviated state, and whether it names the state without a town before it."""
    return {row["abbreviation"]: (row["iso"], row["alone"] == "yes") for row in rows("places/abbreviations.csv")}


def find_spots(doc: Doc) -> list[Spot]:
    """The spots of a parsed text, in order, none overlapping."""
    text = doc.text
    spots: list[Spot] = []
    for start, end, entries in _known_names(text):
        if spot := _accept(doc, text, start, end, entries, spots):
            spots.append(spot)
    taken = sorted((spot.start, spot.end) for spot in spots)
    spots += [
        _unknown(ent) for ent in doc.ents if ent.label_ in PLACE_LABELS and not _overlaps(ent, taken) and _is_name(ent)
    ]
    return sorted(spots, key=lambda spot: spot.start)


def _overlaps(ent: Span, taken: list[tuple[int, int]]) -> bool:
    return any(start < ent.end_char and ent.start_char < end for start, end in taken)


def _is_name(ent: Span) -> bool:
    return any(token.text[:1].isupper() for token in ent) and not ent.text.isdigit()


def _unknown(ent: Span) -> Spot:
    first = ent[1] if len(ent) > 1 and ent[0].lower_ == "the" else ent[0]
    last = ent[-2] if len(ent) > 1 and ent[-1].lower_ in ("'s", "’s") else ent[-1]
    start, end = first.idx, last.idx + len(last)
    return Spot(start, end, ent.doc.text[start:end], (), ent.label_, True)


def _known_names(text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Stretches of capitalised words that the gazetteer has, the longest first, from left to right."""
    for run in _RUN.finditer(text):
        words = [(m.start() + run.start(), m.end() + run.start()) for m in _WORDS.finditer(run[0])]
        at = 0
        while at < len(words):
            width, entries = _longest(text, words, at)
            if width:
                yield words[at][0], _trimmed(text, words[at + width - 1][1]), entries
            at += width or 1


def _longest(text: str, words: list[tuple[int, int]], at: int) -> tuple[int, tuple[Entry, ...]]:
    if not text[words[at][0]].isupper():
        return 0, ()
    for width in range(min(LONGEST, len(words) - at), 0, -1):
        start, end = words[at][0], words[at + width - 1][1]
        piece = text[start:end]
        if entries := _entries(piece):
            return width, entries
    return 0, ()


def _entries(piece: str) -> tuple[Entry, ...]:
    if found := abbreviations().get(piece):
        return tuple(entry for entry in look_up(found[0]) if entry.kind == "admin1")
    bare = _possessive(piece)
    if len(bare) < 2 or bare.lower() in _NEVER:
        return ()
    entries = look_up(bare)
    if len(bare) <= 4 and bare.replace(".", "").isupper():
        return tuple(entry for entry in entries if entry.kind in ("country", "former"))
    return entries


def _possessive(piece: str) -> str:
    return piece[:-2] if piece.endswith(("'s", "’s")) else piece


def _trimmed(text: str, end: int) -> int:
    """The end without "'s" and without the full stop of a sentence."""
    if text[end - 2 : end] in ("'s", "’s"):
        return end - 2
    word = text[:end].rsplit(None, 1)[-1]
    return end - 1 if word.endswith(".") and word not in abbreviations() and word.count(".") == 1 else end


# Words that open sentences and also name some village.
_NEVER = frozenset(
    "the a an he she it they we you i but and or if in on at by as for from of to so no not this that these those there here when where "
    "while after before since until because although however both all some many most more one two three our his her their its my your "
    "who what which how why yes now then also still even just only police president minister prime king queen prince pope god mr mrs ms dr "
    "sir lord lady judge general colonel captain major senator governor mayor chairman army navy party court council house senate union "
    "university college school church bank street road avenue hospital monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december spring summer autumn winter east west north south "
    "north-west center central new old great little".split()
)


def _accept(doc: Doc, text: str, start: int, end: int, entries: tuple[Entry, ...], before: list[Spot]) -> Spot | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    label = span[0].ent_type_ or span[-1].ent_type_
    spot = Spot(start, end, text[start:end], entries, label, _is_located(span))
    follows_town = bool(before) and text[before[-1].end : start] in (", ", " (", " , ")
    if spot.text in abbreviations():
        return spot if follows_town or abbreviations()[spot.text][1] else None
    if label in PLACE_LABELS or follows_town:
        return spot
    return spot if _stands_alone(span) and _is_likely(spot, span) else None


def _is_located(span: Span) -> bool:
    """Whether a word before says that this is a place: a preposition, "the town of"."""
    at = span.start
    if at and span.doc[at - 1].lower_ == "the":
        at -= 1
    return bool(at) and (span.doc[at - 1].lower_ in _IN or span.doc[at - 1].lower_ in _TYPED)


def _stands_alone(span: Span) -> bool:
    """Whether the name is not a piece of a longer one ("Michael Jordan", "Lincoln Chafee")."""
    doc, first, last = span.doc, span.start, span.end
    if first and _is_name_word(doc[first - 1]) and not doc[first - 1].is_sent_end:
        return False
    return not (last < len(doc) and _is_name_word(doc[last]))


def _is_name_word(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and token.ent_type_ not in PLACE_LABELS
        and token.ent_type_ != "DATE"
    )


def _is_likely(spot: Spot, span: Span) -> bool:
    """Whether a name without a place label of the parser is one all the same."""
    best = spot.entries[0]
    sure = any(entry.kind in _SURE_KINDS for entry in spot.entries) or best.population > 300_000
    if spot.label == "PERSON":
        return sure and spot.located and len(span) == len(_entity(span))
    if spot.label in ("ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"):
        return (sure or spot.located) and len(span) == len(_entity(span))
    if spot.label:
        return False
    if any(token.pos_ != "PROPN" for token in span if token.is_title or token.is_upper):
        return sure and spot.located
    return sure or (spot.located and best.population > 0) or any(e.kind == "admin2" for e in spot.entries)


def _entity(span: Span) -> list[Token]:
    """The tokens of the entity that the span stands in, without "the"."""
    doc, first, last = span.doc, span.start, span.end - 1
    while doc[first].ent_iob_ == "I" and first:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return [token for token in doc[first : last + 1] if token.lower_ not in ("the", "'s", "’s")]


__all__ = ["PLACE_LABELS", "Spot", "abbreviations", "find_spots", "name_key"]
