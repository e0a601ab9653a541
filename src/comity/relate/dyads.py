"""The ledger of a pair: what the two did to and with one another, counted by period, direction and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from comity.model import AnyClaim, EventClaim, Status
from comity.relate.cite import Citer
from comity.relate.evidence import Happening, is_between, parties_of, sources, targets

Direction = Literal["a_to_b", "b_to_a", "mutual"]
Grain = Literal["year", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """Events of one period, direction and status. Each event counts once, whatever the number of its reports.

    `period` is "1953" or "1953-07" (a year alone where the month is unknown), None where no day is known. `quads`
    counts the events of quad 1 to 4. `score` is the sum of the PLOVER scores (-10..+10 each); an event whose type has
    no score adds nothing.
    """

    period: str | None
    direction: Direction
    status: Status
    quads: tuple[int, int, int, int]
    score: float
    reports: int

    @property
    def events(self) -> int:
        """How many events."""
        return sum(self.quads)

    @property
    def cooperative(self) -> int:
        """How many of them are verbal or material cooperation."""
        return self.quads[0] + self.quads[1]

    @property
    def conflictual(self) -> int:
        """How many of them are verbal or material conflict."""
        return self.quads[2] + self.quads[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCoverage:
    """What the record holds of one period: documents that name either party, both, the outlets, the days with a report.

    A document counts in the period in which it was published.
    """

    period: str
    documents: int
    naming_both: int
    outlets: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much there is to go by, so that no report is not taken for no event.

    Counts are of documents with a claim about either party; `undated` of those have no day of publication.
    """

    documents: int
    naming_both: int
    outlets: tuple[str, ...]
    without_outlet: int
    undated: int
    days: int
    first: date | None
    last: date | None
    periods: tuple[PeriodCoverage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePeriod:
    """Events done between the two in one period, beside the documents that could have told of more.

    `documents` of 0 means that nothing was read, not that nothing happened.
    """

    period: str
    cooperative: int
    conflictual: int
    score: float
    documents: int


def direction_of(claim: EventClaim, a: str, b: str) -> Direction | None:
    """Which way an event between `a` and `b` runs; None when it is not between them.

    Whoever acts on both sides, or shares in a mutual event, makes it mutual.
    """
    if not is_between(claim, a, b):
        return None
    forth = a in sources(claim) and b in targets(claim)
    back = b in sources(claim) and a in targets(claim)
    return "mutual" if forth == back else "a_to_b" if forth else "b_to_a"


def ledger(events: Iterable[Happening], a: str, b: str, citer: Citer, grain: Grain = "year") -> tuple[LedgerRow, ...]:
    """The ledger of `a` and `b`: one row per period, direction and status, in that order; no known day comes first."""
    groups: dict[tuple[str | None, Direction, Status], list[Happening]] = defaultdict(list)
    for event in events:
        direction = direction_of(event.best, a, b)
        if direction:
            groups[period_of(event.dated, citer, grain), direction, event.status].append(event)
    keys = sorted(groups, key=lambda key: (key[0] or "", key[1], key[2]))
    return tuple(_row(key, groups[key]) for key in keys)


def _row(key: tuple[str | None, Direction, Status], events: Sequence[Happening]) -> LedgerRow:
    period, direction, status = key
    quads = [sum(1 for event in events if event.best.quad == quad) for quad in (1, 2, 3, 4)]
    return LedgerRow(
        period=period,
        direction=direction,
        status=status,
        quads=(quads[0], quads[1], quads[2], quads[3]),
        score=round(sum(event.best.plover_score or 0.0 for event in events), 2),
        reports=sum(len(event.claims) for event in events),
    )


def period_of(claim: AnyClaim, citer: Citer, grain: Grain) -> str | None:
    """The period that a claim falls in, no finer than its time is known; None when no day is known."""
    day = citer.day(claim)
    if day is None:
        return None
    by_year = grain == "year" or (isinstance(claim, EventClaim) and claim.time.precision == "year")
    return day.isoformat()[: 4 if by_year else 7]


def choose_grain(days: Iterable[date]) -> Grain:
    """Months for a stretch of up to three years, years for a longer one."""
    known = sorted(days)
    return "month" if known and (known[-1] - known[0]).days <= 3 * 366 else "year"


def coverage(claims: Sequence[AnyClaim], a: str, b: str, citer: Citer, grain: Grain = "year") -> Coverage:
    """What the record holds about `a` or `b`, in all and by period of publication."""
    named = _parties_by_document(claims)
    samples = {claim.document: claim for claim in claims if named[claim.document] & {a, b}}
    published = {key: citer.published(claim) for key, claim in samples.items()}
    publishers = {key: citer.publisher(claim) for key, claim in samples.items()}
    days = sorted({day for day in published.values() if day})
    both = {key for key in samples if {a, b} <= named[key]}
    return Coverage(
        documents=len(samples),
        naming_both=len(both),
        outlets=tuple(sorted({name for name in publishers.values() if name})),
        without_outlet=sum(1 for name in publishers.values() if not name),
        undated=sum(1 for day in published.values() if day is None),
        days=len(days),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        periods=_by_period(published, publishers, both, grain),
    )


def _parties_by_document(claims: Iterable[AnyClaim]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        named[claim.document] |= parties_of(claim)
    return named


def _by_period(
    published: dict[str, date | None], publishers: dict[str, str | None], both: set[str], grain: Grain
) -> tuple[PeriodCoverage, ...]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, day in published.items():
        if day:
            groups[day.isoformat()[: 4 if grain == "year" else 7]].append(key)
    return tuple(
        PeriodCoverage(
            period=period,
            documents=len(keys),
            naming_both=len(both.intersection(keys)),
            outlets=len({publishers[key] for key in keys} - {None}),
            days=len({published[key] for key in keys}),
        )
        for period, keys in sorted(groups.items())
    )


def timeline(rows: Iterable[LedgerRow], covered: Coverage) -> tuple[TimelinePeriod, ...]:
    """The periods with an event done or a document read, in order. What was not done is not in it."""
    done: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        if row.period and row.status == "actual":
            done[row.period].append(row)
    documents = {period.period: period.documents for period in covered.periods}
    return tuple(
        TimelinePeriod(
            period=period,
            cooperative=sum(row.cooperative for row in done[period]),
            conflictual=sum(row.conflictual for row in done[period]),
            score=round(sum(row.score for row in done[period]), 2),
            documents=documents.get(period, 0),
        )
        for period in sorted(set(done) | set(documents))
    )


def periods_between(first: str, last: str) -> list[str]:
    """Years, or years and months, from first to last.

    >>> periods_between("1998-11", "1999-01")
    ['1998-11', '1998-12', '1999-01']
    """
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(first) == len(last) == 4:
        return [str(year) for year in years]
    months = (f"{year}-{month:02}" for year in years for month in range(1, 13))
    return [month for month in months if first[:7] <= month <= last[:7] or month[:4] == first]


def unread_periods(covered: Coverage) -> tuple[tuple[str, str], ...]:
    """The stretches between the first and the last document in which none was published: first and last period of each.

    >>> told = [PeriodCoverage(period=p, documents=1, naming_both=0, outlets=1, days=1) for p in ("1998", "2001")]
    >>> unread_periods(Coverage(documents=2, naming_both=0, outlets=(), without_outlet=2, undated=0, days=2,
    ...     first=None, last=None, periods=tuple(told)))
    (('1999', '2000'),)
    """
    read = [period.period for period in covered.periods]
    gaps = (periods_between(before, after)[1:-1] for before, after in pairwise(read))
    return tuple((gap[0], gap[-1]) for gap in gaps if gap)
