"""`comity.events.pairs`: what passes from one marked actor to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.events.pairs import PairRecord, code_pairs
from comity.parse import parse_texts


def _type(sentence: str, source: str | None, target: str | None, marked: str | None = None) -> str | None:
    record = PairRecord(id="1", sentence=sentence, source=source, target=target, marked=marked)
    return next(code_pairs([record], parse_texts)).type


@pytest.mark.parametrize(
    ("sentence", "source", "target", "type_"),
    [
        ("Peru bombed Chile on Monday.", "Peru", "Chile", "ASSAULT"),
        ("Peru said it would send aid to Chile.", "Peru", "Chile", "AGREE"),
        ("Chile was praised by Peru after it freed two men.", "Peru", "Chile", "SUPPORT"),
        ("Peru and Chile met in Lima.", "Peru", "Chile", "CONSULT"),
        ("Unions marched on Monday, furious with Chile.", "Unions", "Chile", "PROTEST"),
    ],
)
def test_the_predicate_that_links_the_pair_gives_the_type(sentence: str, source: str, target: str, type_: str) -> None:
    """Active, reported, passive, side by side, and where only distance tells."""
    assert _type(sentence, source, target) == type_


def test_marks_tell_one_occurrence_from_another() -> None:
    """The marked "Chile" is the one that was bombed, not the one that met."""
    sentence = "Chile met Brazil before Peru bombed Chile."
    marked = "Chile met Brazil before <s>Peru</s> bombed <t>Chile</t>."
    assert _type(sentence, "Peru", "Chile", marked) == "ASSAULT"


def test_nothing_political_gives_no_type() -> None:
    """A sentence in which nothing passes has no type; its confidence is that of this answer."""
    record = PairRecord(id="1", sentence="Peru has fewer lakes than Chile.", source="Peru", target="Chile")
    [coding] = code_pairs([record], parse_texts)
    assert (coding.type, coding.quad) == (None, None)
    assert coding.confidence > 0.5


def test_a_pair_that_is_not_there_has_no_type() -> None:
    """Spans that the sentence does not hold are answered with no type rather than an error."""
    assert _type("Peru bombed Chile.", "Peru", "Bolivia") is None


@pytest.mark.parametrize(
    ("sentence", "source", "target", "type_"),
    [
        ("Peru has lifted the night curfew in Tacna.", "Peru", None, "CONCEDE"),
        ("The dockers of Callao went on strike for higher wages.", "The dockers of Callao", None, "PROTEST"),
        ("Two editors of the weekly were arrested before dawn.", None, "Two editors of the weekly", "COERCE"),
        ("The town of Chivay was shelled for three days.", None, "The town of Chivay", "ASSAULT"),
        ("Peru grows more quinoa than it eats.", "Peru", None, None),
    ],
)
def test_one_side_may_have_no_name(sentence: str, source: str | None, target: str | None, type_: str | None) -> None:
    """What the other does, or what is done to it, is told all the same."""
    assert _type(sentence, source, target) == type_


def test_words_that_only_stand_for_nobody_need_no_place() -> None:
    """Where one side alone is marked, the words of the other may be anything that the sentence lacks."""
    sentence = "The town of Chivay was shelled for three days."
    marked = "<t>The town of Chivay</t> was shelled for three days."
    assert _type(sentence, "somebody", "The town of Chivay", marked) == "ASSAULT"
    assert _type(sentence, None, None, marked) == "ASSAULT"
    assert _type(sentence, "somebody", "The town of Chivay") is None


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_expects_more_events_is_told_of_no_fewer(one: float, other: float) -> None:
    """A higher prior never takes an answer away."""
    record = PairRecord(id="1", sentence="Peru looked away when Chile spoke.", source="Peru", target="Chile")
    few, many = (next(code_pairs([record], parse_texts, prior=prior)).type for prior in sorted((one, other)))
    assert few is None or many is not None


def test_answers_come_in_order_with_their_ids() -> None:
    """One answer a record, in order."""
    records = [PairRecord(id=str(n), sentence="Peru met Chile.", source="Peru", target="Chile") for n in range(3)]
    assert [coding.id for coding in code_pairs(records, parse_texts)] == ["0", "1", "2"]
