"""`comity.events.contexts`: PLOVER's contexts by cue words."""

from comity.codes import plover
from comity.codes.table import rows
from comity.events.contexts import contexts_of


def test_every_context_has_cue_words() -> None:
    """The cue list knows all 37 contexts and no others."""
    assert {plover.check_context(row["context"]) for row in rows("cues/contexts.csv")} == set(plover.contexts())


def test_a_mode_brings_its_context() -> None:
    """A cyber attack has the context cyber without the word."""
    assert contexts_of(["they", "attack"], "cyber") == ("cyber",)


def test_plain_words_bring_no_context() -> None:
    """A sentence without cue words has no context."""
    assert contexts_of(["it", "rain"]) == ()
