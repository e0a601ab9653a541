"""Whom words that point back mean, and bare surnames by the day of the report."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from comity.actors.lexicon import Known, lexicon
from comity.actors.phrase import governed_on

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "coreference.toml").read_text("utf8"))
ROWS = [pytest.param(row, id=f"{topic}-{row['id']}") for topic, rows in CASES.items() for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_words_that_point_back_mean_whom_the_row_tells(find_in, row):
    """Each listed mention means the listed parties; the absent words mean nobody."""
    mentions = find_in(row["text"])
    found = {(mention.actor.text, "+".join(actor.party or "-" for actor in mention.actors)) for mention in mentions}
    assert {tuple(pair) for pair in row.get("actors", [])} <= found
    assert not {mention.actor.text for mention in mentions} & set(row.get("absent", []))


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
