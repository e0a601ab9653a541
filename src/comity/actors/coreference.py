"""Whom pronouns and "the two countries" mean."""

from __future__ import annotations

from collections.abc import Iterable

from comity.actors.page import Page
from comity.model import Mention, Reading


def add_references(reading: Reading, page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions and those that refer back to them."""
    return list(mentions)
