"""From a score to a probability: the curve that was fitted on judged claims (`training/calibrate.py`).

A logistic curve over the score's log-odds (Platt 1999, "Probabilistic outputs for support vector machines"), and three
circumstances beside it. Before it, a claim's score is the lexicon's weight of the link times the share of its type,
which is an order and no probability.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_LEAST = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What the log-odds of a claim being right gain: `slope` for each unit of its score's log-odds, `found` where whom
    a side means ("it", "the army") had to be found, `aside` where the target stands far from what is told
    (`slots.is_aside`), `alone` where one side is nobody (`patterns.is_alone`), `shift` always.
    """

    slope: float
    found: float
    aside: float
    alone: float
    shift: float


# Fitted on claims that comity makes of newspaper articles, judged one by one: right are those whose type and both of
# whose sides are; a side that is nobody is wrong where the sentence names somebody for it. Labelled sentences would
# promise too much, since nobody there has to find whom "it" means.
CURVE = Curve(slope=0.59, found=-0.57, aside=-1.1, alone=-1.25, shift=0.94)


def calibrated(score: float, *, found: bool = False, aside: bool = False, alone: bool = False) -> float:
    """The probability (0..1) that a claim of this score (0..1) is right.

    `found`: whom a side means had to be found; `aside`: the target stands far from what is told; `alone`: one side is
    nobody. A higher score never gives a lower one.
    """
    odds = CURVE.slope * logit(score) + CURVE.found * found + CURVE.aside * aside + CURVE.alone * alone + CURVE.shift
    return 1 / (1 + math.exp(-odds))


def logit(share: float) -> float:
    """The log-odds of a share; those of 0 and 1 are cut off at one in a thousand.

    >>> logit(0.5)
    0.0
    """
    held = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
