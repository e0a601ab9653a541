"""Actors of a user's own in TOML: see docs/own-actors.md for the form."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from comity.actors.own.given import OwnActor
from comity.codes import plover
from comity.codes.actors import Term, organisations, roles, states, to_day
from comity.errors import InputError
from comity.model import BLOCS

_FIELDS = ("id", "name", "aliases", "kind", "country", "sectors", "office", "period")
_OFFICE_FIELDS = ("title", "person", "aliases", "sectors", "from", "until")
_PERIOD_FIELDS = ("country", "sectors", "from", "until")
_ID = re.compile(r"[A-Za-z0-9_-]{2,40}")
_LONGEST = 200

Fields = dict[str, Any]


def read_toml(text: str, origin: str) -> tuple[OwnActor, ...]:
    """The actors of a TOML file.

    Raises:
        InputError: the text is no TOML, or an actor breaks a rule; the message names the actor and the rule.
    """
    try:
        fields = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise InputError(f"is no TOML: {problem}. See docs/own-actors.md for an example.") from problem
    _refuse_unknown(fields, ("actor",), "the file")
    entries = _tables(fields.get("actor", []), "actor")
    if not entries:
        raise InputError("holds no actor. Begin each with a line [[actor]]: see docs/own-actors.md for an example.")
    found = tuple(_Entry(entry, number, origin).actor() for number, entry in enumerate(entries, start=1))
    _refuse_repeats(found)
    return found


def _refuse_repeats(actors: tuple[OwnActor, ...]) -> None:
    for key, times in Counter(actor.id or actor.name for actor in actors).items():
        if times > 1:
            raise InputError(f"the actor {key!r} stands {times} times. Keep one entry of it.")


class _Entry:
    """One `[[actor]]` of a file, read field by field; `where` begins every message."""

    def __init__(self, fields: Fields, number: int, origin: str) -> None:
        self.fields = fields
        self.where = f"actor {number} ({fields.get('name') or fields.get('id') or 'without a name'!r:.60})"
        self.origin = f"{origin}, actor {number}"

    def actor(self) -> OwnActor:
        """The actor of the entry."""
        _refuse_unknown(self.fields, _FIELDS, self.where)
        key, name = self._id(), self._words(self.fields, "name")
        if not name and key not in _shipped_ids():
            raise InputError(
                f"{self.where} has no name. Give it one; without a name an id must be one of comity's own."
            )
        kind, country, sectors = self._kind(), self._country(self.fields), self._sectors(self.fields)
        return OwnActor(
            origin=self.origin,
            id=key,
            name=name,
            names=(*([name] if name else []), *map(_bare, self._list(self.fields, "aliases"))),
            kind=kind,
            country=country,
            sectors=sectors,
            periods=tuple(self._periods(country, sectors)),
            offices=tuple(self._offices(name if kind == "person" else None, country, sectors)),
        )

    def _id(self) -> str | None:
        key = self._words(self.fields, "id")
        if key and (not _ID.fullmatch(key) or key in BLOCS):
            rule = "it must be 2 to 40 letters, digits, - and _, and none of PLOVER's codes for bodies of many states"
            raise InputError(f"{self.where}: the id is {key!r:.60}; {rule}. Change it.")
        return key

    def _kind(self) -> str | None:
        kind = self._words(self.fields, "kind")
        known = sorted({body.kind for body in organisations()} | {"person"})
        if kind and kind not in known:
            raise InputError(f"{self.where}: {kind!r:.40} is no kind of actor. Known: {', '.join(known)}.")
        return kind

    def _country(self, fields: Fields) -> str | None:
        code = self._words(fields, "country")
        if code and code not in {state.iso3 for state in states()}:
            near = [state.iso3 for state in states() if code.casefold() in (name.casefold() for name in state.names)]
            hint = f"Do you mean {near[0]!r}?" if near else "Write its ISO 3166-1 alpha-3 code, such as PER."
            raise InputError(f"{self.where}: {code!r:.40} is no country. {hint}")
        return code

    def _sectors(self, fields: Fields) -> tuple[str, ...] | None:
        if "sectors" not in fields:
            return None
        found = self._list(fields, "sectors")
        for sector in found:
            if sector not in plover.sectors() and sector not in BLOCS:
                known = ", ".join(plover.sectors())
                raise InputError(f"{self.where}: {sector!r:.40} is no sector of PLOVER. Known: {known}.")
        return found

    def _periods(self, country: str | None, sectors: tuple[str, ...] | None) -> Iterator[Term]:
        rows = _tables(self.fields.get("period", []), f"{self.where}: period")
        for row in rows:
            _refuse_unknown(row, _PERIOD_FIELDS, f"{self.where}: a period")
            yield self._term(row, country=self._country(row) or country, sectors=self._sectors(row) or sectors or ())

    def _offices(self, person: str | None, country: str | None, sectors: tuple[str, ...] | None) -> Iterator[Term]:
        """Who held which office; in the entry of a person the offices are that person's."""
        for row in _tables(self.fields.get("office", []), f"{self.where}: office"):
            _refuse_unknown(row, _OFFICE_FIELDS, f"{self.where}: an office")
            name = self._words(row, "person") or person
            if not name:
                raise InputError(f'{self.where}: an office has no person. Write who held it: person = "Ana Quispe".')
            yield self._term(
                row,
                name=name,
                aliases=self._list(row, "aliases"),
                country=country,
                office=_known_office(self._words(row, "title") or ""),
                sectors=self._sectors(row) or sectors or (),
            )

    def _term(
        self,
        row: Fields,
        *,
        country: str | None,
        sectors: tuple[str, ...],
        name: str = "",
        aliases: tuple[str, ...] = (),
        office: str = "",
    ) -> Term:
        start, end = self._day(row, "from"), self._day(row, "until")
        if start and end and start > end:
            raise InputError(f"{self.where}: from {start} until {end} ends before it begins. Exchange the days.")
        return Term(
            name=name,
            aliases=aliases,
            country=country,
            organisation=None,
            office=office,
            sectors=sectors,
            start=start,
            end=end,
        )

    def _day(self, row: Fields, field: str) -> date | None:
        """The first or the last day that a date, a month or a year means."""
        value = row.get(field)
        if value is None:
            return None
        try:
            return to_day(str(value), last=field == "until")
        except ValueError as problem:
            rule = 'it must be a day, a month or a year, such as 2019-03-01, "2019-03" or 2019'
            raise InputError(f"{self.where}: {field} is {str(value)!r:.40}; {rule}.") from problem

    def _words(self, fields: Fields, field: str) -> str | None:
        return self._checked(fields[field], field) if field in fields else None

    def _list(self, fields: Fields, field: str) -> tuple[str, ...]:
        value = fields.get(field, [])
        if not isinstance(value, list):
            raise InputError(f'{self.where}: {field} is {value!r:.40}; it must be a list, such as ["one", "two"].')
        return tuple(self._checked(each, field) for each in value)

    def _checked(self, value: Any, field: str) -> str:
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if not 0 < len(words) <= _LONGEST or not any(char.isalnum() for char in words):
            raise InputError(f"{self.where}: {field} is {value!r:.40}; it must be text of at most {_LONGEST} letters.")
        return words


def _bare(alias: str) -> str:
    """The alias without an article, which no name is looked up with."""
    return alias.removeprefix("the ")


@cache
def _shipped_ids() -> frozenset[str]:
    return frozenset((*(state.iso3 for state in states()), *(body.key for body in organisations())))


def _known_office(title: str) -> str:
    """The title as comity writes it where it has the office: "Prime Minister" is "prime minister"."""
    return title.lower() if title.lower() in {role.office for role in roles()} else title


def _tables(value: Any, where: str) -> list[Fields]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise InputError(f"{where} is {value!r:.60}; it must be tables: begin each with its name in [[…]].")
    return value


def _refuse_unknown(fields: Fields, known: tuple[str, ...], where: str) -> None:
    for field in fields:
        if field not in known:
            raise InputError(f"{where} has an unknown field {field!r:.40}. Known: {', '.join(known)}.")
