"""Whom a phrase alone names."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.actors import resolve_phrase

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actors.toml").read_text("utf8"))
ROWS = [pytest.param(row, id=f"{topic}-{row['id']}") for topic, rows in CASES.items() for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_a_phrase_names_the_actor_of_its_row(row):
    """Each phrase of the table names its state, its body and its sectors, and nobody else."""
    actor = resolve_phrase(row["phrase"], on=row.get("on"))
    found = {field: getattr(actor, field, None) for field in ("country", "person", "office", "id")}
    expected = {field: row.get(field) for field in ("person", "office") if field in row}
    expected |= {"country": row.get("country"), "id": row.get("org", row.get("country"))}
    assert {field: found[field] for field in expected} == expected
    assert list(actor.sectors if actor else ())[: len(row.get("sectors", []))] == row.get("sectors", [])


def test_context_tells_the_country_of_a_bare_role():
    """ "The army" is of the state that the text around it names last before it."""
    context = "Chile was quiet. Peru said the army had left."
    actor = resolve_phrase("the army", context=context)
    assert actor is not None
    assert (actor.country, actor.sectors) == ("PER", ("MIL",))


def test_context_does_not_move_a_named_actor():
    """What the phrase says itself beats the text around it."""
    actor = resolve_phrase("the Chilean army", context="Peru said the Chilean army had left.")
    assert actor is not None
    assert actor.country == "CHL"


def test_a_person_before_the_first_office_is_not_in_office():
    """A later minister is of the elite in a report from before the first term."""
    actor = resolve_phrase("Angela Merkel", on=date(1999, 1, 1))
    assert actor is not None
    assert actor.sectors[0] == "ELI"


@given(st.text(max_size=60))
def test_no_phrase_breaks_the_resolver(phrase):
    """Any text gives an actor over the whole of it, or None."""
    actor = resolve_phrase(phrase)
    assert actor is None or (actor.text == phrase and actor.why)


@given(st.sampled_from([row.values[0]["phrase"] for row in ROWS]), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_no_day_breaks_the_resolver(phrase, day):
    """Whatever the day, a sector is one of PLOVER's."""
    actor = resolve_phrase(phrase, on=day)
    assert actor is None or all(sector.isupper() and len(sector) == 3 for sector in actor.sectors)
