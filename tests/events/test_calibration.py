"""From scores to probabilities."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.events.calibration import calibrated
from comity.model import Document
from comity.pipeline import read_through

SCORES = st.floats(0, 1)


@given(SCORES, SCORES)
def test_a_higher_score_is_never_less_likely(one: float, other: float) -> None:
    """The curve keeps the order of scores, and gives probabilities."""
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


@given(SCORES)
def test_a_party_that_had_to_be_found_makes_a_claim_less_sure(score: float) -> None:
    """ "It" may have been given the wrong party, and so a claim about it counts less than one about a name."""
    assert calibrated(score, found=True) < calibrated(score)


@given(SCORES)
def test_a_target_that_stands_aside_makes_a_claim_less_sure(score: float) -> None:
    """Whoever stands far from what is told may have no part in it."""
    assert calibrated(score, aside=True) < calibrated(score)


@given(SCORES)
def test_a_side_that_is_nobody_makes_a_claim_less_sure(score: float) -> None:
    """The sentence may name somebody all the same, whom the parse did not lead to."""
    assert calibrated(score, alone=True) < calibrated(score)


def test_whom_it_means_is_found_by_reference() -> None:
    """A name is given in the text; "it", "the army" and "the two countries" had to be found."""
    text = "Kenya's army met rebels. It lost a post. The two sides talked. Kenya and Uganda met. Both denied it."
    [reading] = read_through([Document(id="a", text=text)])
    found = {mention.actor.text: mention.by_reference for mention in reading.mentions}
    assert (found["Kenya's army"], found["It"], found["Both"]) == (False, True, True)
