"""The signed network: its weights are sums of reasons, and what is not so weighs nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import AnyClaim, Saying
from comity.relate.cite import Citer
from comity.relate.network import Aging, Edge, edge_of, edges_of, signed_network, weight_from
from tests.relate.fakes import HERALD, NAMES, ListView, event, neighbours, page, tie

DAY = date(1998, 10, 9)


def _edge(*claims: AnyClaim, as_of: date = DAY, half_life: float = 5) -> Edge | None:
    aging = Aging(as_of=as_of, half_life=half_life)
    return edge_of(signed_network(claims, NAMES.get, Citer({HERALD.id: HERALD}), aging), "JPN", "KOR")  # type: ignore[arg-type]


@given(st.lists(st.floats(-1, 1)))
def test_a_weight_lies_between_minus_one_and_one(contributions: list[float]) -> None:
    """Whatever the evidence, and its mirror image has the mirror weight."""
    assert -1 <= weight_from(contributions) <= 1
    assert weight_from([-value for value in contributions]) == -weight_from(contributions)


def test_much_mixed_evidence_does_not_end_at_an_extreme() -> None:
    """A thousand good acts and five hundred bad ones make a mixed relation, not a perfect one."""
    assert weight_from([0.5] * 1000 + [-0.5] * 500) == pytest.approx(1 / 3, abs=0.01)


def test_a_weight_is_made_of_its_reasons() -> None:
    """Every edge of the sample network can be computed again from the reasons that it shows."""
    view = neighbours()
    network = signed_network(view.held, NAMES.get, Citer.of(view, view.held), Aging(as_of=date(2019, 8, 1)))  # type: ignore[arg-type]
    for edge in edges_of(network):
        assert edge.weight == weight_from(r.contribution for r in edge.reasons)
        assert -1 <= edge.weight <= 1
        assert all(reason.citations for reason in edge.reasons)


def test_a_new_certain_tie_weighs_its_confidence() -> None:
    """With no age, full certainty and its own voice, the formula leaves valence times confidence."""
    edge = _edge(tie(HERALD, "met", "JPN", "KOR", "alliance", confidence=0.8))
    assert edge is not None
    assert edge.reasons[0].contribution == 0.8


def test_a_claim_counts_half_after_one_half_life() -> None:
    """An event five years old weighs half as much, at a half-life of five years."""
    claim = event(HERALD, "met", "JPN", "KOR", "COOPERATE", day=date(1993, 10, 9), score=10, confidence=1)
    edge = _edge(claim)
    assert edge is not None
    assert edge.reasons[0].contribution == pytest.approx(0.5, abs=0.001)


@given(st.dates(date(1900, 1, 1), DAY), st.dates(date(1900, 1, 1), DAY))
def test_the_older_never_weighs_more(first: date, second: date) -> None:
    """Fading is steady."""
    older, newer = sorted([first, second])
    aging = Aging(as_of=DAY)
    assert 0 <= aging.factor(older) <= aging.factor(newer) <= 1


@pytest.mark.parametrize("status", ["not", "planned", "proposed", "hypothetical"])
def test_what_is_not_done_weighs_nothing(status: str) -> None:
    """No edge comes of a plan, a proposal, a condition or a denial, be it an event or a tie."""
    claims = (
        event(HERALD, "met", "JPN", "KOR", status=status),  # type: ignore[arg-type]
        tie(HERALD, "met", "JPN", "KOR", "alliance", status=status),  # type: ignore[arg-type]
    )
    assert _edge(*claims) is None


def test_an_ended_tie_weighs_nothing() -> None:
    """A friendship that is over is none."""
    assert _edge(tie(HERALD, "met", "JPN", "KOR", "friendship", until="1990")) is None


def test_ten_reports_of_one_event_weigh_as_one() -> None:
    """Loudness is no strength: more reports of one event do not move the weight."""
    one = event(HERALD, "met", "JPN", "KOR", "COOPERATE", linked="e")
    more = [event(HERALD, "apologised", "JPN", "KOR", "COOPERATE", linked="e", confidence=c / 10) for c in range(1, 8)]
    alone, loud = _edge(one), _edge(one, *more)
    assert alone is not None
    assert loud is not None
    assert alone.weight == loud.weight


def test_hearsay_weighs_half() -> None:
    """What the document only passes on counts half."""
    told = event(HERALD, "met", "JPN", "KOR", "AID", day=DAY, said_by=(Saying(text="Seoul", stance="asserts"),))
    own = event(HERALD, "met", "JPN", "KOR", "AID", day=DAY)
    edges = _edge(told), _edge(own)
    assert edges[0] is not None
    assert edges[1] is not None
    assert edges[0].reasons[0].contribution == edges[1].reasons[0].contribution / 2


def test_a_claim_without_any_day_counts_as_one_half_life_old() -> None:
    """Not knowing when is neither new nor nothing."""
    undated = page("Japan met South Korea.", published=None)
    view = ListView([event(undated, "met", "JPN", "KOR", "AID", confidence=1)], [undated])
    network = signed_network(view.held, NAMES.get, Citer.of(view, view.held), Aging(as_of=None))  # type: ignore[arg-type]
    [edge] = edges_of(network)
    assert edge.reasons[0].contribution == 0.5


def test_a_tie_and_an_event_read_from_the_same_words_count_once() -> None:
    """ "Provides aid" is one thing, though it was read as an act and as a standing tie."""
    act = event(HERALD, "met", "JPN", "KOR", "AID", day=DAY)
    standing = tie(HERALD, "met", "JPN", "KOR", "aid")
    elsewhere = tie(HERALD, "apologised", "JPN", "KOR", "aid")
    once, twice = _edge(act, standing), _edge(act, elsewhere)
    assert once is not None
    assert twice is not None
    assert (len(once.reasons), len(twice.reasons)) == (1, 2)
