"""The pair model: it reads marks, tells directions apart, and passes over what it cannot see."""

from __future__ import annotations

import pytest

from comity.codes import ties
from comity.events.learned import Marked, forget, load


def _marked(sentence: str, source: str, target: str) -> Marked:
    first, second = sentence.index(source), sentence.index(target)
    return Marked(sentence=sentence, source=(first, first + len(source)), target=(second, second + len(target)))


def test_marks_stand_around_the_actors() -> None:
    """The text that the model reads has the marks it was trained with."""
    text = _marked("Peru thanked Chile.", "Peru", "Chile").text()
    assert text == "[unused1] Peru [unused2] thanked [unused3] Chile [unused4]."


def test_a_side_without_a_name_has_no_marks() -> None:
    """What one side does to nobody in particular is read with that side alone marked."""
    assert Marked(sentence="Peru voted.", source=(0, 4), target=None).text() == "[unused1] Peru [unused2] voted."


@pytest.mark.parametrize(
    "spans", [((0, 6), (4, 8)), ((0, 4), (0, 8)), ((0, 4), (5, 99)), ((-1, 4), None), (None, None)]
)
def test_spans_that_cannot_be_marked_make_no_pair(spans: tuple[tuple[int, int] | None, ...]) -> None:
    """Overlapping ones, ones outside of the sentence, and none at all."""
    assert Marked.at("Peru met Chile.", *spans) is None


PLAIN = [
    (
        "The Kenyan air force bombed positions of the Ugandan army on Monday.",
        "The Kenyan air force",
        "the Ugandan army",
        "ASSAULT",
    ),
    ("Norway sent Malawi 40 tonnes of maize after the floods.", "Norway", "Malawi", "AID"),
    ("Peru urged Chile to withdraw its troops from the border.", "Peru", "Chile", "REQUEST"),
    ("Portugal beat Hungary 3-1 in a friendly in Lisbon on Sunday.", "Portugal", "Hungary", "none"),
]


@pytest.mark.parametrize(("sentence", "source", "target", "kind"), PLAIN)
def test_plain_sentences_have_their_type(sentence: str, source: str, target: str, kind: str) -> None:
    """What needs no second thought is read right."""
    [opinion] = load().opinions([_marked(sentence, source, target)])
    assert opinion
    assert opinion.best == kind


def test_probabilities_sum_to_one() -> None:
    """The shares of types and none are a distribution."""
    [opinion] = load().opinions([_marked("Peru met Chile.", "Peru", "Chile")])
    assert opinion
    assert sum(opinion.types.values()) == pytest.approx(1, abs=1e-4)


def test_order_and_company_change_nothing() -> None:
    """An opinion does not depend on what is asked beside it, to the last digit."""
    pairs = [_marked(sentence, source, target) for sentence, source, target, _ in PLAIN]
    together = load().opinions(pairs)
    alone = [opinion for pair in reversed(pairs) for opinion in load().opinions([pair])][::-1]
    assert together == alone


def test_an_actor_beyond_the_reach_is_no_opinion() -> None:
    """A mark past the longest sentence that the model reads gives None, not a guess."""
    sentence = "Peru " + "very " * 400 + "much thanked Chile."
    assert load().opinions([_marked(sentence, "Peru", "Chile")]) == [None]


def test_a_pair_that_was_heard_is_not_asked_again_turned() -> None:
    """A tie has no direction: an opinion on a pair serves the same pair the other way round, until it is forgotten."""
    model, pair = load(), _marked("Peru has long been an ally of Chile.", "Peru", "Chile")
    model.forget()
    [heard] = model.opinions([pair])
    assert model.opinions_either_way([pair.turned()]) == [heard]
    assert model.opinions_either_way([pair.turned()])[0] is heard
    forget()
    assert model.opinions_either_way([pair.turned()])[0] is not heard


def test_the_kinds_of_tie_are_those_of_the_codebook() -> None:
    """The shares of the kinds and none are a distribution over the kinds that comity knows."""
    [opinion] = load().opinions([_marked("Peru has long been an ally of Chile.", "Peru", "Chile")])
    assert opinion
    assert set(opinion.ties) == {*ties.kinds(), "none"}
    assert sum(opinion.ties.values()) == pytest.approx(1, abs=1e-4)
