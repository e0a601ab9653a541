"""Who bears a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.codes.table import rows
from comity.locate.where.gazetteer import look_up
from comity.locate.where.names import name_key


@pytest.mark.parametrize(
    ("old", "now"), [("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Esfahan", "Isfahan"), ("Saigon", "Ho Chi Minh City")]
)
def test_other_names_lead_to_the_same_town(old: str, now: str) -> None:
    """Former names and transliterations find the town under its name of today."""
    assert look_up(old)[0].name == now


@pytest.mark.parametrize("name", ["Nowheresuch", "", "   ", "'", "the"])
def test_no_bearer_is_no_error(name: str) -> None:
    """A name that nobody bears gives nothing."""
    assert look_up(name) == ()


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    """Making a key of a key changes nothing."""
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize("table", ["countries", "admin1", "admin2", "regions"])
def test_each_row_lies_on_the_earth(table: str) -> None:
    """Latitudes and longitudes of our own tables are degrees."""
    for row in rows(f"places/{table}.csv"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row


def test_each_country_of_the_package_has_a_centre() -> None:
    """Every present country of GeoNames is in our table of centres."""
    named = {row["iso3"] for row in rows("places/countries.csv")}
    assert {"FRA", "XKX", "TWN", "PSE", "SSD"} <= named
    assert len(named) >= 250
