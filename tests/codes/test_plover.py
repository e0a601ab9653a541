"""The PLOVER 2.0 vocabularies."""

import pytest

from comity.codes import plover
from comity.errors import CodeError


def test_there_are_16_types_and_67_modes():
    """The manual counts 16 event types and 67 modes."""
    assert len(plover.types()) == 16
    assert sum(len(known.modes) for known in plover.types().values()) == 67


def test_cooperation_scores_above_conflict():
    """Every mode of the first two quad classes scores above zero; every mode of the fourth below."""
    for known in plover.types().values():
        scores = [plover.score(known.type, mode) for mode in (None, *known.modes)]
        if known.quad <= 2:
            assert min(scores) > 0, known.type
        elif known.quad == 4:
            assert max(scores) < 0, known.type


def test_modes_belong_to_known_types():
    """No mode hangs on a type that types.csv lacks."""
    assert {row["type"] for row in plover.rows("plover/modes.csv")} <= set(plover.types())


def test_accuse_is_conflict():
    """The +3 printed for ACCUSE is read as -3, since all its modes are negative."""
    assert plover.score("ACCUSE") == -3
    assert plover.quad("ACCUSE") == 3


@pytest.mark.parametrize("name", ["pro_democracy", "pro-democracy", "Pro Democracy", "democracy"])
def test_spellings_of_a_context_fold_into_one(name):
    """Hyphens, blanks, capitals and the names of older lists lead to the manual's spelling."""
    assert plover.check_context(name) == "pro_democracy"


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (plover.check_type, "FIGHT"),
        (plover.check_context, "weather"),
        (plover.check_sector, "HLH"),
        (plover.quad, "agree"),
        (plover.modes_of, ""),
    ],
)
def test_an_unknown_code_is_named_with_the_known_ones(check, code):
    """The error repeats the value and lists what would have been right."""
    with pytest.raises(CodeError, match=r"Known: \w+"):
        check(code)


def test_a_mode_of_another_type_is_refused():
    """`visit` is a mode of CONSULT, not of AID."""
    with pytest.raises(CodeError, match="'visit' is not a mode of AID"):
        plover.score("AID", "visit")
