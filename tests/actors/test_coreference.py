"""Bare surnames by the day of the report, and what a word of a name is known by."""

from datetime import date

import pytest

from comity.actors.lexicon import Known, lexicon
from comity.actors.phrase import governed_on


@pytest.mark.parametrize(
    ("surname", "day", "person"),
    [
        ("Kennedy", date(1962, 3, 1), "John F. Kennedy"),
        ("Ford", date(1975, 6, 1), "Gerald Ford"),
        ("Gandhi", date(1972, 7, 3), "Indira Gandhi"),
    ],
)
def test_a_bare_surname_is_who_governed_then(surname, day, person):
    """A surname without a title means the one head of state or government of that name on the day."""
    sense = governed_on(surname, Known(lexicon=lexicon(), on=day))
    assert sense is not None
    assert sense.person == person


@pytest.mark.parametrize(("surname", "day"), [("Kennedy", date(1990, 1, 1)), ("Kennedy", None), ("Nemo", None)])
def test_a_bare_surname_out_of_office_is_nobody(surname, day):
    """Without a day, or when nobody of the name governed, a surname alone names nobody known."""
    assert governed_on(surname, Known(lexicon=lexicon(), on=day)) is None
