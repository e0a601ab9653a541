"""The event's own place and time: by the syntax of its clause, never the nearest name. Nothing rather than a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from comity.locate.addressed import deed_of, is_addressed, is_of_aside
from comity.locate.attach import place_cost, time_cost
from comity.locate.other_time import counted_from, is_of_another
from comity.locate.tree import Way, way_between
from comity.locate.when import find_times
from comity.model import Finding, Place, PlaceMention, Reading, Setting, Time, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AnyMention = TypeVar("AnyMention", PlaceMention, TimeMention)

# A way that costs more than this is no evidence (prices: comity.locate.attach).
DEAREST = 4.2

# Of two places in one phrase the finer is meant ("in Lamitan town, Basilan"): what each level adds to the price.
_COARSENESS = {"point": 0.0, "city": 0.0, "district": 0.4, "province": 0.8, "country": 1.2}


class Mentions:
    """The place and time mentions of a document with their head words, by sentence."""

    def __init__(self, doc: Doc, places: Sequence[PlaceMention], times: Sequence[TimeMention]) -> None:
        self.places = _by_sentence(doc, places)
        self.times = _by_sentence(doc, times)


def _by_sentence(doc: Doc, mentions: Sequence[AnyMention]) -> dict[int, list[tuple[Token, AnyMention]]]:
    found: dict[int, list[tuple[Token, AnyMention]]] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(span):
            found.setdefault(span.root.sent.start, []).append((span.root, mention))
    return found


def find_settings(reading: Reading) -> tuple[Setting, ...]:
    """One setting for each finding, in order."""
    if not reading.findings:
        return ()
    doc = reading.doc
    mentions = Mentions(doc, reading.places, reading.times)
    return tuple(setting_at(doc[finding.predicate], mentions, finding) for finding in reading.findings)


def setting_at(predicate: Token, mentions: Mentions, finding: Finding | None = None) -> Setting:
    """When and where the event of one predicate took place; empty where its clause tells neither.

    With the finding, a capital that stands for its government is not taken for the place.
    """
    sentence = predicate.sent.start
    place, where = _place(predicate, mentions.places.get(sentence, []), finding)
    time, when = _time(predicate, mentions.times.get(sentence, []), deed_of(finding, predicate))
    return Setting(time=time, place=place, why=tuple(reason for reason in (when, where) if reason))


def _place(
    predicate: Token, mentions: list[tuple[Token, PlaceMention]], finding: Finding | None
) -> tuple[Place | None, str]:
    offers = []
    for word, mention in mentions:
        way = way_between(word, predicate)
        if way is None or _is_name_part(word) or is_of_aside(way):
            continue
        if finding is not None and is_addressed(mention, way, finding):
            continue
        cost = place_cost(way, predicate, is_country=_precision(mention) == "country")
        if cost <= DEAREST:
            offers.append((cost + _COARSENESS[_precision(mention)], abs(word.i - predicate.i), mention, way))
    if not offers:
        return None, "no place stands with the event" if mentions else ""
    _, _, mention, way = min(offers, key=lambda offer: offer[:2])
    return _named(mention, predicate.doc), f"place: {_words_of(way)}"


def _is_name_part(word: Token) -> bool:
    """Whether the place is a piece of an organisation's name ("Homs Military Academy")."""
    return word.ent_type_ == "ORG" and word.dep_ in ("compound", "poss", "nmod", "amod")


def _precision(mention: PlaceMention) -> str:
    return mention.place.precision if mention.place else "city"


def _named(mention: PlaceMention, doc: Doc) -> Place:
    """The place of a mention; one that no gazetteer has keeps its name and no coordinates."""
    if mention.place:
        return mention.place
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    text = span.text if span is not None else ""
    return Place(text=text, name=text, precision="city")


def _words_of(way: Way) -> str:
    return " < ".join(token.text for token in (*way.up[:5], way.top))


def _time(predicate: Token, mentions: list[tuple[Token, TimeMention]], deed: Token) -> tuple[Time, str]:
    offers = []
    for word, mention in mentions:
        way = way_between(word, predicate)
        if way and (cost := time_cost(way)) <= DEAREST:
            offers.append((cost, abs(word.i - predicate.i), mention, way))
    for _, _, mention, way in sorted(offers, key=lambda offer: offer[:2]):
        if time := _own_time(mention, way, deed):
            return time, f"time: {_words_of(way)}" + (f" ({mention.why})" if mention.why else "")
    return Time(), "the date beside it is another thing's" if offers else ""


def _own_time(mention: TimeMention, way: Way, deed: Token) -> Time | None:
    """The time of the mention, or so long after or before it; None if the date is another thing's."""
    time = mention.time
    if count := counted_from(way):
        return _counted(count, time)
    if is_of_aside(way):
        return None
    if _follows_preposition(mention, deed.doc):
        return time
    wide = time.precision in ("month", "year") and not mention.why.startswith("since")
    return None if is_of_another(way, deed, wide=wide) else time


def _follows_preposition(mention: TimeMention, doc: Doc) -> bool:
    """Whether a day stands right after "on", so that the noun after it is another phrase: "On 3 May rebels struck"."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if mention.time.precision != "day" or span is None or not span.start:
        return False
    return doc[span.start - 1].lower_ == "on"


def _counted(count: str, time: Time) -> Time | None:
    """The day that a count ("two days after") leads to from a day; None if the time is no single day."""
    if time.start is None or time.precision != "day":
        return None
    found = find_times(f"{count} {time.start}", None)
    return replace(found[0].time, text=f"{count} {time.text}") if found else None
