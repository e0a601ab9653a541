"""Every name of every actor in `codes/actors`, ready to be found in a text by its words."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from comity.actors.words import HYPHENS, Text, to_key
from comity.codes.actors import Term, blocs, kinds, organisations, peoples, regions, roles, states, terms, wording

Kind = Literal[
    "state", "adjective", "demonym", "capital", "seat", "region", "organisation", "person", "people", "epithet", "role"
]
# When a name has several readings, the first of these in order is tried first.
_ORDER: tuple[Kind, ...] = (
    "person", "organisation", "epithet", "state", "adjective", "demonym", "people", "seat", "capital", "region", "role",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
# Names that are first names of people too, so that "Jordan Banks" is not the kingdom.
GIVEN_NAMES = wording("given_name")
_PLAIN_WORDS = re.compile(r"[A-Za-z0-9 ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading of one name. `form` is the name as the table writes it; its capitals must be met by the text.

    `origin` is the file of a user's own that it is from, empty for comity's tables.
    """

    kind: Kind
    form: str
    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    sort: str = ""
    weak: bool = False
    plural: bool = False
    terms: tuple[Term, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: words `first` up to `last` (exclusive), its readings in order of preference."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def best(self) -> Entry:
        """The preferred reading."""
        return self.entries[0]

    def of(self, *kinds: Kind) -> Entry | None:
        """The first reading of one of these kinds, or None."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


@dataclass(slots=True)
class Lexicon:
    """Names by their words; the longest name from the left wins.

    `kinds` are the kinds of organisations by key; `blocs` what stands for the country of those that belong to no state.
    `spelled` are people by the sound of their names, filled when first asked (`spelling.find_person`).
    """

    entries: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, list[Entry]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    blocs: dict[str, str] = field(default_factory=dict)
    spelled: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)

    def copy(self) -> Lexicon:
        """The same names, to be added to without touching these."""
        return Lexicon(
            entries={keys: list(entries) for keys, entries in self.entries.items()},
            longest=dict(self.longest),
            surnames={word: list(entries) for word, entries in self.surnames.items()},
            kinds=dict(self.kinds),
            blocs=dict(self.blocs),
        )

    def add(self, entry: Entry) -> None:
        """Add one reading of one name."""
        keys = to_keys(entry.form)
        if not keys:
            return
        at = self.entries.get(keys)
        if at is None:
            self.entries[keys] = [entry]
        elif not any(_is_same(entry, other) for other in at):
            at.append(entry)
            at.sort(key=lambda each: _RANK[each.kind])
        if self.longest.get(keys[0], 0) < len(keys):
            self.longest[keys[0]] = len(keys)

    def add_person(self, entry: Entry) -> None:
        """Add one name of a person, and the surname where it is the full one."""
        self.add(entry)
        if entry.form == entry.name:
            self.surnames.setdefault(to_key(entry.name.split()[-1]), []).append(entry)

    def find(self, text: Text) -> tuple[Hit, ...]:
        """The names in a text, from left to right, none overlapping another."""
        return tuple(self._scan(text))

    def _scan(self, text: Text) -> Iterator[Hit]:
        longest, keys, last = self.longest, text.keys, 0
        for first, key in enumerate(keys):
            if first >= last and key in longest:
                hit = self._longest_at(text, first, longest[key])
                if hit:
                    last = hit.last
                    yield hit

    def _longest_at(self, text: Text, first: int, longest: int) -> Hit | None:
        keys, ends = _window(text.keys, first, longest)
        for length in range(len(keys), 0, -1):
            entries = self.entries.get(keys[:length])
            if entries:
                fitting = tuple(entry for entry in entries if _is_written(entry.form, text, first))
                if fitting:
                    return Hit(first, ends[length - 1], fitting)
        return None


def to_keys(form: str) -> tuple[str, ...]:
    """The words that a name is found by.

    >>> to_keys("Al-Shabaab")
    ('al', 'shabaab')
    """
    if _PLAIN_WORDS.fullmatch(form):
        return tuple(form.lower().split())  # as `Text.cut` would, for most of 30,000 forms
    return tuple(key for key in Text.cut(form).keys if key not in HYPHENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a phrase is read with: the names, and the day that decides who held which office (None: no day is known)."""

    lexicon: Lexicon
    on: date | None = None


def _window(keys: Sequence[str], first: int, longest: int) -> tuple[tuple[str, ...], list[int]]:
    """Up to `longest` words from `first` on without hyphens, and where each of them ends."""
    kept: list[str] = []
    ends: list[int] = []
    for at in range(first, len(keys)):
        if keys[at] not in HYPHENS:
            kept.append(keys[at])
            ends.append(at + 1)
            if len(kept) == longest:
                break
    return tuple(kept), ends


def _is_written(form: str, text: Text, first: int) -> bool:
    """Whether the text has the capitals that the name needs: all of "WHO", the first of "Turkey", none of "army"."""
    word = text.words[first]
    if not form[0].isupper():
        return True
    if form.isupper() and len(form) <= 5 and " " not in form:
        return word.isupper() and not text.is_shouted
    return word[0].isupper()


def _is_same(one: Entry, other: Entry) -> bool:
    return (one.kind, one.id, one.name, one.form) == (other.kind, other.id, other.name, other.form)


@cache
def lexicon() -> Lexicon:
    """The lexicon of all tables, built once a process."""
    with _uncollected():
        made = Lexicon(kinds=dict(kinds()), blocs=dict(blocs()))
        for entry in (*_states(), *_organisations(), *_regions(), *_peoples(), *_roles()):
            made.add(entry)
        for entry in _people():
            made.add_person(entry)
    return made


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, whose walks over 100,000 new objects that all stay take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _states() -> Iterator[Entry]:
    for state in states():
        named: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("state", state.names),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
            ("capital", state.capitals),
            ("seat", state.seats),
        )
        for kind, forms in named:
            sectors = ("CVL",) if kind == "demonym" else ("GOV",) if kind in ("seat", "capital") else ()
            for form in forms:
                yield Entry(kind=kind, form=form, name=state.name, id=state.iso3, country=state.iso3, sectors=sectors)


