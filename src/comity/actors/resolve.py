"""Whom a phrase alone names, for `comity actor`: no parser, no model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.actors.phrase import Sense, find_hits, read_phrase
from comity.actors.words import Text
from comity.model import Actor


def resolve_phrase(phrase: str, *, context: str | None = None, on: date | None = None) -> Actor | None:
    """Say whom a noun phrase names. `context` is text around it, which may tell the country of "the army".

    `on` is the day of the report and decides who held which office; without it the last known office counts.
    None when the phrase names nobody that the tables or its nouns tell; an actor may have sectors and no country.

    >>> resolve_phrase("the French ambassador to Mali").country
    'FRA'
    >>> resolve_phrase("Merkel", on=date(2023, 5, 1)).sectors
    ('ELI', 'GOV')
    >>> resolve_phrase("the meeting") is None
    True
    """
    text = Text.cut(phrase)
    sense = read_phrase(text, 0, len(text), find_hits(text), on=on)
    if sense is None:
        return None
    if sense.country is None and sense.id is None and context:
        sense = _with_context(sense, context, phrase)
    return _to_actor(sense, phrase)


def _with_context(sense: Sense, context: str, phrase: str) -> Sense:
    """The country of the state named last before the phrase in its context, else of the first one named at all."""
    text = Text.cut(context)
    lands = [hit for hit in find_hits(text) if hit.of("state", "adjective", "demonym", "capital", "seat")]
    at = context.find(phrase)
    before = [hit for hit in lands if text.starts[hit.first] <= at]
    hit = before[-1] if before else lands[0] if lands else None
    if hit is None:
        return sense
    country = hit.best.country
    return replace(sense, id=country, country=country, why=f"{sense.why}; context: {hit.best.form}")


def _to_actor(sense: Sense, phrase: str) -> Actor:
    return Actor(
        text=phrase,
        start=0,
        end=len(phrase),
        id=sense.id,
        name=sense.name,
        country=sense.country,
        sectors=sense.sectors,
        person=sense.person,
        office=sense.office,
        why=sense.why,
    )
