"""A pair with too many claims around it to look at each: what all of them come to, and those that are shown.

The counts, the ledger, the coverage and every weight are those of all claims, counted by the store. Listed are the
events and ties that weigh most: of the pair itself, of the third parties that pull most, and where the ledger turns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from comity.model import AnyClaim, Certainty, Status
from comity.record.view import EventSum, Grain, Survey, Weighed
from comity.relate.change_points import Scored, Turn, find_turns
from comity.relate.drivers import is_faint
from comity.relate.dyads import Coverage, Direction, LedgerRow, PeriodCoverage, choose_grain, in_order, period_name
from comity.relate.members import stand_with
from comity.relate.network import Aging, weigh_all, weight_from
from comity.relate.wording import count_of, directed_ties

_EVENTS = 50
"""Events of the pair that are listed, of each sign. This and the others: our choice, what can be read and fetched."""

_THIRDS = 8
"""Third parties of each kind, those who unite and those who divide."""

_REASONS = 2
"""Events and ties listed for the edge to a third party, of each sign."""

_TELLERS = 4
"""Claims by which each of them is told; those that date it or end it come on top."""

_WISHED = 20
"""Claims of what is planned, of what is proposed, and of what is called possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Large:
    """What a dossier shows and counts of a pair with many claims. `pull` is that of all third parties."""

    claims: Sequence[AnyClaim]
    aging: Aging
    grain: Grain
    covered: Coverage
    rows: tuple[LedgerRow, ...]
    turns: Sequence[Turn]
    sums: Sequence[Weighed]
    pull: float
    events: int
    single: int

    def weigh(self, network: nx.Graph) -> None:
        """Give the edges of a network made from the claims shown the weight that all claims give them."""
        weigh_all(network, self.sums)

    @property
    def limit(self) -> str:
        """What is listed, and what is counted."""
        return (
            f"The record holds {count_of(self.events, 'event')} between the two, too many to list: listed are those "
            "that weigh most, with some of their reports, and the third parties that pull most. The counts and weights "
            "are of all."
        )


def look(survey: Survey, a: str, b: str, *, until: date | None, half_life: float, by: Grain | None = None) -> Large:
    """What a survey of the pair comes to, its ledger `by` year, month or week; None: as long as it is."""
    aging = Aging(as_of=until or survey.last_day(), half_life=half_life)
    directed = directed_ties()
    sums = survey.weigh(as_of=aging.as_of, half_life=half_life, directed=directed)
    events, grain = survey.events(), by or choose_grain(survey.days())
    turns = find_turns(_series(events))
    pulls = _pulls(sums, a, b, stand_with(a, b, aging.as_of))
    matters = [
        *survey.heaviest([(min(a, b), max(a, b))], _EVENTS),
        *survey.heaviest(_edges_of(_strongest(pulls), a, b), _REASONS),
        *survey.ties(directed),
        *(event for turn in turns for event in turn.next_to),
    ]
    shown = [*survey.told(matters, _TELLERS, directed), *survey.wished(_WISHED)]
    return Large(
        claims=list({claim.id: claim for claim in shown}.values()),
        aging=aging,
        grain=grain,
        covered=_coverage(survey, grain),
        rows=ledger_of(events, grain),
        turns=turns,
        sums=sums,
        pull=round(sum(pulls.values()), 3),
        events=len(events),
        single=sum(event.single for event in events),
    )


def _series(events: Iterable[EventSum]) -> list[Scored]:
    return [
        Scored(event=event.event, day=event.day, score=event.score)
        for event in events
        if event.told and event.score is not None and event.day and event.precision != "year"
    ]


def _pulls(sums: Iterable[Weighed], a: str, b: str, inside: Collection[str]) -> dict[str, float]:
    """The pull of each third party, as `drivers.third_parties` has it."""
    weights: dict[str, dict[str, float]] = {a: {}, b: {}}
    for known in sums:
        for here, there in ((known.a, known.b), (known.b, known.a)):
            if here in weights:
                weights[here][there] = weight_from((), (known.total, known.size))
    shared = sorted((weights[a].keys() & weights[b].keys()) - set(inside))
    found = {third: (weights[a][third], weights[b][third]) for third in shared}
    return {third: round(to_a * to_b, 3) for third, (to_a, to_b) in found.items() if not is_faint(to_a, to_b)}


def _strongest(pulls: Mapping[str, float]) -> list[str]:
    unite = sorted((third for third in pulls if pulls[third] > 0), key=lambda third: (-pulls[third], third))
    divide = sorted((third for third in pulls if pulls[third] < 0), key=lambda third: (pulls[third], third))
    return unite[:_THIRDS] + divide[:_THIRDS]


def _edges_of(thirds: Iterable[str], a: str, b: str) -> list[tuple[str, str]]:
    return [(min(third, side), max(third, side)) for third in thirds for side in (a, b)]


def ledger_of(events: Iterable[EventSum], grain: Grain) -> tuple[LedgerRow, ...]:
    """The ledger of a pair, as `dyads.ledger` has it."""
    groups: dict[tuple[str | None, Direction, Status, Certainty], list[EventSum]] = defaultdict(list)
    for event in events:
        period = period_name(event.day, grain, event.precision) if event.day else None
        groups[period, _direction(event), event.status, event.certainty].append(event)
    return tuple(_row(key, groups[key]) for key in sorted(groups, key=in_order))


def _direction(event: EventSum) -> Direction:
    if event.forth == event.back:
        return "mutual"
    return "a_to_b" if event.forth else "b_to_a"


def _row(key: tuple[str | None, Direction, Status, Certainty], events: Sequence[EventSum]) -> LedgerRow:
    period, direction, status, certainty = key
    quads = [sum(event.quad == quad for event in events) for quad in (1, 2, 3, 4)]
    return LedgerRow(
        period=period,
        direction=direction,
        status=status,
        certainty=certainty,
        quads=(quads[0], quads[1], quads[2], quads[3]),
        score=round(sum(event.score or 0.0 for event in events), 2),
        reports=sum(event.reports for event in events),
    )


def _coverage(survey: Survey, grain: Grain) -> Coverage:
    """As `dyads.coverage` has it."""
    found = survey.periods(grain)
    dated = [period for period in found if period.period]
    return Coverage(
        documents=sum(period.documents for period in found),
        naming_both=sum(period.naming_both for period in found),
        outlets=tuple(sorted({name for period in found for name in period.outlets if name})),
        without_outlet=sum(period.without_outlet for period in found),
        undated=sum(period.documents for period in found if not period.period),
        days=sum(period.days for period in dated),
        first=min((period.first for period in dated if period.first), default=None),
        last=max((period.last for period in dated if period.last), default=None),
        periods=tuple(
            PeriodCoverage(
                period=period.period or "",
                documents=period.documents,
                naming_both=period.naming_both,
                outlets=len([name for name in period.outlets if name is not None]),
                days=period.days,
            )
            for period in dated
        ),
        copies=sum(period.copies for period in found),
    )
