"""Organisations told by the number of their members."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.actors import resolve_phrase
from comity.codes.actors.memberships import is_counted, was_counted

NOUNS = st.sampled_from(["bloc", "alliance", "group", "union", "cartel", "league", "military alliance", "Gulf bloc"])
UNITS = st.sampled_from(["-nation", "-member", " member", "-country"])


@settings(deadline=None)
@given(
    number=st.integers(1, 200), unit=UNITS, noun=NOUNS, on=st.none() | st.dates(date(1945, 1, 1), date(2026, 12, 31))
)
def test_whoever_is_named_has_so_many_members(number: int, unit: str, noun: str, on: date | None) -> None:
    """The organisation that a number names has that number of members on the day; without a day, it once had."""
    actor = resolve_phrase(f"the {number}{unit} {noun}", on=on)
    if actor is not None and actor.id is not None:
        assert is_counted(actor.id, number, on) or (on is None and was_counted(actor.id, number))


def test_a_name_beats_the_number_beside_it() -> None:
    """ "The 15-nation Arab League" is the Arab League, though it has 22 members: the number is the text's."""
    actor = resolve_phrase("the 15-nation Arab League", on=date(2010, 1, 1))
    assert actor is not None
    assert actor.id == "ARL"


def test_the_reason_tells_the_number() -> None:
    """Why it is that organisation stands in `why`: the table, and how many members."""
    actor = resolve_phrase("the 32-nation alliance", on=date(2024, 7, 1))
    assert actor is not None
    assert actor.why == "memberships.csv: 32 members: NATO"
