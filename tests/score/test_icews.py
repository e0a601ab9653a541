"""Whether the state of a named actor is found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from comity.actors import resolve_phrase
from comity.errors import InputError
from comity.score.icews import LabelledActor, read_icews, score_countries, to_country

DAY = date(2018, 6, 1)


def test_a_file_is_read(tmp_path: Path) -> None:
    """Each line has a name, a day, and the state that it belongs to, by a name of the state."""
    row = {"id": 1, "name": "Police (Chad)", "date": "2018-06-01", "gold": {"country_name": "Chad", "sectors": []}}
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps(row) + "\n")
    assert read_icews(path) == [LabelledActor(name="Police (Chad)", on=DAY, country="TCD")]


def test_a_body_of_many_states_is_of_none() -> None:
    """It is right where the label names no state; a state found there, and nobody found for a state, are wrong."""
    asked = [("NATO", None), ("Police (Chad)", "TCD"), ("Police (Chad)", None), ("Nemo Nobody", "TCD")]
    labels = [LabelledActor(name=name, on=DAY, country=country) for name, country in asked]
    score = score_countries((label, resolve_phrase(label.name, on=label.on)) for label in labels)
    assert (score.asked, score.right, score.wrong, score.share) == (4, 2, 1, 0.5)


def test_a_state_that_is_not_known_is_named() -> None:
    """A label with an unknown state stops the measurement rather than counting as wrong."""
    with pytest.raises(InputError, match="Atlantis"):
        to_country("Atlantis")
