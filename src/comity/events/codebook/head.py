"""The few-shot head: from the encoder's vectors of some examples to the share of each type in a new one.

The vectors are whitened by the spread of background sentences, so that what all sentences share counts for little, and
a logistic regression tells the types from each other and from none of them: the researcher's own counter-examples and
the background. How far such a fit may be believed is told on examples that it has not seen: a scale and a shift of its
logits are chosen on five folds (after Platt 1999). Chosen over nearest centroid and nearest neighbours, and its
constants set, by cross-validation on two codebooks of comity's own: the examples of `samples/diplomatic_protocol.yaml`,
and one of forty-eight sentences on prisoners, truces, borders, arms, elections and debts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from threadpoolctl import threadpool_limits

Array = Any
# The weight of the states at the two marks beside the mean of the sentence's.
_AT_MARKS = 0.5
# How far the spread of the background is drawn to a sphere: 200 sentences tell some 1,150 directions only roughly.
_SHRINK = 0.5
_STRENGTH = 10.0
# What is assumed of the sentences to be coded: half show none of the types. Of the counter-weight half is the
# researcher's own, where there is any.
_NONE_SHARE = 0.5
_OWN_SHARE = 0.5
_FOLDS = 5
_SCALES = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0)
_SHIFTS = tuple(np.arange(-2.0, 5.01, 0.25))


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitening:
    """A change of axes after which background sentences spread alike in all directions."""

    middle: Array
    axes: Array
    gains: Array
    rest: float

    @classmethod
    def of(cls, background: Array) -> Self:
        """The whitening that a background asks for; its mean square length becomes 1."""
        middle = background.mean(0)
        _, lengths, axes = np.linalg.svd(background - middle, full_matrices=False)
        spread = lengths**2 / (len(background) - 1)
        floor = _SHRINK * spread.sum() / len(middle)
        made = cls(middle=middle, axes=axes, gains=((1 - _SHRINK) * spread + floor) ** -0.5, rest=floor**-0.5)
        size = float(np.sqrt((made(background) ** 2).sum(1).mean()))
        return cls(middle=middle, axes=axes, gains=made.gains / size, rest=made.rest / size)

    def __call__(self, vectors: Array) -> Array:
        """The vectors on the new axes."""
        moved = vectors - self.middle
        along = moved @ self.axes.T
        return moved * self.rest + (along * (self.gains - self.rest)) @ self.axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Whitened vectors to learn from. `labels` are numbers of types, the last of which is none; `weights` sum to 1."""

    vectors: Array
    labels: Array
    weights: Array
    none: int

    @classmethod
    def of(cls, examples: Array, labels: Sequence[int], background: Array, none: int) -> Self:
        """Examples with their labels, and the background as none."""
        numbers = np.array([*labels, *[none] * len(background)])
        weights = np.zeros(len(numbers))
        is_background = np.arange(len(numbers)) >= len(labels)
        for kind in range(none):
            weights[numbers == kind] = (1 - _NONE_SHARE) / none / (numbers == kind).sum()
        own = (numbers == none) & ~is_background
        weights[own] = _NONE_SHARE * _OWN_SHARE / max(own.sum(), 1)
        weights[is_background] = _NONE_SHARE * (1 - _OWN_SHARE * own.any()) / is_background.sum()
        return cls(vectors=np.vstack([examples, background]), labels=numbers, weights=weights, none=none)

    def without(self, places: Array) -> Shown:
        """The same without what stands at some places; each label keeps its whole weight."""
        kept = np.setdiff1d(np.arange(len(self.labels)), places)
        weights = self.weights[kept]
        for kind in np.unique(self.labels[places]):
            here = self.labels[kept] == kind
            weights[here] *= self.weights[self.labels == kind].sum() / weights[here].sum()
        return Shown(vectors=self.vectors[kept], labels=self.labels[kept], weights=weights, none=self.none)

    def folds(self) -> Iterator[Array]:
        """The places in five parts, each with its share of every type, of the counter-examples and the background."""
        order = np.lexsort((self.weights, self.labels))
        return (order[start::_FOLDS] for start in range(_FOLDS))


def one_thread() -> AbstractContextManager[object]:
    """Within, NumPy computes in one thread.

    The matrices are small: a second thread brings nothing, takes thirty times as long on a busy machine, and adds up in
    another order.
    """
    return threadpool_limits(limits=1, user_api="blas")  # type: ignore[no-any-return]


def features(found: Array) -> Array:
    """One row a pair of what `PairModel.vectors` gives: each of the three vectors at length 1, weighted."""
    lengths = np.linalg.norm(found, axis=2, keepdims=True)
    weighted = found / np.maximum(lengths, 1e-9) * np.array([1.0, _AT_MARKS, _AT_MARKS])[None, :, None]
    return weighted.reshape(len(found), -1)


class Head:
    """A fitted head."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        unseen = np.zeros((len(shown.labels), shown.none + 1))
        for places in shown.folds():
            unseen[places] = _logits(_fit(shown.without(places)), shown.vectors[places])
        self.unseen = unseen
        self._scale, self._shift = _calibrated(unseen, shown)
        self._fit = _fit(shown)

    def shares(self, vectors: Array) -> Array:
        """The share of each type and, in the last column, of none: one row for each whitened vector."""
        return self.shares_of(_logits(self._fit, vectors))

    def shares_of(self, logits: Array) -> Array:
        """The shares that the logits of a fit stand for."""
        return np.exp(_log_shares(logits, self._scale, self._shift))

    def shares_without(self, place: int) -> Array:
        """The shares of what stands at a place, by a fit that has not seen it."""
        return self.shares_of(_logits(_fit(self.shown.without(np.array([place]))), self.shown.vectors[[place]]))[0]


def _fit(shown: Shown) -> Any:
    from sklearn.linear_model import LogisticRegression  # at use: it takes a second, and coding without needs none

    weights = shown.weights * len(shown.labels)
    return LogisticRegression(C=_STRENGTH, max_iter=300).fit(shown.vectors, shown.labels, sample_weight=weights)


def _logits(fit: Any, vectors: Array) -> Array:
    found = fit.decision_function(vectors)
    return found if found.ndim == 2 else np.column_stack([np.zeros(len(found)), found])


def _calibrated(logits: Array, shown: Shown) -> tuple[float, float]:
    """The scale and the shift towards the types that make unseen labels likeliest."""
    rows = np.arange(len(logits))
    choices = [(scale, shift) for scale in _SCALES for shift in _SHIFTS]
    return max(choices, key=lambda choice: shown.weights @ _log_shares(logits, *choice)[rows, shown.labels])


def _log_shares(logits: Array, scale: float, shift: float) -> Array:
    moved = logits / scale
    moved[:, :-1] += shift
    moved -= moved.max(1, keepdims=True)
    return moved - np.log(np.exp(moved).sum(1, keepdims=True))
