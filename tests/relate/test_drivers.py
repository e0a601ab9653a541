"""Third parties: balance theory, and the arithmetic of what would change."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.relate.cite import Citer
from comity.relate.drivers import changes, pull_of, third_parties
from comity.relate.network import Aging, Edge, edge_of, signed_network
from tests.relate.fakes import HERALD, NAMES, event, tie

DAY = date(1998, 10, 9)


def _network(*ties: tuple[str, str, int]) -> nx.Graph:
    claims = [tie(HERALD, "met", a, b, "friendship" if sign > 0 else "hostility", sign) for a, b, sign in ties]
    return signed_network(claims, NAMES.get, Citer({HERALD.id: HERALD}), Aging(as_of=DAY))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("to_a", "to_b", "bond", "unites"),
    [
        (1, 1, "shared_ally", True),
        (-1, -1, "shared_enemy", True),
        (1, -1, "friend_of_enemy", False),
        (-1, 1, "friend_of_enemy", False),
    ],
)
def test_a_triad_is_judged_by_the_product_of_its_signs(to_a: int, to_b: int, bond: str, unites: bool) -> None:
    """Shared friends and shared enemies unite; the friend of one and enemy of the other divides."""
    [third] = third_parties(_network(("USA", "JPN", to_a), ("USA", "KOR", to_b)), "JPN", "KOR", NAMES.get)  # type: ignore[arg-type]
    assert third.bond == bond
    assert (third.weight > 0) is unites
    assert third.citations


def test_who_stands_to_one_alone_is_no_third_party() -> None:
    """A triad needs three sides."""
    assert third_parties(_network(("USA", "JPN", 1)), "JPN", "KOR", NAMES.get) == ()  # type: ignore[arg-type]
    assert third_parties(nx.Graph(), "JPN", "KOR", NAMES.get) == ()  # type: ignore[arg-type]


def test_the_friend_of_which_is_named_rightly() -> None:
    """The sentence says whose friend and whose enemy the third party is."""
    [third] = third_parties(_network(("CHN", "JPN", -1), ("CHN", "KOR", 1)), "JPN", "KOR", NAMES.get)  # type: ignore[arg-type]
    assert third.text == "China is on good terms with South Korea and at odds with Japan"


@given(
    st.lists(
        st.tuples(st.sampled_from(["USA", "CHN", "PRK"]), st.sampled_from(["JPN", "KOR"]), st.sampled_from([1, -1]))
    )
)
def test_swapping_the_pair_leaves_every_pull_as_it_is(ties: list[tuple[str, str, int]]) -> None:
    """Balance has no direction: A and B pulled by C is B and A pulled by C."""
    network = _network(*ties)
    forth = {(t.party, t.weight) for t in third_parties(network, "JPN", "KOR", NAMES.get)}  # type: ignore[arg-type]
    back = {(t.party, t.weight) for t in third_parties(network, "KOR", "JPN", NAMES.get)}  # type: ignore[arg-type]
    assert forth == back


def test_turning_a_sign_moves_the_pull_by_twice_the_weight() -> None:
    """What the change says it would come to is what the sum comes to when that sign is turned."""
    before = _network(("USA", "JPN", 1), ("USA", "KOR", 1), ("CHN", "JPN", -1), ("CHN", "KOR", 1))
    turned = _network(("USA", "JPN", 1), ("USA", "KOR", 1), ("CHN", "JPN", 1), ("CHN", "KOR", 1))
    thirds = third_parties(before, "JPN", "KOR", NAMES.get)  # type: ignore[arg-type]
    [change] = changes(thirds, None, NAMES.get)  # type: ignore[arg-type]
    assert change.about == "CHN"
    assert change.before == pull_of(thirds)
    assert change.after == pytest.approx(pull_of(third_parties(turned, "JPN", "KOR", NAMES.get)), abs=0.002)  # type: ignore[arg-type]


def _own(with_threat: bool) -> Edge:
    claims = [
        event(HERALD, "met", "JPN", "KOR", "COOPERATE", day=DAY),
        event(HERALD, "apologised", "JPN", "KOR", "THREATEN", day=DAY, score=-3.5),
    ]
    citer, aging = Citer({HERALD.id: HERALD}), Aging(as_of=DAY)
    network = signed_network(claims[: 1 + with_threat], NAMES.get, citer, aging)  # type: ignore[arg-type]
    edge = edge_of(network, "JPN", "KOR")
    assert edge is not None
    return edge


def test_taking_away_an_act_gives_the_weight_without_it() -> None:
    """The pair without its one threat weighs what a record without the threat gives."""
    [change] = changes((), _own(with_threat=True), NAMES.get)  # type: ignore[arg-type]
    assert change.after == pytest.approx(_own(with_threat=False).weight, abs=0.002)
    assert change.citations[0].trigger.text == "apologised"


def test_nothing_to_change_where_nothing_divides() -> None:
    """A pair that all things unite has no change to name."""
    assert changes((), _own(with_threat=False), NAMES.get) == ()  # type: ignore[arg-type]
