"""Days of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.read.days import find_dateline, find_day_line, parse_day
from tests.read.cases import load_cases

CASES = load_cases("publication_days.toml")


def _cases(where: str) -> list[Any]:
    return [pytest.param(case, id=case["text"]) for case in CASES if case["where"] == where]


@pytest.mark.parametrize("case", _cases("value"))
def test_a_value_names_a_day_or_none(case: dict[str, Any]) -> None:
    """A field of a record gives the day that it names; what no calendar has gives none."""
    assert parse_day(case["text"]) == case.get("day")


@pytest.mark.parametrize("case", _cases("line"))
def test_a_line_of_its_own_names_a_day(case: dict[str, Any]) -> None:
    """Only a line that says nothing else gives the day of a page."""
    assert find_day_line(case["text"]) == case.get("day")


@pytest.mark.parametrize("case", _cases("dateline"))
def test_a_dateline_names_day_and_agency(case: dict[str, Any]) -> None:
    """A report's opening gives its day and who signs it; dashes elsewhere open no report."""
    found = find_dateline(case["text"])
    assert (found is None) == case.get("none", False)
    if found:
        assert (found.day, found.agency) == (case.get("day"), case.get("agency"))


def test_days_of_tables_are_days() -> None:
    """A date or a time stamp of a table needs no reading; a number or a truth value is no day."""
    assert parse_day(date(2024, 4, 21)) == parse_day(datetime(2024, 4, 21, 23, 30, tzinfo=UTC)) == date(2024, 4, 21)
    assert parse_day(20240421) == date(2024, 4, 21)
    assert [parse_day(value) for value in (3.5, True, None, [])] == [None] * 4


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """ISO, month first and day first give the day back."""
    forms = (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day:%Y%m%d}")
    assert {parse_day(form) for form in forms} == {day}


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Nothing that stands in a field raises."""
    assert parse_day(text) is None or isinstance(parse_day(text), date)
    assert find_dateline(text) is None or find_dateline(text)
