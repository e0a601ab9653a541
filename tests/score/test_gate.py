"""The gate: comity's own figures may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.score.gate import broken, limits, measure

TRAINING = Path(__file__).parents[2] / "training"


def test_no_figure_is_worse_than_it_may_be() -> None:
    """On the held-out tenth of the written corpus and on judged articles, every figure keeps its floor or ceiling."""
    assert broken(measure(TRAINING)) == []


@pytest.mark.parametrize(("side", "worse"), [("floor", -0.01), ("ceiling", 0.01)])
def test_a_worse_figure_is_named(side: str, worse: float) -> None:
    """Each figure that crosses its limit is named, with the limit; those that keep it are not."""
    asked = limits()
    good = asked["floor"] | asked["ceiling"]
    for name, limit in asked[side].items():
        [fault] = broken(good | {name: limit + worse})
        assert fault.startswith(name)
        assert f"{limit:g}" in fault
