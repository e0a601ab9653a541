"""Stage 3: who is named. Fills `Reading.mentions`; resolves a phrase alone for `comity actor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.actors.coreference import add_references
from comity.actors.mentions import find_mentions
from comity.actors.page import to_page
from comity.actors.resolve import resolve_phrase
from comity.codes.actors import blocs
from comity.model import Actor, Mention, Reading

__all__ = ["find_actors", "resolve_phrase"]


def find_actors(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Stage 3: fill `Reading.mentions`, in the order of the text, pronouns and "the two countries" included."""
    for reading in readings:
        page = to_page(reading)
        linked = add_references(reading, page, find_mentions(page))
        yield reading.with_(mentions=tuple(map(_placed, linked)))


def _placed(mention: Mention) -> Mention:
    """The mention with PLOVER's code in the country's place for a body of many states (`model.BLOCS`).

    Last of all, since "the country" means no body of many, whatever code stands for it.
    """
    if mention.actor.country is not None and not mention.members:
        return mention
    members = tuple(map(_with_bloc, mention.members))
    return replace(mention, actor=_with_bloc(mention.actor), members=members)


def _with_bloc(actor: Actor) -> Actor:
    bloc = blocs().get(actor.id or "") if actor.country is None else None
    return replace(actor, country=bloc) if bloc else actor
