"""Claims are judged by labels: between labelled actors only, with side and type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from comity.model import AnyClaim, Document
from comity.pipeline import code_documents
from comity.score.claims import score_claims
from comity.score.labelled import LabelledPair


def _pair(type: str, source: str = "Peru", target: str = "Chile", sentence: str = "Peru bombed Chile.") -> LabelledPair:
    return LabelledPair(group="a", sentence=sentence, source=source, target=target, type=type, mode="none")


@pytest.mark.parametrize(
    ("pair", "judged", "right", "found", "typed"),
    [
        pytest.param(_pair("ASSAULT"), 1, 1, 1, 1, id="the labelled deed is found"),
        pytest.param(_pair("AID"), 1, 0, 1, 0, id="a deed of another type is wrong, though the pair was found"),
        pytest.param(_pair("none"), 1, 0, 0, 0, id="a deed where nothing passes is wrong"),
        pytest.param(_pair("ASSAULT", "Chile", "Peru"), 0, 0, 0, 0, id="a label of the other direction does not judge"),
    ],
)
def test_a_claim_is_judged_by_the_label_of_its_pair(
    pair: LabelledPair, judged: int, right: int, found: int, typed: int
) -> None:
    """Only a claim from the labelled source to the labelled target is judged; only events count as events."""
    score = score_claims([pair], code_documents)
    assert (len(score.judged), sum(one.right for one in score.judged), score.found, score.typed) == (
        judged,
        right,
        found,
        typed,
    )


def test_parties_side_by_side_answer_both_directions() -> None:
    """Who meets meets the other, too: one claim is judged by the labels of both directions, once."""
    sentence = "Peru and Chile met in Lima."
    pairs = [_pair("CONSULT", sentence=sentence), _pair("CONSULT", "Chile", "Peru", sentence)]
    score = score_claims(pairs, code_documents)
    assert (len(score.judged), score.events, score.typed, score.precision, score.recall) == (1, 2, 2, 1, 1)


def test_nothing_coded_has_no_recall() -> None:
    """Where no claim is made, nothing is judged and nothing found."""

    def silent(documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[AnyClaim, ...]]]:
        return ((document, ()) for document in documents)

    score = score_claims([_pair("ASSAULT")], silent)
    assert (score.judged, score.found, score.recall, score.precision) == ((), 0, 0, 0)
