"""From scores to probabilities."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.events.calibration import calibrated

SCORES = st.floats(0, 1)


@given(SCORES, SCORES)
def test_a_higher_score_is_never_less_likely(one: float, other: float) -> None:
    """The curve keeps the order of scores, and gives probabilities."""
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1
