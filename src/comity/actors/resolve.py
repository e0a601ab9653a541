"""Whom a phrase alone names, for `comity actor`: no parser, no model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from comity.actors.counted import add_counted
from comity.actors.lexicon import Hit, Known, Lexicon, lexicon
from comity.actors.phrase import Sense, read_phrase
from comity.actors.spelling import find_person
from comity.actors.words import Text
from comity.model import Actor

_LANDS = ("state", "adjective", "demonym", "capital")
_PRONOUNS = frozenset((word,) for word in ("he", "she", "they", "him", "her", "them"))


def resolve_phrase(
    phrase: str, *, context: str | None = None, on: date | None = None, actors: Lexicon | None = None
) -> Actor | None:
    """Say whom a noun phrase names. `context` is text around it, which may tell the country of "the army".

    `on` is the day of the report and decides who held which office; without it the last known office counts.
    `actors` are comity's own with those of a user's files (`open_actors`); None are comity's own alone.
    None when the phrase names nobody that the tables or its nouns tell; an actor may have sectors and no country.

    >>> resolve_phrase("the French ambassador to Mali").country
    'FRA'
    >>> resolve_phrase("Merkel", on=date(2023, 5, 1)).sectors
    ('ELI', 'GOV')
    >>> resolve_phrase("the meeting") is None
    True
    """
    text = Text.cut(phrase)
    known = Known(lexicon=actors or lexicon(), on=on)
    hits = add_counted(text, known.lexicon.find(text), on)
    sense = read_phrase(text, 0, len(text), hits, known) or _by_pronoun(text) or _by_place(text, hits)
    if sense is None or (sense.country is None and sense.id is None):
        sense = read_phrase(text, 0, len(text), _by_slip(text, known.lexicon), known) or sense
    sense = sense or _by_spelling(text, known)
    if sense is None:
        return None
    if sense.country is None and sense.id is None and context:
        sense = _with_context(sense, context, phrase, known.lexicon)
    return _to_actor(sense, phrase, known.lexicon)


def _by_slip(text: Text, names: Lexicon) -> tuple[Hit, ...]:
    """Names of states found once two neighbouring letters of one word change places: "Dehli", "Kazahks"."""
    for at in range(len(text)):
        if text.is_proper(at) and len(text.keys[at]) >= 5:
            for key in _swapped(text.keys[at]):
                land = [entry for entry in names.entries.get((key,), ()) if entry.kind in _LANDS]
                if land:
                    return (Hit(at, at + 1, tuple(land)), *(hit for hit in names.find(text) if hit.first != at))
    return ()


def _by_spelling(text: Text, known: Known) -> Sense | None:
    """A person whose full name the phrase writes otherwise: "Sergey" for Sergei, with a patronymic."""
    if not all(map(text.is_proper, range(len(text)))):
        return None
    people = find_person(text.words, known.lexicon)
    return read_phrase(text, 0, len(text), (Hit(0, len(text), people),), known) if people else None


def _swapped(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _by_pronoun(text: Text) -> Sense | None:
    """Somebody, but nobody says who: PLOVER's UNK."""
    return Sense(kind="pronoun", sectors=("UNK",), why="pronoun") if tuple(text.keys) in _PRONOUNS else None


def _by_place(text: Text, hits: tuple[Hit, ...]) -> Sense | None:
    """What no table has is of the state that its last words place it in: "targets in Syria", "Fisheries (Peru)"."""
    hit = hits[-1] if hits else None
    if hit is None or hit.first == 0 or text.keys[hit.first - 1] not in ("in", "inside", "("):
        return None
    land = hit.of("state", "capital", "region")
    at_end = hit.last == len(text) or text.keys[hit.last] in (")", ",")
    if land is None or not at_end or (text.is_proper(0) and text.keys[hit.first - 1] != "("):
        return None
    return Sense(kind="place", id=land.country, name=land.name, country=land.country, why=f"placed in {land.form}")


def _with_context(sense: Sense, context: str, phrase: str, names: Lexicon) -> Sense:
    """The country of the state named last before the phrase in its context, else of the first one named at all."""
    text = Text.cut(context)
    lands = [hit for hit in names.find(text) if hit.of("state", "adjective", "demonym", "capital", "seat")]
    at = context.find(phrase)
    before = [hit for hit in lands if text.starts[hit.first] <= at]
    hit = before[-1] if before else lands[0] if lands else None
    if hit is None:
        return sense
    country = hit.best.country
    return replace(sense, id=country, country=country, why=f"{sense.why}; context: {hit.best.form}")


def _to_actor(sense: Sense, phrase: str, names: Lexicon) -> Actor:
    return Actor(
        text=phrase,
        start=0,
        end=len(phrase),
        id=sense.id,
        name=sense.name,
        country=sense.country or names.blocs.get(sense.id or ""),
        sectors=sense.sectors,
        person=sense.person,
        office=sense.office,
        why=sense.why,
    )
