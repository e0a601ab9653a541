"""Who held which office on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from comity.actors.lexicon import Entry
from comity.codes.actors import Term


def pick_person(entries: Sequence[Entry], *, on: date | None, office: str | None, country: str | None) -> Entry | None:
    """The one of several people of one name who is meant: of the country and the office named, in office on the day.

    None when none of them is of the country. With no day, the one whose last term began last.
    """
    fitting = [entry for entry in entries if country is None or country in {term.country for term in entry.terms}]
    return max(fitting, key=lambda entry: _fit(entry, on, office), default=None)


def _fit(entry: Entry, on: date | None, office: str | None) -> tuple[bool, bool, date]:
    named = [term for term in entry.terms if office in (None, term.office)]
    serving = on is not None and any(term.covers(on) for term in named)
    known = [term.start or date.min for term in entry.terms if on is None or (term.start or date.min) <= on]
    return serving, bool(named), max(known, default=date.min)


def term_on(entry: Entry, on: date | None) -> tuple[Term, bool]:
    """The term that counts on a day and whether it is running: the latest begun that covers it, else the last one ended
    before, else the first to come. With no day the last term counts, and runs if it has no end.
    """
    if on is None:
        last = max(entry.terms, key=_began)
        return last, last.end is None
    running = [term for term in entry.terms if term.covers(on)]
    if running:
        return max(running, key=_began), True
    past = [term for term in entry.terms if term.end and term.end < on]
    return (max(past, key=_ended) if past else min(entry.terms, key=_began)), False


def sectors_on(entry: Entry, on: date | None) -> tuple[str, ...]:
    """The sectors of a person on a day: those of the office held; ELI first once it is over or has not begun.

    Without a day an office that is over counts first and ELI second: the phrase may be from its time.
    """
    term, running = term_on(entry, on)
    if running:
        return term.sectors
    first = (*term.sectors[:1], "ELI") if on is None else ("ELI",)
    return tuple(dict.fromkeys((*first, *term.sectors)))


def entry_on(entry: Entry, on: date | None) -> Entry:
    """The entry with the country and the sectors that it had on a day, where a file of a user's own dates them.

    Of several periods that cover the day the latest begun counts; without a day, the latest begun that has no end.
    """
    if not entry.terms or entry.kind == "person":
        return entry
    fitting = [term for term in entry.terms if (term.covers(on) if on else term.end is None)]
    term = max(fitting, key=_began) if fitting else term_on(entry, on)[0]
    return replace(entry, country=term.country, sectors=term.sectors)


def _began(term: Term) -> date:
    return term.start or date.min


def _ended(term: Term) -> date:
    return term.end or date.max
