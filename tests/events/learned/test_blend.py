"""Both coders speak: who decides, and what is said of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.events.learned import Opinion, Word, blend

TYPES = ("AID", "ASSAULT", "REJECT", "none")
shares = st.lists(st.floats(0.01, 1.0), min_size=len(TYPES), max_size=len(TYPES))


def _opinion(weights: list[float]) -> Opinion:
    return Opinion(types={kind: weight / sum(weights) for kind, weight in zip(TYPES, weights, strict=True)}, modes={})


@given(shares)
def test_without_the_lexicon_the_model_decides(weights: list[float]) -> None:
    """Where the lexicon says nothing, the model's likeliest answer stands; all shares together are one."""
    opinion = _opinion(weights)
    verdict = blend(None, opinion)
    assert (verdict.type or "none") == opinion.best
    assert verdict.confidence == max(verdict.shares.values())
    assert abs(sum(verdict.shares.values()) - 1) < 1e-6


@given(shares, st.sampled_from(TYPES[:3]), st.floats(0.5, 0.99))
def test_the_lexicon_never_makes_its_own_type_less_likely(weights: list[float], kind: str, sure: float) -> None:
    """A sure word of the lexicon never turns an answer away from the type that it names."""
    opinion = _opinion(weights)
    if opinion.best == kind:
        assert blend(Word(type=kind, mode=None, confidence=sure), opinion).type == kind


def test_a_close_call_goes_to_the_type_that_both_know() -> None:
    """The lexicon's word decides between two types that the model finds about as likely, and `why` says so."""
    opinion = Opinion(types={"AID": 0.45, "REJECT": 0.5, "none": 0.05}, modes={})
    verdict = blend(Word(type="AID", mode=None, confidence=0.8), opinion)
    assert verdict.type == "AID"
    assert "decided by lexicon" in verdict.why
