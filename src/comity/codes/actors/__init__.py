"""Who acts on the world's stage: states, organisations, people in office, peoples, regions, and the nouns for roles.

Each table is one CSV file beside this module; add a row there to teach comity an actor.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.codes.table import rows

Row = dict[str, str]
# PLOVER 2.0, section on actors without a state.
_BLOC_OF_KIND = {"igo": "IGO", "court": "IGO", "bank": "IGO", "ngo": "NGO", "armed": "IMG", "mnc": "MNC", "soc": "ISM"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, now or once. `valid_to` and `successors` are filled for states that are no more."""

    iso3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that acts by itself. `country` is None for one of many states; `memberships` has its members."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    sectors: tuple[str, ...]

    @property
    def bloc(self) -> str | None:
        """What PLOVER writes for its country when it belongs to no state (`model.BLOCS`); None for other kinds."""
        if self.country:
            return None
        of_many = next((bloc for bloc in ("UNO", "EUR") if bloc in self.sectors), None)
        return of_many or _BLOC_OF_KIND.get(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of office of a person. Both days are inclusive; None as `end` means still in office when written."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    organisation: str | None
    office: str
    sectors: tuple[str, ...]
    start: date | None
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun for somebody's part in society, singular and plural. A `weak` one takes its sector from what it leads."""

    forms: tuple[str, ...]
    sectors: tuple[str, ...]
    office: str | None
    kind: str
    weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A people or faith, or an epithet that stands for a state."""

    names: tuple[str, ...]
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a state: kind `dependency`, `disputed`, `region` or `city`."""

    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """A noun that points back: `means` is `state`, `organisation` or `pair`; `fits` limits whom it can mean."""

    noun: str
    means: str
    fits: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """Every state of states.csv.

    >>> [state.iso3 for state in states() if "Burma" in state.names]
    ['MMR']
    """
    return tuple(_state(row) for row in rows("actors/states.csv"))


def _state(row: Row) -> State:
    return State(
        iso3=row["iso3"],
        name=row["name"],
        names=(row["name"], *_list(row["aliases"])),
        adjectives=_list(row["adjectives"]),
        demonyms=_list(row["demonyms"]),
        capitals=_list(row["capital"]),
        seats=_list(row["seats"]),
        valid_from=to_day(row["valid_from"]),
        valid_to=to_day(row["valid_to"], last=True),
        successors=_list(row["successors"]),
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every organisation of organisations.csv."""
    return tuple(
        Organisation(
            key=row["key"],
            name=row["name"],
            names=(row["name"], *_list(row["aliases"])),
            kind=row["kind"],
            country=row["country"] or None,
            sectors=_list(row["sectors"]),
        )
        for row in rows("actors/organisations.csv")
    )


@cache
def blocs() -> Mapping[str, str]:
    """What PLOVER writes for the country of organisations that belong to no state, by key.

    >>> blocs()["NATO"]
    'IGO'
    """
    return {body.key: body.bloc for body in organisations() if body.bloc}


@cache
def terms() -> tuple[Term, ...]:
    """Every term of office of people.csv."""
    return tuple(
        Term(
            name=row["name"],
            aliases=_list(row["aliases"]),
            country=row["country"] or None,
            organisation=row["organisation"] or None,
            office=row["office"],
            sectors=_list(row["sectors"]),
            start=to_day(row["valid_from"]),
            end=to_day(row["valid_to"], last=True),
        )
        for row in rows("actors/people.csv")
    )


@cache
def roles() -> tuple[Role, ...]:
    """Every role noun of roles.csv, with its plural."""
    return tuple(
        Role(
            forms=_forms(row),
            sectors=_list(row["sectors"]),
            office=row["office"] or None,
            kind=row["kind"],
            weak=bool(row["weak"]),
        )
        for row in rows("actors/roles.csv")
    )


def _forms(row: Row) -> tuple[str, ...]:
    phrase = row["phrase"]
    return (phrase, row["plural"] or to_plural(phrase))


@cache
def peoples() -> tuple[People, ...]:
    """Every people, faith and epithet of peoples.csv."""
    return tuple(
        People(
            names=_list(row["names"]),
            kind=row["kind"],
            country=row["country"] or None,
            sectors=_list(row["sectors"]),
            adjectives=_list(row["adjectives"]),
        )
        for row in rows("actors/peoples.csv")
    )


@cache
def regions() -> tuple[Region, ...]:
    """Every part of a state of regions.csv."""
    return tuple(
        Region(name=row["name"], kind=row["kind"], country=row["country"], sectors=_list(row["sectors"]))
        for row in rows("actors/regions.csv")
    )


@cache
def referring() -> dict[str, Referring]:
    """The nouns of referring.csv by themselves.

    >>> referring()["sultanate"].fits
    ('OMN', 'BRN')
    """
    return {
        row["noun"]: Referring(noun=row["noun"], means=row["means"], fits=_list(row["fits"]))
        for row in rows("actors/referring.csv")
    }


@cache
def kinds() -> dict[str, str]:
    """The kind of each organisation by its key.

    >>> kinds()["NATO"]
    'igo'
    """
    return {body.key: body.kind for body in organisations()}


@cache
def wording(use: str) -> frozenset[str]:
    """The words of wording.csv of one use.

    >>> "made" in wording("loose")
    True
    """
    return frozenset(row["word"] for row in rows("actors/wording.csv") if row["use"] == use)


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """The other spellings of a given name, by one of them.

    >>> "Husayn" in spellings()["Hussein"]
    True
    """
    return {row["name"]: _list(row["variants"]) for row in rows("actors/spellings.csv")}


def to_plural(noun: str) -> str:
    """The regular English plural of a noun phrase that ends in its head; a word in -s is left as it is.

    >>> to_plural("prime minister"), to_plural("deputy"), to_plural("coach"), to_plural("police forces")
    ('prime ministers', 'deputies', 'coaches', 'police forces')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("ch", "sh", "ss", "x")):
        return noun + "es"
    return noun if noun.endswith("s") else noun + "s"


def to_day(text: str, *, last: bool = False) -> date | None:
    """The day that an ISO date of a table means; of a year or a month alone the first day, or the last one.

    >>> str(to_day("1953", last=True)), str(to_day("1953-03", last=True)), to_day("")
    ('1953-12-31', '1953-03-31', None)
    """
    if not text:
        return None
    if len(text) == 4:
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1] if last else 1)
    return date.fromisoformat(text)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(piece for piece in cell.split("|") if piece) if cell else ()
