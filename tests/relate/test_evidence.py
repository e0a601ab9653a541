"""Reports become events, and only what is asserted counts as done."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model import Saying
from comity.record.weight import weight_of
from comity.relate.evidence import happenings, is_asserted, is_between, pairs_of
from tests.relate.fakes import HERALD, NAMES, event, neighbours, tie


def test_reports_linked_to_one_event_are_one_happening() -> None:
    """Two outlets on the summit are one event with two claims; a claim linked to nothing is an event of its own."""
    found = happenings(neighbours().claims(parties={"JPN"}))
    assert [len(h.claims) for h in found if h.id == "summit"] == [2]
    assert sum(len(h.claims) for h in found) == sum(c.kind == "event" for c in neighbours().claims(parties={"JPN"}))


@pytest.mark.parametrize("status", ["not", "planned", "proposed", "hypothetical"])
def test_what_is_not_actual_is_not_done(status: str) -> None:
    """A plan, a proposal, a condition and a denial are no deeds."""
    claim = event(HERALD, "met", "KOR JPN", status=status)  # type: ignore[arg-type]
    assert not is_asserted(claim)
    assert not happenings([claim])[0].is_done


def test_one_assertion_beside_a_denial_makes_an_event_done() -> None:
    """An event that one report asserts and a surer one denies is told by the assertion."""
    said = event(HERALD, "met", "KOR", "JPN", linked="e", confidence=0.4)
    denied = event(HERALD, "met", "KOR", "JPN", linked="e", status="not", confidence=0.9)
    assert happenings([denied, said])[0].best == said
    assert happenings([denied, said])[0].status == "actual"


def test_a_denial_by_somebody_quoted_is_a_denial() -> None:
    """A claim whose speaker denies it has the status `not`, whatever its grammar says."""
    denied = event(HERALD, "met", "KOR", "JPN", said_by=(Saying(text="Seoul", stance="denies"),))
    assert happenings([denied])[0].status == "not"


def test_two_who_act_together_upon_a_third_are_no_pair() -> None:
    """Japan and South Korea who both address China stand each to China, not to one another."""
    claim = event(HERALD, "met", "JPN KOR", "CHN")
    assert pairs_of(claim) == {("CHN", "JPN"), ("CHN", "KOR")}


def test_who_share_in_a_mutual_event_are_pairs() -> None:
    """A meeting of three makes three pairs."""
    assert len(pairs_of(event(HERALD, "met", "JPN KOR CHN"))) == 3


def test_nobody_is_a_pair_with_himself() -> None:
    """An army that acts on its own state makes no pair."""
    assert pairs_of(event(HERALD, "met", "JPN", "JPN")) == set()
    assert not is_between(tie(HERALD, "met", "JPN", "JPN", "trade"), "JPN", "JPN")


def test_doubt_and_hearsay_weigh_less() -> None:
    """The same claim weighs less when its speaker is unsure, and less again when it is only passed on."""
    plain = event(HERALD, "met", "KOR", "JPN")
    unsure = event(HERALD, "met", "KOR", "JPN", certainty="possible")
    told = event(HERALD, "met", "KOR", "JPN", certainty="possible", said_by=(Saying(text="Seoul", stance="asserts"),))
    assert weight_of(plain) > weight_of(unsure) > weight_of(told) > 0


def test_the_sample_parties_have_names() -> None:
    """Every party of the invented record can be shown by name."""
    found = {party for claim in neighbours().held for pair in pairs_of(claim) for party in pair}
    assert found <= set(NAMES)
    assert all(claim.sentence.text for claim in neighbours().held)
    assert date(1998, 10, 8) in {c.time.start for c in neighbours().held if c.kind == "event"}
