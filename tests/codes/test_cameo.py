"""CAMEO, its Goldstein equivalents, and the way to PLOVER and back."""

import pytest

from comity.codes import cameo, plover
from comity.errors import CodeError


def test_all_codes_of_the_icews_list_are_there():
    """20 roots, and 312 codes in all, each of two to four digits that begin with a root."""
    roots = {code for code in cameo.codes() if len(code) == 2}
    assert len(roots) == 20
    assert len(cameo.codes()) == 312
    assert all(code[:2] in roots and code.isdigit() and len(code) <= 4 for code in cameo.codes())


def test_each_code_outside_statements_has_a_plover_type():
    """PLOVER drops root 01 and nothing else."""
    without = {code[:2] for code in cameo.codes() if cameo.to_plover(code) is None}
    assert without == {"01"}


@pytest.mark.parametrize("type_", list(plover.types()))
def test_every_type_and_mode_has_a_nearest_code_of_that_type(type_):
    """PLOVER to CAMEO and back keeps the quad class of every type and mode."""
    for mode in (None, *plover.modes_of(type_)):
        back = cameo.to_plover(cameo.from_plover(type_, mode))
        assert back is not None
        assert plover.quad(back[0]) == plover.quad(type_) or (type_, mode) in QUAD_SHIFTS


# CAMEO files these elsewhere: a conviction (116) among disapprovals, a resignation (0831) among concessions.
QUAD_SHIFTS = {("SANCTION", "convict"), ("RETREAT", "resign")}


def test_zeros_count():
    """42 is no code; the message says that 042 was probably meant."""
    with pytest.raises(CodeError, match="'042' meant"):
        cameo.check("42")


def test_goldstein_is_within_the_scale():
    """Goldstein equivalents lie between -10 and +10."""
    assert all(-10 <= known.goldstein <= 10 for known in cameo.codes().values())


def test_sanctions_follow_the_manual_and_not_the_map():
    """163 is SANCTION in manual 2.0, though the map of 2021 has COERCE."""
    assert cameo.to_plover("163") == ("SANCTION", "discontinue", ("economic",))
