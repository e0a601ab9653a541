"""When: the days that time expressions name."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from comity.locate.when.find import find_times_in
from comity.locate.when.tense import looks_ahead, looks_ahead_in
from comity.model import TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_times(text_or_doc: str | Doc, published: date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, with the days that each names; both ends are inclusive.

    Relative words count from `published`, or from the date last named ("two days later"). Without `published` only
    absolute dates are settled; for the others `Time.start` and `end` are None, `precision` is unknown, `why` says so.
    A parsed `Doc` lets the tense of the governing verb decide between the last and the next Friday.

    >>> [found] = find_times("They met last Tuesday.", date(2024, 5, 2))
    >>> found.time.start.isoformat(), found.time.precision
    ('2024-04-23', 'day')
    """
    if isinstance(text_or_doc, str):
        return find_times_in(text_or_doc, published, partial(looks_ahead_in, text_or_doc))
    return find_times_in(text_or_doc.text, published, partial(looks_ahead, text_or_doc))


__all__ = ["find_times"]
