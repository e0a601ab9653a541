"""What speaks for a capitalised stretch of text being a place: who bears the name, and what stands around it.

The weights were set together, by reading news of many regions; what counts is their order, not their size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.locate.where.cues import cue_words, is_short_state
from comity.locate.where.gazetteer import Entry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PERIODS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
_NOT_NAMES = PLACE_LABELS | PERIODS | {"NORP"}
_SIDES = frozenset({"northern", "southern", "eastern", "western", "central", "downtown"})

# What must speak for a name before it counts as a place.
ENOUGH = 0.95

# How much a kind of bearer says for a name being a place at all.
_KNOWN_FOR = {
    "country": 2.2, "continent": 2.0, "region": 1.6, "sea": 1.8, "river": 1.6, "mountain": 1.6, "desert": 1.6,
    "lake": 1.8, "site": 1.4, "former": 2.0, "admin1": 1.4, "admin2": 1.4, "capital": 1.4, "building": -1.0,
}  # fmt: skip


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


def surnames(doc: Doc) -> frozenset[str]:
    """The words of persons' full names: "Lincoln" after "Ann Lincoln" is no town."""
    return frozenset(token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent)


def weigh(spot: Spot, span: Span, text: str, people: frozenset[str]) -> float:
    """What speaks for the span naming a place; `ENOUGH` and more does. Fills the spot's `label` and `area`."""
    spot.label = span[0].ent_type_ or span[-1].ent_type_
    spot.area = area_of(span)
    if (short := is_short_state(spot.text)) is not None:
        return 3.0 if short else -2.5
    if _ends_a_body(span):
        return -3.0
    weight = _fame(spot.entries) + _by_label(span, spot) + by_neighbours(span) + (1.5 if spot.area else 0.0)
    if spot.label not in PLACE_LABELS and spot.text in people:
        weight -= 1.5
    return weight + (2.0 if _is_dateline(text, spot.start, spot.end) else 0.0)


def _ends_a_body(span: Span) -> bool:
    """Whether the span is the last word of an organisation's name: "Front" of "the Frolinat Front"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.text[:1].isupper() and span.text.lower() in cue_words("collective")


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with the name in capitals: "BEIRUT (Reuters)", "KANO, Nigeria -"."""
    before = text[max(0, start - 8) : start].rstrip(" ")
    opens = start == 0 or before.endswith("\n")
    return opens and end - start > 3 and text[start:end].isupper() and text[end : end + 4].lstrip()[:1] in "(-–—,"


def _fame(entries: tuple[Entry, ...]) -> float:
    """What the best known bearer says for the name."""
    fame = max((_KNOWN_FOR.get(entry.kind, 0.0) for entry in entries), default=0.0)
    size = max((entry.population * (1.0 if entry.own else 0.1) for entry in entries), default=0)
    by_size = 1.4 if size >= 1_000_000 else 1.0 if size >= 200_000 else 0.6 if size >= 30_000 else 0.2
    return max(fame, by_size)


def area_of(span: Span) -> str:
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
    whole = not before and not after
    if label == "PERSON":
        return -2.5 if not whole else -1.0 if " " in spot.text else -0.5
    return -0.4 if whole else _by_body(spot, before, after)


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


def by_neighbours(span: Span) -> float:
    """What the words before and after say: "in", "Mr", another name."""
    doc, weight = span.doc, 0.0
    after = doc[span.end] if span.end < len(doc) else None
    at = span.start - 1
    if at >= 0 and (doc[at].lower_ == "the" or doc[at].lower_ in _SIDES):
        weight += 0.3 if doc[at].lower_ != "the" else 0.0
        at -= 1
    if at >= 0:
        weight += _by_word_before(doc[at], span)
    if at >= 2 and doc[at].lower_ == "of" and doc[at - 1].text == "," and doc[at - 2].is_digit:
        weight += 1.0  # "Ann Lee, 49, of Waterloo"
    if after is not None:
        weight += _by_word_after(after, span)
    return weight + (0.8 if _is_taken(span.root) else 0.0)


def _is_taken(head: Token) -> bool:
    """Whether something is done to the name that is done to towns: "captured Jaffna", "Goma was shelled"."""
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in cue_words("takes")


def _by_word_before(word: Token, span: Span) -> float:
    if word.lower_ in cue_words("where"):
        return 1.2
    if word.lower_ in cue_words("title"):
        return -2.5
    if word.lower_ in ("of", "for", "on", "by"):
        return 0.5
    return -2.0 if _is_name_word(word) and word.i == span.start - 1 and not span[0].is_sent_start else 0.0


def _by_word_after(word: Token, span: Span) -> float:
    if word.lower_ in cue_words("body") or word.lower_ in ("'s", "’s", "-"):
        return 0.6
    if not _is_name_word(word):
        return 0.0
    return -2.0 if word.ent_type_ else -1.0


def _is_name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in _NOT_NAMES


def _is_piece(span: Span) -> bool:
    """Whether the span is a mere piece of a town's name ("Ain" of "Ain Issa")."""
    before, after = _rest_of_entity(span)
    known = (cue_words("area"), cue_words("opener"))
    extra = [word for word in (*before, *after) if word.isalpha() and not any(word in words for words in known)]
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
