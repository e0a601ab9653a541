"""Where what two parties do to one another turned: change points of the ledger, each named with the events around it.

The method is circular binary segmentation (Olshen et al. 2004, doi:10.1093/biostatistics/kxh008) on the ranks of the
events' PLOVER scores: that stretch is looked for, at an end or in the middle, whose mean rank differs most from that of
the rest, and kept where shuffled events seldom give one as different; then each part is searched again. A crisis that
passes is seen as one, where a search for single cuts sees neither its beginning nor its end. No shape of the series is
assumed.

The series is the scores of the events, not their number by period. How many events a record holds follows how much was
read for it; of what kind they are does not, so that no report is not taken for no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.relate.cite import Citer, Line
from comity.relate.evidence import Happening
from comity.relate.wording import Names, count_of, event_words, join_words, show_day, signed

LEVEL = 0.01
"""A change is named where shuffled events give one as clear in at most one of a hundred series. Our choice: news of one
matter come in rows, so that events are less independent than the test takes them to be."""

_LEAST = 3
"""Events in each stretch. Our choice: two may be one matter."""

_MOST = 200
"""A longer series is folded to so many means of its neighbours, so that all stretches of it can be looked at."""

_SHUFFLES = 999
_NAMED = 3
"""Events named on each side of a change."""

Tone = Literal["cooperative", "conflictual"]
_Numbers = NDArray[np.float64]
_Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Events between two changes, or from the first or to the last: how many, their mean PLOVER score, and when."""

    events: int
    score: float
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoint(Line):
    """A change between two stretches. `day` is that of the first event after it.

    It may have come at any time since `before.last`. `p` is how often shuffled events give a change as clear, 0..1.
    `last_before` and `first_after` are ids of the events next to it, `citations` those of `first_after`.
    """

    day: date
    towards: Tone
    before: Stretch
    after: Stretch
    p: float
    last_before: tuple[str, ...]
    first_after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An event done, by its id, with its day and its PLOVER score."""

    event: str
    day: date
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Two stretches of the series, the earlier first, and how likely chance is to give two as different."""

    before: Sequence[Scored]
    after: Sequence[Scored]
    p: float

    @property
    def next_to(self) -> tuple[str, ...]:
        """The first events after it."""
        return tuple(entry.event for entry in self.after[:_NAMED])


def change_points(events: Iterable[Happening], names: Names, citer: Citer) -> tuple[ChangePoint, ...]:
    """The changes in the scores of the events done, the earliest first.

    Events whose day is not known, or only to the year, are left out, as are those of a type without a score.
    """
    told = {event.id: event for event in events}
    return name_turns(find_turns(_series(told.values(), citer)), told, names, citer)


def find_turns(series: Iterable[Scored]) -> list[Turn]:
    """Where the series turns, the earliest first."""
    scored = sorted(series, key=lambda entry: (entry.day, entry.event))
    found = find_cuts([entry.score for entry in scored], [entry.day for entry in scored])
    bounds = [0, *(at for at, _ in found), len(scored)]
    return [
        Turn(before=scored[start:at], after=scored[at:end], p=p)
        for start, (at, p), end in zip(bounds, found, bounds[2:], strict=False)
    ]


def name_turns(
    turns: Iterable[Turn], told: Mapping[str, Happening], names: Names, citer: Citer
) -> tuple[ChangePoint, ...]:
    """The turns in words; `told` must have the events next to each."""
    return tuple(_named(turn, [told[event] for event in turn.next_to], names, citer) for turn in turns)


def _series(events: Iterable[Happening], citer: Citer) -> Iterator[Scored]:
    for event in events:
        score, day = event.best.plover_score, citer.day(event.dated)
        if event.is_done and score is not None and event.dated.time.precision != "year" and day:
            yield Scored(event=event.id, day=day, score=score)


