"""What a stage is: a function from a stream of readings to a stream of readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from comity.model import Reading

Stage = Callable[[Iterable[Reading]], Iterator[Reading]]


def each(fill: Callable[[Reading], Reading]) -> Stage:
    """Make a stage of a function that fills one reading.

    >>> from comity.model import Document
    >>> keep = each(lambda reading: reading)
    >>> [r.document.text for r in keep([Reading(document=Document(id="d", text="A."))])]
    ['A.']
    """

    def run(readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield fill(reading)

    return run
