"""The event's own place and time, by syntax: tests/cases/places.toml."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.locate.setting import Mentions, setting_at
from comity.locate.when import find_times
from comity.locate.where import find_places
from comity.model import Setting
from comity.parse import language


def _setting(marked: str, published: date | None = None) -> Setting:
    """The setting of the word in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    doc = language()(marked.replace("[", "").replace("]", ""))
    predicate = doc.char_span(start, end).root
    return setting_at(predicate, Mentions(doc, find_places(doc), find_times(doc, published)))


def test_place(event_case: dict[str, Any]) -> None:
    """Each event of places.toml took place where it says, or nowhere that the text tells."""
    place = _setting(event_case["text"]).place
    assert (place.text if place else "") == event_case["place"]


def test_time(when_case: dict[str, Any]) -> None:
    """Each event of places.toml has the date of its own clause, or none."""
    start = _setting(when_case["text"]).time.start
    assert str(start or "") == when_case["start"]


def test_the_way_is_told() -> None:
    """`why` gives the words between the place and the event, and how a date was read."""
    setting = _setting("Gunmen [stormed] a barracks at Gao on Monday.", date(2024, 4, 19))
    assert "place: Gao < at" in " ".join(setting.why)
    assert "last such weekday" in " ".join(setting.why)


def test_a_village_that_no_gazetteer_has_keeps_its_name() -> None:
    """The place of an event may be known by name alone: then it has no coordinates."""
    place = _setting("Gunmen [shot] a judge in the village of Qarzolabad.").place
    assert place is not None
    assert (place.name, place.lat, place.country) == ("Qarzolabad", None, None)
