"""What two parties share by the table of memberships: knowledge with its dates, never a claim and without a weight.

It stands beside what the record says and is kept apart from it. The signed network is made of claims alone, so that a
membership which a passage tells of, too, is counted once: by that passage.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from comity.codes.actors.memberships import Membership, member_lists, members_on, memberships, running_on
from comity.codes.table import rows
from comity.model import AnyClaim, TieClaim
from comity.relate.evidence import is_asserted
from comity.relate.wording import Names, known_name, show_iso, with_article

TABLE = "table: memberships"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """An organisation to which both belong or belonged at one time, or of the two the one that the other belongs to.

    `since` and `until` bound the time in which both belonged, as exact as known; `until` is None where that goes on.
    `running` tells whether it does on the day of the dossier. `bond` is what the members share (wording/bonds.csv).
    `told` says that a passage of the record tells of a membership of one of them in it, too. `source` names the table
    and the treaty or list behind the row.
    """

    text: str
    organisation: str
    name: str
    bond: str
    since: str
    until: str | None
    running: bool
    told: bool
    source: str


def find_pacts(
    a: str, b: str, *, since: date | None, on: date | None, names: Names, told: Collection[str] = ()
) -> tuple[Pact, ...]:
    """The pacts of two parties at any time from `since` to `on` (inclusive; None: open, and now).

    `told` are the organisations whose membership passages tell of. Those that go on come first, the closest bonds and
    the smallest bodies before others.

    >>> [pact.organisation for pact in find_pacts("AUS", "NZL", since=None, on=date(1960, 1, 1), names=str)]
    ['ANZUS', 'SEATO', 'FIVE_EYES', 'COMMONWEALTH']
    """
    keys = [key for key, known in member_lists().items() if known.bond in _bonds()]
    found = [pact for key in keys for pact in _pacts_in(key, a, b, since, on, names, told)]
    return tuple(sorted(found, key=lambda pact: _rank(pact, on)))


def told_memberships(claims: Iterable[AnyClaim], a: str, b: str) -> set[str]:
    """The organisations to which `a` or `b` belongs by a passage of the record."""
    told = (
        claim for claim in claims if isinstance(claim, TieClaim) and claim.tie == "membership" and is_asserted(claim)
    )
    return {claim.b.party for claim in told if claim.b.party and claim.a.party in (a, b)}


def _rank(pact: Pact, on: date | None) -> tuple[bool, int, int, str, str]:
    size = len(members_on(pact.organisation, on))
    return not pact.running, list(_bonds()).index(pact.bond), size, pact.organisation, pact.since


def _pacts_in(
    key: str, a: str, b: str, since: date | None, on: date | None, names: Names, told: Collection[str]
) -> Iterator[Pact]:
    for start, end in _common(key, a, b):
        if _is_within(start.start, end.end, since, on):
            running = end.end is None or (on is not None and on <= end.end)
            until = None if running else end.valid_to
            words = [_belonging(key, a, b, names, running=running), _bonds()[member_lists()[key].bond]]
            yield Pact(
                text=", ".join([*words, _when(start.valid_from, until), *_out(key, a, b, on, names)]),
                organisation=key,
                name=known_name(key),
                bond=member_lists()[key].bond,
                since=start.valid_from,
                until=until,
                running=running,
                told=key in told,
                source=f"{TABLE}, after {member_lists()[key].source}",
            )


def _is_within(start: date, end: date | None, since: date | None, on: date | None) -> bool:
    return start <= (on or date.max) and (since is None or end is None or since <= end)


def _common(key: str, a: str, b: str) -> list[tuple[Membership, Membership]]:
    """The stretches in which both belong, or the one that is not the organisation: the rows that begin and end each."""
    sides = [_held(key, party) for party in (a, b) if party != key]
    pairs = product(*sides)
    met = [(max(pair, key=lambda row: row.start), min(pair, key=lambda row: row.end or date.max)) for pair in pairs]
    return [(start, end) for start, end in met if start.start <= (end.end or date.max)]


def _held(key: str, party: str) -> list[Membership]:
    return [row for row in memberships()[key] if row.member == party and row.standing == "member"]


def _belonging(key: str, a: str, b: str, names: Names, *, running: bool) -> str:
    body = with_article(known_name(key))
    if key in (a, b):
        member = with_article(names(a if key == b else b))
        return f"{member} {'belongs' if running else 'belonged'} to {body}"
    return f"both {'belong' if running else 'belonged'} to {body}"


def _when(since: str, until: str | None) -> str:
    return f"since {show_iso(since)}" if until is None else f"from {show_iso(since)} to {show_iso(until)}"


def _out(key: str, a: str, b: str, on: date | None, names: Names) -> list[str]:
    out = [row for row in running_on(key, on, "suspended") if row.member in (a, b)]
    return [f"{with_article(names(row.member))} suspended since {show_iso(row.valid_from)}" for row in out]


@cache
def _bonds() -> dict[str, str]:
    """The bonds that tell something of two members, the closest first, in words."""
    return {row["bond"]: row["words"] for row in rows("wording/bonds.csv")}
