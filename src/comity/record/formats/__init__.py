"""Event data in the formats of the field: GDELT, ICEWS, POLECAT and PLOVER, read and written.

Each format is a module with `read_events` (tables of `event.EVENTS` from a file) and
`write_events` (lines from events).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from comity.errors import UsageError
from comity.record.formats.losses import Losses

if TYPE_CHECKING:
    import pyarrow as pa

    from comity.record.formats.event import CodedEvent
    from comity.record.formats.lines import OnProblem

NAMES = ("gdelt", "icews", "polecat", "plover")


class Format(Protocol):
    """What each format's module offers."""

    def read_events(self, path: str, on_problem: OnProblem, losses: Losses) -> Iterator[pa.Table]:
        """The events of a file."""

    def write_events(self, events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
        """The lines of a file."""


def find_format(name: str) -> Format:
    """The format of a name, in any case.

    Raises:
        UsageError: no such format.
    """
    if name.lower() not in NAMES:
        raise UsageError(f"{name!r} is not a format of event data. Known: {', '.join(NAMES)}.")
    # PyArrow is heavy and needed for these alone.
    from comity.record.formats import gdelt, icews, plover, polecat

    modules: dict[str, Format] = {"gdelt": gdelt, "icews": icews, "plover": plover, "polecat": polecat}
    return modules[name.lower()]


__all__ = ["NAMES", "Format", "Losses", "find_format"]
