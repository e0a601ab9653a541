"""What the reader of a digest does not get: undated or nameless documents, silent outlets, days without a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from comity.model import AnyClaim
from comity.relate.cite import Citer
from comity.relate.wording import count_of, join_words, show_day

_MOST_OUTLETS = 12
_MOST_STRETCHES = 6
"""Stretches of days without a report that are named; of more, the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacks:
    """How many documents have no date and no outlet, and which outlets that the record knows are silent."""

    undated: int
    unnamed: int
    silent: Sequence[str]


def lacks_of(known: Sequence[AnyClaim], chosen: Sequence[AnyClaim], citer: Citer) -> Lacks:
    """What the documents of the `chosen` claims lack, and who of the outlets of the `known` is silent there."""
    documents = {claim.document: citer.document(claim) for claim in chosen}
    undated = sum(1 for document in documents.values() if document is None or document.published is None)
    unnamed = sum(1 for document in documents.values() if document is None or not document.publisher)
    heard = {document.publisher for document in documents.values() if document}
    silent = sorted({name for name in map(citer.publisher, known) if name} - heard)
    return Lacks(undated=undated, unnamed=unnamed, silent=silent)


def missing_words(
    known: Sequence[AnyClaim], chosen: Sequence[AnyClaim], found: int, picked: int, citer: Citer
) -> tuple[str, ...]:
    """Documents without a date or outlet, outlets that the record has `known` and that are silent here, what is left.

    `found` is how much could be picked, `picked` how much was.
    """
    lacks = lacks_of(known, chosen, citer)
    return lack_words(lacks.undated, lacks.unnamed, lacks.silent, found, picked)


def lack_words(undated: int, unnamed: int, silent: Sequence[str], found: int, picked: int) -> tuple[str, ...]:
    """As `missing_words`, from the documents without a date and without an outlet, and the silent outlets."""
    left = found - picked
    lines = {
        f"{count_of(undated, 'document has', 'documents have')} no date of publication.": undated,
        f"{count_of(unnamed, 'document names', 'documents name')} no outlet.": unnamed,
        f"No report here from {_some(silent)}, though the record knows them.": len(silent),
        f"{count_of(left, 'further event or tie has', 'further events and ties have')} no pick of their own.": left,
        "Nothing in the record matches; that is no evidence that nothing happened.": not picked,
    }
    return tuple(line for line, count in lines.items() if count)


def _some(names: Sequence[str]) -> str:
    """The names; of many, the first and how many more."""
    more = len(names) - _MOST_OUTLETS
    return join_words([*names[:_MOST_OUTLETS], *([count_of(more, "other")] if more > 0 else [])])


def days_covered(
    since: date | None, until: date | None, claims: Iterable[AnyClaim], citer: Citer
) -> tuple[date, date] | None:
    """The days that the digest covers: those asked for, else of the first and the last report; None without any."""
    return bounds(since, until, [day for day in map(citer.published, claims) if day])


def bounds(since: date | None, until: date | None, days: Sequence[date]) -> tuple[date, date] | None:
    """As `days_covered`, from the days with a report."""
    first, last = since or min(days, default=None), until or max(days, default=None)
    return (first, last) if first and last and first <= last else None


def quiet_days(period: tuple[date, date] | None, claims: Iterable[AnyClaim], citer: Citer) -> tuple[str, ...]:
    """The days of the period of which there is no report, in words."""
    return quiet_words(period, [day for day in map(citer.published, claims) if day])


def quiet_words(period: tuple[date, date] | None, days_told: Iterable[date]) -> tuple[str, ...]:
    """As `quiet_days`, from the days with a report."""
    if period is None:
        return ()
    first, last = (day.toordinal() for day in period)
    told = sorted({day.toordinal() for day in days_told if period[0] <= day <= period[1]})
    edges = pairwise([first - 1, *told, last + 1])
    quiet = [(before + 1, after - 1) for before, after in edges if after - before > 1]
    if not quiet:
        return ()
    days = sum(end - start + 1 for start, end in quiet)
    span = f"Of the {count_of(last - first + 1, 'day')} from {show_day(period[0])} to {show_day(period[1])}"
    return (f"{span}, {days:,} {'has' if days == 1 else 'have'} no report here: {_stretches(quiet)}.",)


def _stretches(quiet: Sequence[tuple[int, int]]) -> str:
    """Which days; where they make many stretches, the longest. Days are counted as `date.toordinal` does."""
    longest = sorted(quiet, key=lambda stretch: stretch[0] - stretch[1])[:_MOST_STRETCHES]
    ends = [[show_day(date.fromordinal(day)) for day in stretch] for stretch in sorted(longest)]
    words = [" to ".join(dict.fromkeys(stretch)) for stretch in ends]
    return join_words(words) if len(quiet) == len(longest) else f"the longest stretches are {join_words(words)}"
