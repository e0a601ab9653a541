"""`comity.events.patterns`: rows, operators and the future make a coding."""

from collections.abc import Callable

import pytest

from comity.codes import cameo, plover
from comity.events.candidates import propose
from comity.events.coder import Coding
from comity.events.coders import CODERS
from comity.events.frames import kind_of, read_frame
from comity.events.phrases import Cast
from comity.events.tree import read_tree
from comity.model import Reading

ReadMarked = Callable[[str], Reading]


def _codings(reading: Reading, coder_number: int = 0) -> list[Coding]:
    tree = read_tree(reading.doc)
    cast = Cast(tree, reading.mentions)
    kinds = ((token, kind_of(tree, token)) for token in range(len(tree.word)))
    frames = [read_frame(tree, token, kind) for token, kind in kinds if kind is not None]
    candidates = [candidate for frame in frames for candidate in propose(frame, cast)]
    found = CODERS[coder_number].code(reading, candidates)
    assert len(found) == len(candidates)
    return [coding for coding in found if coding is not None]


@pytest.mark.parametrize("number", range(len(CODERS)))
def test_each_coder_answers_every_candidate_with_known_codes(number: int, read_marked: ReadMarked) -> None:
    """The contract of a coder: one answer a candidate, in order; types, modes and CAMEO codes that exist."""
    codings = _codings(read_marked("[Peru] refused to meet [Chile] after its attack on [Bolivia]."), number)
    assert codings
    for coding in codings:
        plover.check_mode(plover.check_type(coding.type), coding.mode)
        assert coding.cameo is None or cameo.check(coding.cameo)
        assert 0 < coding.confidence < 1


def test_a_reading_without_candidates_gets_no_codings(read_marked: ReadMarked) -> None:
    """Nothing proposed, nothing coded."""
    assert [coder.code(read_marked("It rained."), []) for coder in CODERS] == [[] for _ in CODERS]


def test_the_future_is_told_by_the_type(read_marked: ReadMarked) -> None:
    """ "will send aid" is AGREE, and says that its type already tells the future."""
    coding = max(_codings(read_marked("[Norway] will send aid to [Malawi].")), key=lambda known: known.confidence)
    assert (coding.type, coding.told) == ("AGREE", True)


def test_an_operator_speaks_for_what_it_takes_in(read_marked: ReadMarked) -> None:
    """ "refused to meet": the coding hangs on "refused" and covers "meet"."""
    reading = read_marked("[Peru] refused to meet [Chile].")
    refusal = next(coding for coding in _codings(reading) if coding.type == "REJECT")
    assert reading.doc[refusal.predicate].text == "refused"
    assert [reading.doc[token].text for token in refusal.covers] == ["refused", "meet"]


def test_what_must_be_done_is_asked_of_its_subject(read_marked: ReadMarked) -> None:
    """ "said Chile must" is REQUEST, whatever it must."""
    types = {coding.type for coding in _codings(read_marked("[Peru] said [Chile] must keep its word."))}
    assert types == {"REQUEST"}
