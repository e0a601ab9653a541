"""The map shows what was done where, says what it cannot show, and never speaks by colour alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from comity.model import AnyClaim, Place, PlacePrecision
from comity.present.dossier.spots import spots, unplaced_words
from comity.present.plots.places import map_plot
from comity.relate.dossier import Dossier, build_dossier
from tests.present.pages_read import read_page
from tests.relate.fakes import ListView, event, neighbours, page


def _dossier() -> Dossier:
    """Peru and Ecuador: talks and a quarrel in Lima, aid somewhere in Ecuador, a shot at a place that nobody knows."""
    told = page("They talked, quarrelled, helped, shot, and met again; they will meet.", "Courier", date(2001, 5, 1))
    claims: list[AnyClaim] = [
        replace(event(told, "talked", "PER", "ECU", linked="talk"), place=_place("Lima", "PER", -12.0, -77.0)),
        replace(
            event(told, "quarrelled", "PER", "ECU", "ACCUSE", linked="row"), place=_place("Lima", "PER", -12.0, -77.0)
        ),
        replace(
            event(told, "helped", "PER", "ECU", "AID", linked="aid"),
            place=_place("Ecuador", "ECU", -1.3, -78.3, "country"),
        ),
        replace(
            event(told, "shot", "ECU", "PER", "ASSAULT", linked="shot"), place=_place("Nowhere Creek", None, None, None)
        ),
        event(told, "met again", "PER ECU", linked="met"),
        replace(
            event(told, "will meet", "PER ECU", linked="plan", status="planned"), place=_place("Quito", "ECU", 0, -78.5)
        ),
    ]
    return build_dossier(ListView(claims, [told]), "PER", "ECU")


def _place(
    name: str, country: str | None, lat: float | None, lon: float | None, precision: PlacePrecision = "city"
) -> Place:
    return Place(text=name, name=name, country=country, lat=lat, lon=lon, precision=precision)


DOSSIER = _dossier()
PLOT = map_plot(DOSSIER)


def test_places_are_counted_with_what_was_done_there() -> None:
    """Lima has one event of each kind; what is only planned is at no place yet."""
    assert [(spot.title, spot.cooperative, spot.conflictual) for spot in spots(DOSSIER)] == [
        ("Lima, Peru", 1, 1),
        ("Ecuador", 1, 0),
        ("Nowhere Creek", 0, 1),
    ]


def test_what_is_on_no_map_is_said() -> None:
    """The place without coordinates is named, and the events without a place are counted."""
    assert unplaced_words(DOSSIER) == (
        "On no map, as nobody gives coordinates: Nowhere Creek.",
        "Of 5 events done, 1 has no place.",
    )


def test_the_map_in_words_holds_what_the_picture_shows() -> None:
    """Each place with its counts, and that of a country alone no more is known."""
    assert PLOT is not None
    assert PLOT.description == (
        "Lima, Peru: 1 cooperative, 1 conflictual; Ecuador (known no closer): 1 cooperative, 0 conflictual."
    )


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_the_map_names_its_places_and_the_two(form: str) -> None:
    """Places and states are written on it, and circle and square tell the kinds apart without colour."""
    assert PLOT is not None
    found = read_page(getattr(PLOT, form))
    written = {element.text for element in found if element.tag == "text"}
    assert {"Lima", "Ecuador", "cooperative", "conflictual"} <= written
    [symbols] = re.findall(r"mark-symbol role-mark.*?</g>", getattr(PLOT, form))
    assert [("A" in path) for path in re.findall(r' d="([^"]+)"', symbols)] == [True, False, True]


def test_a_map_is_no_heavier_than_it_must() -> None:
    """Land out of sight is not in the page."""
    assert PLOT is not None
    assert len(PLOT.wide) < 120_000


def test_no_coordinates_is_no_map() -> None:
    """Tokyo, of which the sample record knows no coordinates, is told of in words."""
    dossier = build_dossier(neighbours(), "JPN", "KOR")
    assert map_plot(dossier) is None
    assert unplaced_words(dossier)[0] == "On no map, as nobody gives coordinates: Tokyo."


def test_what_is_counted_and_not_listed_is_said() -> None:
    """A large dossier lists some of its events, and its map says that it shows no others."""
    some = replace(DOSSIER, events=DOSSIER.events[:1])
    assert unplaced_words(some)[-1] == "Only those 1 of 5 events are placed that are listed here."
