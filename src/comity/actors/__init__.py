"""Stage 3: who is named. Fills `Reading.mentions`; resolves a phrase alone for `comity actor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from comity.actors.coreference import add_references
from comity.actors.lexicon import Lexicon, lexicon
from comity.actors.mentions import find_mentions
from comity.actors.own import open_actors
from comity.actors.page import to_page
from comity.actors.resolve import resolve_phrase
from comity.model import Actor, Mention, Reading

__all__ = ["Lexicon", "find_actors", "open_actors", "resolve_phrase"]


def find_actors(readings: Iterable[Reading], actors: Lexicon | None = None) -> Iterator[Reading]:
    """Stage 3: fill `Reading.mentions`, in the order of the text, pronouns and "the two countries" included.

    `actors` are comity's own with those of a user's files (`open_actors`); None are comity's own alone.
    """
    bodies = (actors or lexicon()).blocs
    for reading in readings:
        page = to_page(reading, actors)
        linked = add_references(reading, page, find_mentions(page))
        yield reading.with_(mentions=tuple(_placed(mention, bodies) for mention in linked))


def _placed(mention: Mention, bodies: Mapping[str, str]) -> Mention:
    """The mention with PLOVER's code in the country's place for a body of many states (`model.BLOCS`).

    Last of all, since "the country" means no body of many, whatever code stands for it.
    """
    if mention.actor.country is not None and not mention.members:
        return mention
    members = tuple(_with_bloc(member, bodies) for member in mention.members)
    return replace(mention, actor=_with_bloc(mention.actor, bodies), members=members)


def _with_bloc(actor: Actor, bodies: Mapping[str, str]) -> Actor:
    bloc = bodies.get(actor.id or "") if actor.country is None else None
    return replace(actor, country=bloc) if bloc else actor
