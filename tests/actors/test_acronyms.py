"""Short names that a text introduces itself."""

import pytest

from comity.actors.acronyms import add_introduced
from comity.actors.lexicon import lexicon
from comity.actors.words import Text


def _introduced(raw):
    text = Text.cut(raw)
    return [
        hit.best.name
        for hit in add_introduced(text, lexicon().find(text))
        if hit.best.form == hit.best.name and not hit.best.id
    ]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("The Front for Green Hills (FGH) met. The FGH left.", ["Front for Green Hills"] * 2),
        ("The Nepal River Users Board (NRUB) met.", ["Nepal River Users Board"]),
        ("He met friends (FBX) there.", []),
        ("It rose (UP) again.", []),
    ],
)
def test_letters_must_spell_the_name_before_the_bracket(raw, names):
    """A bracket introduces a short name only for words whose initials it spells."""
    assert [name for name in _introduced(raw) if name in {*names} or not names] == names


def test_a_long_name_of_the_tables_keeps_its_key():
    """A short name in brackets behind a known body does not hide the body."""
    text = Text.cut("The World Health Organization (WHO) spoke. The WHO left.")
    keys = [hit.best.id for hit in add_introduced(text, lexicon().find(text)) if hit.best.kind == "organisation"]
    assert keys == ["WHO", "WHO", "WHO"]


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        ("The Rapid Support Forces held the town. The RSF shelled it.", {"RSF_SDN"}),
        ("Reporters Without Borders spoke of the RSF, the Rapid Support Forces.", {"RSF", "RSF_SDN"}),
    ],
)
def test_initials_mean_the_body_that_the_text_names_in_full(raw, keys):
    """Of two bodies with the same initials a text means the one whose name it gives."""
    text = Text.cut(raw)
    hits = add_introduced(text, lexicon().find(text))
    assert {hit.best.id for hit in hits if hit.best.kind == "organisation"} == keys
