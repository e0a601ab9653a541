"""Who phrases name, for `comity actor`: from the tables alone, so that neither a model nor a store is loaded for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.actors import Lexicon, resolve_phrase
from comity.lines import Line, OnProblem, checked, day_of, text_of
from comity.record.actor import actor_row


def answer_actor(lines: Iterable[Line], on_problem: OnProblem, actors: Lexicon | None = None) -> Iterator[Line]:
    """Who a phrase names: `actor`, null when nobody known; `actors` are comity's with a user's own (`open_actors`)."""
    for line, phrase in checked(lines, lambda line: text_of(line, "phrase"), on_problem):
        day, context = day_of(line, "on", on_problem), line.get("context") or None
        actor = resolve_phrase(phrase, context=context, on=day, actors=actors)
        yield line | {"actor": actor_row(actor) if actor else None}
