"""Both coders speak: what the lexicon and the learned model make of one pair together.

The model gives a probability to each type and to none. The type that the lexicon names gains weight, more so the surer
the lexicon is; the weights were fitted on the held-out tenth of the written corpus (`training/calibrate.py`), and on
nothing else, so that the answer's share is its probability.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from comity.events.calibration import logit
from comity.events.learned.model import NONE, Opinion

# A type that is less likely than this is worth no line of its own in `why`.
_WORTH_TELLING = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each coder's word is worth, in log-odds: the model's shares; the lexicon's type, by itself and for each unit
    of the log-odds of its own confidence.
    """

    model: float
    lexicon: float
    per_logit: float


WEIGHTS = Weights(model=0.95, lexicon=0.42, per_logit=0.22)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the lexicon says of a pair: a type, perhaps a mode, and its confidence (0..1)."""

    type: str
    mode: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What both say together. `type` is None when nothing passes; `confidence` is that of this answer, 0..1.

    `shares` has the probability of each type and of `none`.
    """

    type: str | None
    mode: str | None
    confidence: float
    why: str
    shares: Mapping[str, float]


# Of the pairs that the model learned from, the share between which something passes.
_LEARNED = 0.5


def blend(word: Word | None, opinion: Opinion, weights: Weights = WEIGHTS, prior: float = _LEARNED) -> Verdict:
    """The likeliest answer, and who was for it.

    `prior` is the share (0..1) of the pairs asked about between which something passes, as far as one knows
    before reading them; where it is another than in what the model learned from, its shares are corrected for that
    (Saerens, Latinne and Decaestecker 2002, doi:10.1162/089976602753284446).

    >>> heard = Opinion(types={"AID": 0.7, "CONSULT": 0.2, "none": 0.1}, modes={})
    >>> blend(Word(type="AID", mode=None, confidence=0.8), heard).type
    'AID'
    """
    shares = _shares(word, opinion, weights, prior)
    best = max(shares, key=shares.__getitem__)
    agreed = word is not None and word.type == best
    mode = word.mode if agreed and word and word.mode else opinion.modes.get(best)
    return Verdict(
        type=None if best == NONE else best,
        mode=None if best == NONE else mode,
        confidence=shares[best],
        why=_told(word, opinion, best),
        shares=shares,
    )


def _shares(word: Word | None, opinion: Opinion, weights: Weights, prior: float) -> Mapping[str, float]:
    logits = {kind: weights.model * math.log(max(share, 1e-6)) for kind, share in opinion.types.items()}
    logits[NONE] += logit(_LEARNED) - logit(prior)
    if word is not None and word.type in logits:
        sure = min(max(word.confidence, 0.02), 0.98)
        logits[word.type] += weights.lexicon + weights.per_logit * math.log(sure / (1 - sure))
    highest = max(logits.values())
    raised = {kind: math.exp(logit - highest) for kind, logit in logits.items()}
    total = sum(raised.values())
    return {kind: share / total for kind, share in raised.items()}


def _told(word: Word | None, opinion: Opinion, best: str) -> str:
    """ "model: AID 0.71, CONSULT 0.20; lexicon: AID; both" in the words of `why`."""
    likely = sorted(opinion.types.items(), key=lambda item: -item[1])
    shown = ", ".join(f"{kind} {share:.2f}" for kind, share in likely[:3] if share >= _WORTH_TELLING or kind == best)
    said = word.type if word else "nothing"
    decided = "both" if said == best == opinion.best else "model" if opinion.best == best else "lexicon"
    return f"model: {shown}; lexicon: {said}; decided by {decided}"
