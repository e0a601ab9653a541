"""`comity.events.unlisted`: what the learned model alone tells, where the lexicon has no row."""

from collections.abc import Callable

from comity.events.calibration import calibrated
from comity.events.find import events_of
from comity.model import Reading

ReadMarked = Callable[[str], Reading]


def test_a_guess_says_that_the_model_decided(read_marked: ReadMarked) -> None:
    """The trace of a verb of no row names the model, and the way from the doer to the other."""
    [finding] = events_of(read_marked("The last [Soviet troops] left [Hungary] in June 1991."))
    assert finding.path == "subject>leave>object"
    assert finding.why[-1].endswith("lexicon: nothing; decided by model")


def test_a_guess_counts_less_than_an_agreement(read_marked: ReadMarked) -> None:
    """What one coder alone says is never as sure as what two say."""
    [guessed] = events_of(read_marked("The last [Soviet troops] left [Hungary] in June 1991."))
    assert guessed.confidence <= calibrated(0.8)


def test_a_guessed_target_stands_in_the_place_of_nobody(read_marked: ReadMarked) -> None:
    """One deed is told once: with its target, not also without it."""
    findings = events_of(read_marked("[Bolivia] nationalised the power grid, and [Madrid] sought compensation."))
    assert [len(finding.target) for finding in findings] == [1]