def find_cuts(scores: Sequence[float], days: Sequence[date]) -> list[tuple[int, float]]:
    """Before which places of the series it changes, with the chance of each, 0..1; `days` are those of the scores.

    >>> days = [date(2001, 1, day) for day in range(1, 13)]
    >>> find_cuts([5.0] * 6 + [-7.0] * 6, days)[0][0]
    6
    """
    step = -(-len(scores) // _MOST) or 1
    starts = range(0, len(scores), step)
    means = [sum(scores[at : at + step]) / len(scores[at : at + step]) for at in starts]
    breaks = [at for at in range(1, len(means)) if days[starts[at] - 1] != days[starts[at]]]
    least = -(-_LEAST // step)
    return [(at * step, p) for at, p in sorted(_search(means, breaks, least, 0, len(means)))]


def _search(means: Sequence[float], breaks: Sequence[int], least: int, start: int, end: int) -> list[tuple[int, float]]:
    """The cuts between `start` and `end`, deeper ones in each of the parts."""
    edges = [at - start for at in (start, *breaks, end) if start <= at <= end]
    found = _clearest(_ranks(means[start:end]), edges, least)
    if found is None or found[1] > LEVEL:
        return []
    cuts = [start + at for at in found[0]]
    parts = pairwise([start, *cuts, end])
    return [(at, found[1]) for at in cuts] + [cut for part in parts for cut in _search(means, breaks, least, *part)]


def _ranks(scores: Sequence[float]) -> _Numbers:
    """The ranks of the scores around 0; equal ones share the middle of theirs."""
    _, places, counts = np.unique(np.asarray(scores, dtype=float), return_inverse=True, return_counts=True)
    middle: _Numbers = np.cumsum(counts) - (counts - 1) / 2
    return middle[places] - (len(scores) + 1) / 2


def _clearest(ranks: _Numbers, edges: Sequence[int], least: int) -> tuple[list[int], float] | None:
    """Where the stretch that differs most begins and ends, and how likely chance is to give one as different.

    None where no stretch and its rest are long enough, on each side.
    """
    count = len(ranks)
    begin, end = _stretches([at for at in edges if at == 0 or at == count or least <= at <= count - least], least)
    if not len(begin):
        return None
    spread = np.sqrt((end - begin) * (count - (end - begin)))
    clear = _differences(ranks[None], begin, end)[0] / spread
    best = int(np.argmax(clear))
    # The same shuffles each time, so that a second run gives the same dossier.
    shuffled = np.random.default_rng(1979).permuted(np.tile(ranks, (_SHUFFLES, 1)), axis=1)
    reached = sum(
        int(np.sum((_differences(some, begin, end) / spread).max(axis=1) >= clear[best] - 1e-9))
        for some in np.array_split(shuffled, 20)
    )
    cuts = [int(at) for at in (begin[best], end[best]) if 0 < at < count]
    return cuts, (1 + reached) / (1 + _SHUFFLES)


def _stretches(edges: Sequence[int], least: int) -> tuple[_Places, _Places]:
    """All stretches from edge to edge that are long enough and not the whole."""
    found = [(i, j) for i, j in combinations(edges, 2) if j - i >= least and (i, j) != (edges[0], edges[-1])]
    begin, end = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return begin, end


def _differences(ranks: _Numbers, begin: _Places, end: _Places) -> _Numbers:
    """By how much the ranks within each stretch differ from what is due to its length; one row a series."""
    sums = np.pad(np.cumsum(ranks, axis=1), ((0, 0), (1, 0)))
    return np.abs(sums[:, end] - sums[:, begin])


def _named(turn: Turn, next_to: Sequence[Happening], names: Names, citer: Citer) -> ChangePoint:
    then, now = _stretch(turn.before), _stretch(turn.after)
    towards: Tone = "cooperative" if now.score > then.score else "conflictual"
    return ChangePoint(
        text=_words(then, now, towards, turn.p, [event_words(event.best, names) for event in next_to]),
        citations=citer.cite_all(claim for event in next_to for claim in event.claims),
        day=now.first,
        towards=towards,
        before=then,
        after=now,
        p=round(turn.p, 4),
        last_before=tuple(entry.event for entry in turn.before[-_NAMED:]),
        first_after=turn.next_to,
    )


def _stretch(entries: Sequence[Scored]) -> Stretch:
    mean = round(sum(entry.score for entry in entries) / len(entries), 2)
    return Stretch(events=len(entries), score=mean, first=entries[0].day, last=entries[-1].day)


def _words(before: Stretch, after: Stretch, towards: Tone, p: float, first: Sequence[str]) -> str:
    turn = "cooperation" if towards == "cooperative" else "conflict"
    return (
        f"Towards {turn} between {show_day(before.last)} and {show_day(after.first)}: "
        f"{count_of(before.events, 'event')} from {show_day(before.first)} on score {signed(before.score)} on average, "
        f"{count_of(after.events, 'event')} up to {show_day(after.last)} {signed(after.score)}; "
        f"these begin with {join_words(list(dict.fromkeys(first)))} (chance {p:.3f})"
    )