def _organisations() -> Iterator[Entry]:
    for body in organisations():
        for form in body.names:
            yield Entry(
                kind="organisation",
                form=form,
                name=body.name,
                id=body.key,
                country=body.country,
                sectors=body.sectors,
                sort=body.kind,
            )


def _regions() -> Iterator[Entry]:
    for region in regions():
        yield Entry(
            kind="region",
            form=region.name,
            name=region.name,
            id=region.country,
            country=region.country,
            sectors=region.sectors or (("CVL",) if region.kind == "city" else ()),
            sort=region.kind,
        )


def _peoples() -> Iterator[Entry]:
    for people in peoples():
        for form in (*people.names, *people.adjectives):
            yield Entry(
                kind="epithet" if people.kind == "epithet" else "people",
                form=form,
                name=people.names[0],
                id=people.country,
                country=people.country,
                sectors=people.sectors,
                plural=form not in people.adjectives,
            )


def _roles() -> Iterator[Entry]:
    for role in roles():
        for number, form in enumerate(role.forms):
            yield Entry(
                kind="role",
                form=form,
                name=role.forms[0],
                sectors=role.sectors,
                office=role.office,
                sort=role.kind,
                weak=role.weak,
                plural=number == 1,
            )


def _people() -> Iterator[Entry]:
    by_name: dict[str, list[Term]] = {}
    for term in terms():
        by_name.setdefault(term.name, []).append(term)
    for name, held in by_name.items():
        for form in dict.fromkeys((name, *(alias for term in held for alias in term.aliases))):
            yield Entry(kind="person", form=form, name=name, country=held[-1].country, terms=tuple(held))
