"""`comity.events.lands`: places that stand for the party that holds them."""

from collections.abc import Callable

from comity.events.lands import find_lands, with_lands
from comity.events.phrases import Cast
from comity.events.tree import read_tree
from comity.model import Reading

ReadMarked = Callable[[str], Reading]


def _lands(reading: Reading) -> list[tuple[str, str | None]]:
    cast = Cast(read_tree(reading.doc), reading.mentions)
    return [(land.actor.text, land.actor.party) for land in find_lands(reading, cast)]


def test_cities_regions_and_capitals_are_lands_of_their_states(read_marked: ReadMarked) -> None:
    """Each gives the state that holds it, and its own words."""
    assert _lands(read_marked("[Peru] shelled Mosul, the Gaza Strip and Kampala.")) == [
        ("Mosul", "IRQ"),
        ("Gaza Strip", "PSE"),
        ("Kampala", "UGA"),
    ]


def test_a_place_that_is_a_mention_is_no_land(read_marked: ReadMarked) -> None:
    """What an earlier stage took for an actor stays what it is."""
    reading = read_marked("[Peru] attacked [Mosul].")
    cast = Cast(read_tree(reading.doc), reading.mentions)
    assert with_lands(reading, cast) is cast


def test_a_name_of_a_person_is_no_land(read_marked: ReadMarked) -> None:
    """A city's name inside a longer name is left alone."""
    assert _lands(read_marked("[Peru] arrested Victoria Ruiz and Abraham Lincoln.")) == []
