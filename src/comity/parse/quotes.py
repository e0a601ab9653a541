"""Quotations: the stretches of a text between quotation marks."""

from __future__ import annotations

from comity.model import Quote


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text, in order."""
    return ()
