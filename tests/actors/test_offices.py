"""Who held which office on a day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comity.actors.lexicon import lexicon
from comity.actors.offices import pick_person, sectors_on, term_on

MERKEL = lexicon().entries[("angela", "merkel")][0]
BUSHES = lexicon().entries[("bush",)]


def test_the_day_tells_two_people_of_one_name_apart():
    """The one in office on the day is meant."""
    picked = pick_person(BUSHES, on=date(2004, 1, 1), office="president", country="USA")
    assert picked is not None
    assert picked.name == "George W. Bush"


def test_nobody_of_that_country():
    """A name that no one of the country bears picks nobody."""
    assert pick_person(BUSHES, on=None, office=None, country="FRA") is None


@given(st.dates())
def test_a_running_term_covers_its_day(day):
    """A term is running just when it covers the day, and only then is the person not of the elite."""
    term, running = term_on(MERKEL, day)
    assert running == term.covers(day)
    assert (sectors_on(MERKEL, day)[0] == "ELI") == (not running)
