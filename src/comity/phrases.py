"""Who phrases name, for `comity actor`: from the tables alone, so that neither a model nor a store is loaded for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from comity.actors import Lexicon, resolve_phrase
from comity.codes.actors import organisations, states
from comity.codes.actors.memberships import MemberList, member_lists, running_on
from comity.lines import Line, OnProblem, checked, day_of, text_of
from comity.record.actor import actor_row


def answer_actor(lines: Iterable[Line], on_problem: OnProblem, actors: Lexicon | None = None) -> Iterator[Line]:
    """Who a phrase names: `actor`, null when nobody known; `actors` are comity's with a user's own (`open_actors`)."""
    for line, phrase in checked(lines, lambda line: text_of(line, "phrase"), on_problem):
        day, context = day_of(line, "on", on_problem), line.get("context") or None
        actor = resolve_phrase(phrase, context=context, on=day, actors=actors)
        yield line | {"actor": actor_row(actor) if actor else None}


def add_members(line: Line) -> Line:
    """The answered line with `members` of the day `on` where the actor is an organisation whose members are known.

    Without a day they are those of now, or those of its last day where it is no more.
    """
    actor = line["actor"]
    known = member_lists().get(actor["id"]) if actor and not (actor["person"] or actor["office"]) else None
    return (
        line | {"members": _members(known, date.fromisoformat(line["on"]) if line["on"] else None)} if known else line
    )


def _members(known: MemberList, on: date | None) -> Line:
    names = {body.key: body.name for body in organisations()} | {state.iso3: state.name for state in states()}
    out = {row.member: row.valid_from for row in running_on(known.organisation, on, "suspended")}
    rows = sorted(running_on(known.organisation, on), key=lambda row: names[row.member])
    return {
        "count": len(rows),
        "list": known.extent,
        "source": f"table: memberships, after {known.source}",
        "members": [
            {"id": row.member, "name": names[row.member], "since": row.valid_from}
            | ({"suspended": out[row.member]} if row.member in out else {})
            for row in rows
        ],
    }
