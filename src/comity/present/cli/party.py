"""Whom somebody means by the words on a command line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from rapidfuzz import process

from comity.actors import Lexicon, resolve_phrase
from comity.codes.actors import organisations, states
from comity.errors import UsageError


def party(words: str, actors: Lexicon | None = None) -> str:
    """The party that words name: an id ("JPN", "nato") or a name ("Japan", "the Kremlin"); `actors` with a user's own.

    Says so on standard error when it is a larger one than the words name: a person's or a movement's state.

    Raises:
        UsageError: they name none that comity knows; the message offers names that look like it.
    """
    if words.upper() in _names():
        return words.upper()
    if actors and words in actors.blocs:
        return words
    actor = resolve_phrase(words, actors=actors)
    if actor is None or actor.party is None:
        raise UsageError(f"{words!r} is no state or organisation that comity knows. {_offer(words)}")
    if actor.id != actor.party or actor.person:
        print(f"comity: {words!r} is counted as {_names().get(actor.party, actor.party)}.", file=sys.stderr)
    return actor.party


@cache
def _names() -> Mapping[str, str]:
    """Names by id, of what is a party by itself."""
    alone = (row for row in organisations() if row.country is None)
    return {row.key: row.name for row in alone} | {state.iso3: state.name for state in states()}


def _offer(words: str) -> str:
    near = [found for found, _, _ in process.extract(words, _names().values(), limit=3, score_cutoff=75)]
    if near:
        return f"Do you mean {' or '.join(near)}?"
    return "Give its English name or its id (Japan, JPN, NATO); `comity actor` tries a name."
