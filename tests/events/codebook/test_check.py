"""How a codebook fares on its own examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.events.codebook import CodebookCoder, check_codebook


def test_each_example_is_answered_once(coder: CodebookCoder) -> None:
    """Every example has an answer, and most of the easy ones are right."""
    report = check_codebook(coder)
    assert [answer.example for answer in report.answers] == list(coder.book.examples)
    assert sum(answer.is_right for answer in report.answers) >= len(report.answers) - 3
    assert report.one_by_one
    assert report.background == 200


def test_of_many_examples_a_fifth_is_left_out_at_a_time(coder: CodebookCoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the bound the folds of the fit answer, with much the same outcome."""
    report = check_codebook(coder)
    monkeypatch.setattr("comity.events.codebook.check._ONE_BY_ONE", 1)
    folded = check_codebook(coder)
    assert not folded.one_by_one
    agreed = sum(a.likeliest == b.likeliest for a, b in zip(report.answers, folded.answers, strict=True))
    assert agreed >= len(report.answers) - 3


def test_a_threshold_of_one_gives_no_type(coder: CodebookCoder) -> None:
    """Nothing is as sure as that: counter-examples are right, all others missed."""
    strict = CodebookCoder(replace(coder.book, threshold=1.0))
    report = check_codebook(strict)
    assert {answer.given for answer in report.answers} == {None}
    assert report.background_typed == 0
