"""The few-shot head on points that a child could sort."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.events.codebook.head import Head, Shown, Whitening, features

RANDOM = np.random.default_rng(7)
BACKGROUND = RANDOM.normal(size=(60, 8))
CENTRES = np.eye(8)[:2] * 9


def _head(counter_examples: int = 0) -> tuple[Head, Whitening]:
    whiten = Whitening.of(BACKGROUND)
    examples = np.vstack([centre + RANDOM.normal(size=(6, 8)) for centre in CENTRES])
    examples = np.vstack([examples, RANDOM.normal(size=(counter_examples, 8))])
    labels = [0] * 6 + [1] * 6 + [2] * counter_examples
    return Head(Shown.of(whiten(examples), labels, whiten(BACKGROUND), 2)), whiten


@pytest.mark.parametrize("counter_examples", [0, 4])
def test_points_near_a_type_get_it_and_others_none(counter_examples: int) -> None:
    """Each centre is of its own type, the middle of the background of none, with or without counter-examples."""
    head, whiten = _head(counter_examples)
    shares = head.shares(whiten(np.vstack([CENTRES, np.zeros((1, 8))])))
    assert shares.argmax(1).tolist() == [0, 1, 2]
    assert shares.sum(1) == pytest.approx(1)


def test_an_example_is_judged_by_the_others() -> None:
    """One that was labelled wrongly is not given its label once it is left out."""
    whiten = Whitening.of(BACKGROUND)
    examples = np.vstack([np.repeat(CENTRES, 6, axis=0) + RANDOM.normal(size=(12, 8)), CENTRES[:1]])
    head = Head(Shown.of(whiten(examples), [0] * 6 + [1] * 6 + [1], whiten(BACKGROUND), 2))
    assert head.shares_without(12).argmax() == 0


def test_one_type_alone_is_told_from_none() -> None:
    """A codebook may have a single type."""
    whiten = Whitening.of(BACKGROUND)
    examples = CENTRES[:1] + RANDOM.normal(size=(6, 8))
    head = Head(Shown.of(whiten(examples), [0] * 6, whiten(BACKGROUND), 1))
    assert head.shares(whiten(np.vstack([CENTRES[:1], np.zeros((1, 8))]))).argmax(1).tolist() == [0, 1]


@given(st.floats(0.1, 100))
def test_the_length_of_a_vector_says_nothing(times: float) -> None:
    """Features do not change when the encoder's vectors are longer."""
    found = RANDOM.normal(size=(3, 3, 8))
    assert features(found * times) == pytest.approx(features(found))


def test_types_weigh_alike_however_many_examples_they_have() -> None:
    """Half of the weight is the types', in equal shares; the rest is shared by counter-examples and background."""
    shown = Shown.of(np.zeros((9, 8)), [0, 0, 0, 0, 0, 0, 1, 1, 2], BACKGROUND, 2)
    assert [shown.weights[shown.labels == kind].sum() for kind in (0, 1, 2)] == pytest.approx([0.25, 0.25, 0.5])
    assert shown.weights[8] == pytest.approx(0.25)
