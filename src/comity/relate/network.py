"""The signed network of actors: who is on good terms with whom, each weight a sum of reasons that point at claims.

The weight of an edge is

    w = S / (0.5 + S'),  S = sum over ties and events of  valence * confidence * certainty * 2 ** (-age / half-life)

where S' is the same sum with each term made positive. So w lies between -1 and +1, stays near 0 while there is little
to go by, and tends to the balance of good and bad, not to an extreme, as evidence grows. The 0.5 is additive smoothing:
as if half a certain claim of no valence were always there.

The valence of a tie is its own (+1, 0, -1), that of an event its PLOVER score over 10. `certainty` is how sure the
speaker is (1, 0.6, 0.3), halved where the document only passes the claim on. The age is in years, from the day of the
event (of publication for a tie, and where no day is known for an event) to the day that the network is drawn for; what
is newer counts in full, and without any day the age is taken to be one half-life. Each tie and each event counts once,
by its weightiest claim, so that many reports of one event do not outweigh many events; and so does each passage: a tie
and an event read from the same words are one thing. What is planned, proposed, hypothetical, denied or ended counts
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from comity.model import AnyClaim, EventClaim, Span, TieClaim
from comity.record.view import Weighed
from comity.record.weight import weight_of
from comity.relate.cite import Citer, Line
from comity.relate.evidence import happenings, is_asserted, pairs_of
from comity.relate.standing import holding_of, ties_of
from comity.relate.wording import Names, event_words, show_time, tie_words, with_article

HALF_LIFE_YEARS = 5.0
"""After so many years a claim counts half. Our choice; the dossier says which was used."""

_SCORE_RANGE = 10.0
_SMOOTHING = 0.5
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Line):
    """One tie or event and what it adds to the weight of an edge, before the sum is squashed."""

    contribution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How two parties stand in the record: `weight` in -1..+1, and why. `a` comes before `b` in the alphabet.

    `reasons` are the heaviest; `rest` is what those not listed come to, with their signs and without.
    """

    a: str
    b: str
    weight: float
    reasons: tuple[Reason, ...]
    rest: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aging:
    """How claims fade: `half_life` in years, counted back from the day `as_of` (None where the record knows no day)."""

    as_of: date | None
    half_life: float = HALF_LIFE_YEARS

    def factor(self, day: date | None) -> float:
        """What is left, 0..1, of a claim of that day.

        >>> Aging(as_of=date(2024, 1, 1)).factor(date(2019, 1, 1))
        0.5
        """
        if day is None or self.as_of is None:
            return 0.5
        years = max((self.as_of - day).days, 0) / _DAYS_A_YEAR
        return round(2 ** (-years / self.half_life), 3)


def signed_network(claims: Sequence[AnyClaim], names: Names, citer: Citer, aging: Aging) -> nx.Graph:
    """All parties that the claims connect; each edge has `weight` and `reasons`, the heaviest first.

    Ties and events that weigh nothing make no edge.
    """
    reasons: dict[tuple[str, str], list[Reason]] = defaultdict(list)
    for pair, reason in (*_tie_reasons(claims, names, citer, aging), *_event_reasons(claims, names, citer, aging)):
        reasons[pair].append(reason)
    network = nx.Graph()
    for (a, b), weighed in sorted(reasons.items()):
        found = _without_echoes(weighed)
        weight = weight_from(reason.contribution for reason in found)
        network.add_edge(a, b, weight=weight, reasons=tuple(found))
    return network


def weight_from(contributions: Iterable[float], rest: tuple[float, float] = (0.0, 0.0)) -> float:
    """The weight of an edge with these reasons, and a `rest` of others: their sum with signs and without.

    >>> weight_from([]), weight_from([0.5]), weight_from([1.0, -0.5]), weight_from([1.0], (-0.5, 0.5))
    (0.0, 0.5, 0.25, 0.25)
    """
    found = list(contributions)
    return round((sum(found) + rest[0]) / (_SMOOTHING + sum(map(abs, found)) + rest[1]), 3)


def weigh_all(network: nx.Graph, sums: Iterable[Weighed]) -> None:
    """Give the edges of a network that lists some reasons alone the weight of all, counted by pair."""
    for known in sums:
        if network.has_edge(known.a, known.b):
            edge = network.edges[known.a, known.b]
            shown = [reason.contribution for reason in edge["reasons"]]
            edge["rest"] = (known.total - sum(shown), max(known.size - sum(map(abs, shown)), 0.0))
            edge["weight"] = weight_from(shown, edge["rest"])


def _without_echoes(reasons: Iterable[Reason]) -> list[Reason]:
    """The reasons, the heaviest first, without those that rest wholly on words that a heavier one rests on."""
    kept: list[Reason] = []
    taken: dict[str, list[Span]] = defaultdict(list)
    for reason in sorted(reasons, key=lambda r: (-abs(r.contribution), -r.contribution, r.text)):
        if not all(any(c.trigger.touches(span) for span in taken[c.document]) for c in reason.citations):
            kept.append(reason)
        for citation in reason.citations:
            taken[citation.document].append(citation.trigger)
    return kept


def edge_of(network: nx.Graph, a: str, b: str) -> Edge | None:
    """The edge between two parties; None when nothing in the record weighs on them."""
    if not network.has_edge(a, b):
        return None
    data = network.edges[a, b]
    rest = data.get("rest", (0.0, 0.0))
    return Edge(a=min(a, b), b=max(a, b), weight=data["weight"], reasons=data["reasons"], rest=rest)


def edges_of(network: nx.Graph) -> tuple[Edge, ...]:
    """All edges, in order of the alphabet."""
    found = (edge_of(network, a, b) for a, b in network.edges)
    return tuple(sorted((edge for edge in found if edge), key=lambda edge: (edge.a, edge.b)))


_OfPair = tuple[tuple[str, str], Reason]


def _tie_reasons(claims: Iterable[AnyClaim], names: Names, citer: Citer, aging: Aging) -> list[_OfPair]:
    found: list[_OfPair] = []
    for (tie, a, b), group in ties_of(claims).items():
        held = [claim for claim in group if is_asserted(claim)] if holding_of(group, citer) == "held" else []
        words = tie_words(tie, with_article(names(a)), with_article(names(b)))
        value = max((_tie_value(claim, citer, aging) for claim in held), key=abs, default=0.0)
        if value and a and b and a != b:
            reason = Reason(text=words, citations=citer.cite_all(held), contribution=round(value, 3))
            found.append(((min(a, b), max(a, b)), reason))
    return found


def _tie_value(claim: TieClaim, citer: Citer, aging: Aging) -> float:
    return claim.valence * weight_of(claim) * aging.factor(citer.published(claim))


def _event_reasons(claims: Iterable[AnyClaim], names: Names, citer: Citer, aging: Aging) -> list[_OfPair]:
    found: list[_OfPair] = []
    for event in happenings(claims):
        told = [claim for claim in event.claims if is_asserted(claim)]
        value = _event_value(event.best, citer, aging) if told else 0.0
        if value:
            when = show_time(event.dated.time, citer.published(event.dated))
            text = f"{event_words(event.best, names)}, {when}"
            reason = Reason(text=text, citations=citer.cite_all(told), contribution=round(value, 3))
            found += [(pair, reason) for pair in sorted(pairs_of(event.best))]
    return found


def _event_value(claim: EventClaim, citer: Citer, aging: Aging) -> float:
    return (claim.plover_score or 0.0) / _SCORE_RANGE * weight_of(claim) * aging.factor(citer.day(claim))
