"""What days time expressions name: tests/cases/times.toml, and what always holds."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.locate.when import find_times
from comity.parse import language

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text("utf8"))["case"]
VOCABULARY = """last next this the of in on since until from to and between early late mid end two 3rd 31 1990s 2011 May
March week year month day Friday ago later earlier before after Easter Ramadan 31/12/2020 2020-02-30 Q3 999 9999 , -"""
WORDS = st.sampled_from(VOCABULARY.split())


def _found(text: str, published: date | None) -> list[list[str]]:
    return [
        [found.time.text or "", str(found.time.start or ""), str(found.time.end or ""), found.time.precision]
        for found in find_times(text, published)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    """Each case of times.toml names the days that it says."""
    assert _found(case["text"], case.get("published")) == case["times"]


@given(st.lists(WORDS, max_size=12), st.none() | st.dates())
def test_no_run_of_time_words_breaks_it(words: list[str], published: date | None) -> None:
    """Any run of time words gives mentions that cut the text, in order, without overlap, and with ends in order."""
    text = " ".join(words)
    behind = 0
    for found in find_times(text, published):
        assert found.start >= behind
        assert text[found.start : found.end] == found.time.text
        assert not (found.time.start and found.time.end) or found.time.start <= found.time.end
        behind = found.end


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    """Any text at all is read without an error, and what is found lies in it."""
    assert all(text[found.start : found.end] == found.time.text for found in find_times(text, date(2024, 4, 19)))


def test_a_doubtful_order_of_day_and_month_is_said() -> None:
    """5/6/2012 may be June or May; `why` says how it was read."""
    [found] = find_times("Signed 5/6/2012.", None)
    assert found.time.start == date(2012, 5, 6)
    assert "the other way" in found.why


def test_a_date_that_no_calendar_has_says_so() -> None:
    """The reason names the date that was read."""
    [found] = find_times("Signed on 31 April 2020.", None)
    assert found.why == "no calendar has 2020-04-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoys plan to meet on Wednesday.", "2024-04-24"),
        ("The envoys meeting on Wednesday agreed.", "2024-04-17"),
        ("The envoy who left on Wednesday will return.", "2024-04-17"),
    ],
)
def test_the_parse_tells_which_verb_governs(text: str, day: str) -> None:
    """With a parse, the verb above the weekday decides, not the nearest or the last one."""
    [found] = find_times(language()(text), date(2024, 4, 19))
    assert str(found.time.start) == day
