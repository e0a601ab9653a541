"""Feasts against days that almanacs give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.codes.table import rows
from comity.locate.when.feasts import easter, hebrew_new_year, holiday, islamic, orthodox_easter

NAMES = [row["name"] for row in rows("times/holidays.csv")]


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("easter", 1961, "1961-04-02"),
        ("easter", 2008, "2008-03-23"),
        ("easter", 2038, "2038-04-25"),
        ("orthodox easter", 2021, "2021-05-02"),
        ("good friday", 1998, "1998-04-10"),
        ("ramadan", 2001, "2001-11-17"),
        ("eid al-adha", 2019, "2019-08-12"),
        ("passover", 2019, "2019-04-20"),
        ("rosh hashanah", 2020, "2020-09-19"),
        ("hanukkah", 2021, "2021-11-29"),
        ("purim", 2024, "2024-03-24"),
        ("memorial day", 2023, "2023-05-29"),
        ("black friday", 2023, "2023-11-24"),
        ("lunar new year", 2012, "2012-01-23"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, first: str) -> None:
    """Each feast begins on the day that almanacs give; Islamic ones on the day of the tabular calendar."""
    days = holiday(name, year)
    assert days is not None
    assert str(days.start) == first


@pytest.mark.parametrize("name", NAMES)
def test_each_row_has_a_rule_that_is_understood(name: str) -> None:
    """Every feast of the table is found in some year around 2020, and lasts at least a day."""
    found = [days for year in (2001, *range(2018, 2023)) if (days := holiday(name, year))]
    assert found
    assert all(days.start and days.end and days.start <= days.end for days in found)


@given(st.integers(1900, 2099))
def test_easter_is_a_spring_sunday(year: int) -> None:
    """Both Easters are Sundays between 22 March and 8 May, the Orthodox one never the earlier."""
    western, orthodox = easter(year), orthodox_easter(year)
    assert western.weekday() == orthodox.weekday() == 6
    assert date(year, 3, 22) <= western <= date(year, 4, 25)
    assert western <= orthodox <= date(year, 5, 8)


@given(st.integers(1900, 2099))
def test_the_hebrew_year_never_begins_on_certain_weekdays(year: int) -> None:
    """1 Tishri is no Sunday, Wednesday or Friday."""
    assert hebrew_new_year(year).weekday() not in (6, 2, 4)


@given(st.integers(1300, 1500))
def test_an_islamic_year_has_354_or_355_days(year: int) -> None:
    """The tabular year has eleven leap days in thirty years."""
    assert (islamic(year + 1, 1, 1) - islamic(year, 1, 1)).days in (354, 355)
