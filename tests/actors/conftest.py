"""Texts read as far as their actors."""

from collections.abc import Callable
from datetime import date

import pytest

from comity.actors import find_actors
from comity.model import Document, Mention, Reading
from comity.parse import parse

FindIn = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="session")
def find_in() -> FindIn:
    """The mentions of a text."""

    def find(text: str, on: date = date(2019, 6, 1)) -> tuple[Mention, ...]:
        document = Document(id="d", text=text, published=on)
        [reading] = find_actors(parse([Reading(document=document)]))
        return reading.mentions

    return find
