"""Stage 3: who is named. Fills `Reading.mentions`; resolves a phrase alone for `comity actor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.actors.coreference import add_references
from comity.actors.mentions import find_mentions
from comity.actors.page import to_page
from comity.actors.resolve import resolve_phrase
from comity.model import Reading

__all__ = ["find_actors", "resolve_phrase"]


def find_actors(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Stage 3: fill `Reading.mentions`, in the order of the text, pronouns and "the two countries" included."""
    for reading in readings:
        page = to_page(reading)
        yield reading.with_(mentions=tuple(add_references(reading, page, find_mentions(page))))
