"""The report on a codebook."""

from __future__ import annotations

from comity.events.codebook import Example, Report
from comity.events.codebook.check import Answer
from comity.present.codebook import show_report


def _answer(name: str, kind: str | None, given: str | None, likeliest: str, share: float) -> Answer:
    example = Example(name=name, type=kind, sentence=f"Sentence {name}.\x1b[2J", marked=None)
    return Answer(example=example, given=given, likeliest=likeliest, share=share)


def _report(*answers: Answer) -> Report:
    return Report(title="mine 1", threshold=0.5, one_by_one=True, answers=answers, background=200, background_typed=3)


RIGHT = _answer("loan 1", "loan", "loan", "loan", 0.9)
MISSED = _answer("loan 2", "loan", None, "gift", 0.4)
MISTAKEN = _answer("gift 1", "gift", "loan", "loan", 0.8)
COUNTER = _answer("none 1", None, None, "loan", 0.1)


def test_each_type_has_its_line_and_each_mistake_its_sentence() -> None:
    """Right, missed and mistaken are counted by type; mistakes are shown with what they were taken for."""
    told = show_report(_report(RIGHT, MISSED, MISTAKEN, COUNTER))
    assert "right 2 of 4 (0.50)" in told
    assert "general sentences given a type: 3 of 200" in told
    rows = [line.split() for line in told.splitlines()]
    assert ["loan", "2", "1", "1"] in rows
    assert ["gift", "1", "0", "0", "loan", "1"] in rows
    assert "gift 1 → loan 0.80: Sentence gift 1." in told
    assert "Add examples in other words to: loan, gift." in told
    assert "\x1b" not in told


def test_a_codebook_without_counter_examples_is_advised_to_have_some() -> None:
    """Nothing else is said of one that is otherwise right."""
    told = show_report(_report(RIGHT))
    assert "Add counter-examples under `none`" in told
    assert "in other words" not in told
    assert "Taken for" not in told
