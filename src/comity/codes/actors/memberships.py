"""Who belonged to which organisation on which day: dated facts from tables, never a claim from a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from comity.codes.actors import to_day
from comity.codes.table import rows

Standing = Literal["member", "suspended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One stretch of belonging, or of being suspended within one. `start` and `end` are inclusive.

    `valid_from` and `valid_to` are the same days as exact as they are known ("1963", "1963-05"): `start` is then the
    first day that they can mean, `end` the last. `end` is None for a member when the row was written.
    """

    organisation: str
    member: str
    start: date
    end: date | None
    standing: Standing
    valid_from: str
    valid_to: str | None
    source: str
    note: str

    def covers(self, day: date) -> bool:
        """Whether it ran on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """What the table holds of one organisation.

    `bond` is what its members share (`defence`, `union`, `trade`, ...; `world` tells no two states from others).
    `extent` is `full` where every member has a row, else `some` or `founders`; `unlisted` is how many members more the
    organisation counts, None where that changed or is not known. `nouns` and `adjectives` are what a report may call it
    beside the number of its members.
    """

    organisation: str
    bond: str
    extent: str
    unlisted: int | None
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    source: str


@cache
def memberships() -> Mapping[str, tuple[Membership, ...]]:
    """All rows of memberships.csv, by the key of the organisation.

    >>> [str(row.start) for row in memberships()["NATO"] if row.member == "FIN"]
    ['2023-04-04']
    """
    found: dict[str, list[Membership]] = {}
    for row in rows("actors/memberships.csv"):
        found.setdefault(row["organisation"], []).append(_membership(row))
    return {organisation: tuple(held) for organisation, held in found.items()}


def _membership(row: dict[str, str]) -> Membership:
    return Membership(
        organisation=row["organisation"],
        member=row["member"],
        start=to_day(row["valid_from"]) or date.min,
        end=to_day(row["valid_to"], last=True),
        standing="suspended" if row["standing"] == "suspended" else "member",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"] or None,
        source=row["source"],
        note=row["note"],
    )


@cache
def member_lists() -> Mapping[str, MemberList]:
    """The organisations whose members are known, by key.

    >>> member_lists()["NAM_MOVEMENT"].extent
    'founders'
    """
    return {
        row["organisation"]: MemberList(
            organisation=row["organisation"],
            bond=row["bond"],
            extent=row["list"],
            unlisted=int(row["unlisted"] or 0) if row["unlisted"] or row["list"] == "full" else None,
            nouns=_pieces(row["nouns"]),
            adjectives=_pieces(row["adjectives"]),
            source=row["source"],
        )
        for row in rows("actors/membership_lists.csv")
    }


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(piece for piece in cell.split("|") if piece)


def running_on(organisation: str, day: date | None, standing: Standing = "member") -> tuple[Membership, ...]:
    """The memberships (or suspensions) that run on a day, in the order of the table; none where it has no list.

    Without a day, those that ran at the last: now, or for an organisation that is no more on its last day.

    >>> [row.member for row in running_on("VISEGRAD", date(1991, 5, 1))]
    ['POL', 'HUN', 'CSK']
    >>> len(running_on("WARSAW_PACT", None))
    6
    """
    held = memberships().get(organisation, ())
    day = day or _last_day(held)
    return tuple(row for row in held if row.standing == standing and row.covers(day))


def _last_day(held: tuple[Membership, ...]) -> date:
    """Where each membership has ended, the day on which the last one did."""
    ends = [row.end for row in held if row.standing == "member"]
    return max((end or date.max for end in ends), default=date.max)


def members_on(organisation: str, day: date | None) -> frozenset[str]:
    """The members on a day, those included that are suspended; `day` as in `running_on`.

    >>> "FIN" in members_on("NATO", date(2023, 4, 3)), "FIN" in members_on("NATO", date(2023, 4, 4))
    (False, True)
    """
    return frozenset(row.member for row in running_on(organisation, day))


def is_counted(organisation: str, count: int, day: date | None) -> bool:
    """Whether the organisation had so many members on a day, with or without those suspended; `day` as in `running_on`.

    False where not all members are known.

    >>> is_counted("EU", 28, date(2015, 5, 1)), is_counted("EU", 28, None), is_counted("NAM_MOVEMENT", 23, None)
    (True, False, False)
    """
    known = member_lists().get(organisation)
    if known is None or known.unlisted is None:
        return False
    members = members_on(organisation, day)
    out = {row.member for row in running_on(organisation, day, "suspended")}
    return count - known.unlisted in (len(members), len(members - out))


def was_counted(organisation: str, count: int) -> bool:
    """Whether it ever had so many members.

    >>> was_counted("NATO", 16), was_counted("NATO", 17)
    (True, False)
    """
    return any(is_counted(organisation, count, row.start) for row in memberships().get(organisation, ()))
