"""Short names that a text gives to its own organisations: "the Movement for Blue Skies (MBS)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.actors.lexicon import Entry, Hit
from comity.actors.words import HYPHENS, Text

# How many words a long name may have for each letter of its short one: "for", "of" and "the" have none.
_STRETCH = 3
# Initials of so many words are no chance.
_INITIALLED = 3


def add_introduced(text: Text, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The names found in a text, with those short names that it introduces itself in brackets or names in full.

    An introduced name beats what the tables say of the same letters; a bracket behind a name that the tables know is
    left to them.
    """
    introduced = _initialled(text, hits) | dict(_introductions(text, hits))
    if not introduced:
        return tuple(hits)
    kept = [hit for hit in hits if not (hit.last - hit.first == 1 and text.words[hit.first] in introduced)]
    added = [Hit(at, at + 1, (introduced[word],)) for at, word in enumerate(text.words) if word in introduced]
    return tuple(sorted([*kept, *added], key=lambda hit: hit.first))


def _initialled(text: Text, hits: Sequence[Hit]) -> dict[str, Entry]:
    """The initials of known organisations that the text names in full: it means these, whoever else has the letters.

    Initials of two that the text names are left to the tables.
    """
    named: dict[str, dict[str, Entry]] = {}
    for hit in hits:
        if hit.best.kind == "organisation" and hit.last - hit.first >= _INITIALLED:
            short = "".join(word[0] for word in text.words[hit.first : hit.last] if word[0].isupper())
            if len(short) >= _INITIALLED:
                named.setdefault(short, {})[hit.best.name] = hit.best
    return {short: one for short, entries in named.items() for one in entries.values() if len(entries) == 1}


def _introductions(text: Text, hits: Sequence[Hit]) -> Iterator[tuple[str, Entry]]:
    known = {hit.last for hit in hits if hit.best.kind == "organisation"}
    for at in range(2, len(text) - 2):
        short = text.words[at + 1]
        if text.keys[at] == "(" and text.keys[at + 2] == ")" and short.isupper() and 2 <= len(short) <= 6:
            first = _long_name(text, at, short)
            if first is not None and at not in known:
                yield short, _to_entry(text, first, at, hits)


def _long_name(text: Text, end: int, short: str) -> int | None:
    """Where the words before the bracket begin whose initials spell the short name; None when they do not."""
    letters = list(short.casefold())
    for at in range(end - 1, max(end - 1 - _STRETCH * len(short), -1), -1):
        if text.keys[at] in HYPHENS:
            continue
        if letters and text.keys[at][0] == letters[-1] and text.words[at][0].isupper():
            letters.pop()
            if not letters:
                return at
    return None


def _to_entry(text: Text, first: int, end: int, hits: Sequence[Hit]) -> Entry:
    """An organisation of the country and the sort that its long name tells, with no key of its own."""
    inside = [hit.best for hit in hits if first <= hit.first and hit.last <= end]
    country = next((entry.country for entry in inside if entry.country), None)
    sectors = next((entry.sectors for entry in reversed(inside) if entry.kind == "role"), ())
    name = text.slice(first, end)
    return Entry(kind="organisation", form=name, name=name, id=None, country=country, sectors=sectors)
