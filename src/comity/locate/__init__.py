"""Stage 6: when and where. Fills `times`, `places` and `settings` (one for each finding)."""

from __future__ import annotations

from comity.locate.setting import find_settings
from comity.locate.when import find_times
from comity.locate.where import find_places
from comity.model import Reading
from comity.stage import each


def locate_reading(reading: Reading) -> Reading:
    """The reading with its times, places and settings."""
    times = find_times(reading.doc, reading.document.published)
    located = reading.with_(times=times, places=find_places(reading))
    return located.with_(settings=find_settings(located))


locate = each(locate_reading)

__all__ = ["find_places", "find_times", "locate", "locate_reading"]
