"""The ledger of a pair: what the two did to and with one another, counted by period, direction and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from comity.model import AnyClaim, Certainty, EventClaim, Status, TimePrecision
from comity.record.view import Grain
from comity.relate.cite import Citer
from comity.relate.evidence import Happening, is_between, parties_of, sources, targets

Direction = Literal["a_to_b", "b_to_a", "mutual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """Events of one period, direction, status and certainty. Each counts once, whatever the number of its reports.

    `period` is "1953", "1953-07" or a week of ISO 8601, "1953-W27" (a month or year alone where the event is known no
    closer), None where no day is known. `certainty` is that of the claim that the event is told by. `quads`
    counts the events of quad 1 to 4. `score` is the sum of the PLOVER scores (-10..+10 each); an event whose type has
    no score adds nothing.
    """

    period: str | None
    direction: Direction
    status: Status
    certainty: Certainty
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

    Counts are of documents with a claim about either party; `undated` of those have no day of publication, `copies`
    carry another's text.
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
    copies: int = 0


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
    """The ledger of `a` and `b`: a row per period, direction, status and certainty, in this order; no day: first."""
    groups: dict[_Key, list[Happening]] = defaultdict(list)
    for event in events:
        direction = direction_of(event.best, a, b)
        if direction:
            key = (period_of(event.dated, citer, grain), direction, event.status, event.best.certainty)
            groups[key].append(event)
    return tuple(_row(key, groups[key]) for key in sorted(groups, key=in_order))


_Key = tuple[str | None, Direction, Status, Certainty]
_SUREST_FIRST: tuple[Certainty, ...] = ("certain", "probable", "possible")


def in_order(key: _Key) -> tuple[tuple[date, int], str, str, int]:
    """Where a row of the ledger stands: by period, direction, status and certainty, the surest first."""
    period, direction, status, certainty = key
    return start_of(period), direction, status, _SUREST_FIRST.index(certainty)


def start_of(period: str | None) -> tuple[date, int]:
    """What periods are put in order by: their first day, and longer ones before shorter; none at all comes first.

    >>> sorted(["2023-02", "2023-W06", "2023", "2023-W05"], key=start_of)
    ['2023', '2023-W05', '2023-02', '2023-W06']
    """
    if period is None:
        return date.min, 0
    if "W" in period:
        return date.fromisocalendar(int(period[:4]), int(period[6:]), 1), len(period)
    return date(int(period[:4]), int(period[5:] or 1), 1), len(period)


def _row(key: _Key, events: Sequence[Happening]) -> LedgerRow:
    period, direction, status, certainty = key
    quads = [sum(1 for event in events if event.best.quad == quad) for quad in (1, 2, 3, 4)]
    return LedgerRow(
        period=period,
        direction=direction,
        status=status,
        certainty=certainty,
        quads=(quads[0], quads[1], quads[2], quads[3]),
        score=round(sum(event.best.plover_score or 0.0 for event in events), 2),
        reports=sum(len(event.claims) for event in events),
    )


def period_of(claim: AnyClaim, citer: Citer, grain: Grain) -> str | None:
    """The period that a claim falls in, no finer than its time is known; None when no day is known."""
    day = citer.day(claim)
    precision = claim.time.precision if isinstance(claim, EventClaim) else "day"
    return period_name(day, grain, precision) if day else None


def period_name(day: date, grain: Grain, precision: TimePrecision = "day") -> str:
    """The year, month or week (ISO 8601) of a day, no finer than the day is known.

    >>> period_name(date(2021, 1, 3), "week"), period_name(date(2021, 1, 3), "week", "month")
    ('2020-W53', '2021-01')
    """
    if grain == "year" or precision == "year":
        return day.isoformat()[:4]
    if grain == "month" or precision == "month":
        return day.isoformat()[:7]
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


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
        copies=citer.copies(samples.values()),
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
            groups[period_name(day, grain)].append(key)
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
        for period in sorted(set(done) | set(documents), key=start_of)
    )


def periods_between(first: str, last: str) -> list[str]:
    """Years, months or weeks from first to last.

    >>> periods_between("1998-11", "1999-01"), periods_between("2020-W52", "2021-W01")
    (['1998-11', '1998-12', '1999-01'], ['2020-W52', '2020-W53', '2021-W01'])
    """
    if "W" in first and "W" in last:
        monday, end = (date.fromisocalendar(int(week[:4]), int(week[6:]), 1) for week in (first, last))
        days = range(monday.toordinal(), end.toordinal() + 1, 7)
        return [period_name(date.fromordinal(day), "week") for day in days]
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
