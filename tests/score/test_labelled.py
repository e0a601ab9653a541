"""Figures on labels: what they are at their ends, and that labels are read as they stand."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from comity.score.labelled import (
    LabelledPair,
    calibration_error,
    cohens_kappa,
    macro_f1,
    precision_recall,
    read_labelled,
)

LABELS = st.lists(st.sampled_from(["AID", "ASSAULT", "none"]), min_size=1, max_size=30)


@given(LABELS)
def test_who_says_what_is_right_scores_one(gold: list[str]) -> None:
    """The labels themselves have the best macro-F1, and full precision and recall of each label."""
    assert macro_f1(gold, gold) == 1
    assert precision_recall(gold, gold, gold[0]) == (1, 1)
    assert cohens_kappa(gold, gold) == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(answers: list[tuple[float, bool]]) -> None:
    """The error lies between 0 and 1, whatever is answered."""
    assert 0 <= calibration_error(answers) <= 1


def test_sure_and_right_is_no_error() -> None:
    """Nothing is wrong with confidence 1 where all is right, all with confidence 1 where nothing is."""
    assert calibration_error([(1.0, True), (1.0, True)]) == 0
    assert calibration_error([(1.0, False)]) == 1


def test_labels_are_read_as_they_stand(tmp_path: Path) -> None:
    """A line gives one pair for each of its labels; what two hands said is kept where they differed."""
    pairs = [["Peru", "Chile", "AID", "", "two"], ["Chile", "Peru", "none", "", "settled:none/SUPPORT"]]
    line = {"sentence": "Peru sent Chile tents.", "pairs": pairs}
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n")
    first, second = read_labelled(tmp_path)
    assert (first.group, first.type, first.mode, first.hands()) == ("a-0", "AID", "none", ("AID", "AID"))
    assert second.hands() == ("none", "SUPPORT")


def test_one_hand_is_no_agreement() -> None:
    """What one person labelled says nothing of agreement."""
    pair = LabelledPair(group="a", sentence="Peru.", source="Peru", target="Peru", type="none", mode="none")
    assert pair.hands() is None
