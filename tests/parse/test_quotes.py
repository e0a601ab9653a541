"""Quotations by their marks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.parse.quotes import find_quotes

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "quotes.toml").read_text("utf8"))["case"]
TEXTS = st.text(alphabet="ab s.,\n\"'“”‘’«»„`5", max_size=80)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_marks_give_the_quotations_of_a_text(case: dict[str, Any]) -> None:
    """Each row of tests/cases/quotes.toml gives its quotations, with their marks, in order."""
    assert [quote.span.text for quote in find_quotes(case["text"])] == case["quotes"], case["why"]


@given(TEXTS)
def test_spans_cut_the_text_and_hold_their_inner_part(text: str) -> None:
    """Whatever the marks, a quotation is a stretch of the text that holds its inner part."""
    for quote in find_quotes(text):
        assert text[quote.span.start : quote.span.end] == quote.span.text
        assert text[quote.inner.start : quote.inner.end] == quote.inner.text
        assert quote.span.start < quote.inner.start <= quote.inner.end <= quote.span.end


@given(TEXTS)
def test_quotations_come_in_order_and_never_twice(text: str) -> None:
    """Quotations are sorted by start, an outer one before its inner ones, and none comes twice."""
    spans = [(quote.span.start, -quote.span.end) for quote in find_quotes(text)]
    assert spans == sorted(spans)
    assert len({start for start, _ in spans}) == len(spans)


@given(TEXTS)
def test_quotations_nest_or_stand_apart(text: str) -> None:
    """Two quotations that share a character stand one inside the other."""
    spans = [quote.span for quote in find_quotes(text)]
    for one in spans:
        for two in spans:
            if one.start < two.start < one.end:
                assert two.end <= one.end


@given(st.text(alphabet="abc .\n", max_size=60))
def test_a_text_without_marks_quotes_nobody(text: str) -> None:
    """No mark, no quotation."""
    assert find_quotes(text) == ()


def test_no_quotation_runs_on_for_more_than_a_few_paragraphs() -> None:
    """A lost closing mark does not make the rest of a long text a quotation."""
    text = "He said “we came.\n" + "The hall was empty.\n" * 40 + "That was all.”"
    [quote] = find_quotes(text)
    assert quote.inner.text == "we came."
