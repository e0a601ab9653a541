"""From a score to a probability: the curve that was fitted on labelled sentences (`training/calibrate.py`).

A logistic curve over the score's log-odds (Platt 1999, "Probabilistic outputs for support vector machines"). Before it,
a claim's score is the lexicon's weight of the link times the share of its type, which is an order and no probability.
"""

from __future__ import annotations

import math

# Fitted on the claims that comity makes of the held-out tenth of the written corpus, and on nothing else.
SLOPE = 2.07
SHIFT = 0.99
_LEAST = 0.001


def calibrated(score: float) -> float:
    """The probability (0..1) that a claim of this score (0..1) is right. A higher score never gives a lower one."""
    return 1 / (1 + math.exp(-(SLOPE * logit(score) + SHIFT)))


def logit(share: float) -> float:
    """The log-odds of a share; those of 0 and 1 are cut off at one in a thousand.

    >>> logit(0.5)
    0.0
    """
    held = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
