"""`comity.events.confidence`: named reasons add up to a probability."""

from hypothesis import given
from hypothesis import strategies as st

from comity.events.candidates import Candidate
from comity.events.confidence import Feature, features, probability
from comity.events.frames import Frame
from comity.events.slots import NOBODY

ALONE = Candidate(
    frame=Frame(predicate=0, lemma="attack", kind="verb"), source=(), target=(), source_slot="", slot="", steps=1
)


@given(st.integers(0, NOBODY - 2), st.integers(0, 3))
def test_a_target_further_aside_is_less_sure(rank: int, depth: int) -> None:
    """Each rank further from what the row asks for lowers the probability, whatever the operators."""
    near, far = (
        probability(features(ALONE, source_rank=0, target_rank=place, depth=depth, named=False))
        for place in (rank, rank + 1)
    )
    assert far < near


@given(st.lists(st.floats(-5, 5)))
def test_a_probability_stays_between_0_and_1(weights: list[float]) -> None:
    """Whatever the reasons, their sum is a probability."""
    assert 0 <= probability(tuple(Feature(name="any", weight=weight) for weight in weights)) <= 1


def test_reasons_that_do_not_apply_are_left_out() -> None:
    """Only reasons with a weight are named."""
    names = {reason.name for reason in features(ALONE, source_rank=0, target_rank=0, depth=0, named=True)}
    assert names == {"base", "row names its object", "no source"}
