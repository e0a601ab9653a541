"""The lines that stand around an item."""

from __future__ import annotations

from typing import Any

import pytest

from comity.read.furniture import find_byline, find_imprint, find_outlet, find_topics, stands_alone
from tests.read.cases import load_cases


@pytest.mark.parametrize("case", load_cases("outlet_lines.toml"), ids=lambda case: case["line"])
def test_a_line_names_its_outlet(case: dict[str, Any]) -> None:
    """The outlet's name and address are as the line has them; other lines name none."""
    found = find_outlet(case["line"])
    assert (found.name if found else None, found.url if found else None) == (case.get("name"), case.get("url"))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Lima Ledger, 3 May 2024", "Lima Ledger"),
        ("Reuters | May 3, 2024", "Reuters"),
        ("The Coast Gazette — Friday, 3 May 2024", "The Coast Gazette"),
        ("Lima, 3 May 2024", None),
        ("Lima Ledger", None),
        ("The Lima Ledger reported on 3 May 2024", None),
    ],
)
def test_a_line_of_outlet_and_day_is_told_from_one_of_place_and_day(line: str, outlet: str | None) -> None:
    """A name with a word of outlets in it, or that of an agency, is an outlet's; a city's is not."""
    found = find_imprint(line)
    assert (found[0].name if found else None) == outlet


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("More about: Abraham Accords, Japan", ("Abraham Accords", "Japan")),
        ("Topics: Ghana; Trade, free", ("Ghana", "Trade, free")),
        ("Tags: #trade | #peru", ("trade", "peru")),
        ("Filed under: Peru", ("Peru",)),
        ("More about Peru", ()),
        ("The topics were: Peru, Chile", ()),
    ],
)
def test_a_line_names_topics(line: str, topics: tuple[str, ...]) -> None:
    """A label, a colon and a list are topics; a sentence with the word is not."""
    assert find_topics(line) == topics


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("by Ana Ruiz, Li Wei and Maria van der Berg", ("Ana Ruiz", "Li Wei", "Maria van der Berg")),
        ("By Ana Ruiz | March 3, 2011", ("Ana Ruiz",)),
        ("By midnight the talks were over", ()),
        ("By Sunday", ()),
    ],
)
def test_a_byline_names_authors(line: str, names: tuple[str, ...]) -> None:
    """Full names after "By" are authors; a time or a single word is not."""
    assert find_byline(line) == names


def test_very_long_lines_stand_in_the_text() -> None:
    """A line of a paragraph's length is a paragraph, however it starts."""
    assert not stands_alone("More about: " + "Peru, " * 200)
    assert not stands_alone("Read more at " + "JNS " * 200)
