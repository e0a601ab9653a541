"""`comity.events.slots`: the nearer a place is to what a row asks for, the lower its rank."""

import pytest

from comity.codes import predicates
from comity.events.slots import NOBODY, target_rank


def _row(lemma: str) -> predicates.VerbRow:
    return predicates.verbs()[lemma][-1]


def test_a_direct_object_comes_before_what_is_inside_it() -> None:
    """Of "attacked Peru's port" the object itself would be the target; its possessor is the next best."""
    inside = target_rank(_row("attack"), None, 0, "object/poss")
    assert target_rank(_row("attack"), None, 0, "object") == 0
    assert inside is not None
    assert 0 < inside < NOBODY


def test_any_place_is_better_than_none() -> None:
    """Having no target at all ranks last."""
    assert target_rank(_row("attack"), None, 0, "") == NOBODY


@pytest.mark.parametrize("effect", ["demand", "accuse", "support"])
def test_who_is_spoken_to_comes_before_whom_the_deed_touches(effect: str) -> None:
    """Of "urged Peru to help Chile", Peru."""
    spoken_to = target_rank(_row("help"), effect, 1, "object")
    touched = target_rank(_row("help"), effect, 1, "inner.object")
    assert spoken_to is not None
    assert touched is not None
    assert spoken_to < touched


def test_a_condition_is_a_target_only_of_threats() -> None:
    """ "threatened to quit unless Peru paid" is meant for Peru; "agreed if Peru paid" is not."""
    assert target_rank(_row("attack"), "threaten", 1, "condition", threat=True) == NOBODY - 1
    assert target_rank(_row("help"), "promise", 1, "condition") is None
