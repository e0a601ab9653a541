"""Small files of each format, made up: what the tests need and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from comity.errors import InputError
from comity.record.formats import Losses, find_format, gdelt, icews, polecat
from comity.record.formats.event import CodedEvent, event_of

_GDELT = {
    "GLOBALEVENTID": "1",
    "SQLDATE": "20210305",
    "Actor1Code": "PERGOV",
    "Actor1Name": "PERU",
    "Actor1CountryCode": "PER",
    "Actor1Type1Code": "GOV",
    "Actor2Code": "CHL",
    "Actor2Name": "CHILE",
    "Actor2CountryCode": "CHL",
    "EventCode": "042",
    "EventBaseCode": "042",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "1.9",
    "AvgTone": "-2.5",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Lima, Lima, Peru",
    "ActionGeo_CountryCode": "PE",
    "ActionGeo_Lat": "-12.05",
    "ActionGeo_Long": "-77.05",
    "DATEADDED": "20210306101500",
    "SOURCEURL": "https://example.org/a",
}
_ICEWS = {
    "Event ID": "7",
    "Event Date": "2021-03-05",
    "Source Name": "Peru",
    "Source Country": "Peru",
    "CAMEO Code": "040",
    "Intensity": "1",
    "Target Name": "Chile",
    "Target Country": "Chile",
    "Story ID": "70",
    "Sentence Number": "1",
    "Country": "Peru",
}
_POLECAT = {
    "Event ID": "S1_2",
    "Event Date": "2021-03-05",
    "Event Type": "SANCTION",
    "Event Mode": "expel",
    "Quad Code": "VERBAL CONFLICT",
    "Intensity": "-5.5",
    "Actor Name": "Peru",
    "Actor Country": "PER",
    "Recipient Name": "Chile",
    "Recipient Country": "CHL",
}


def gdelt_row(columns: tuple[str, ...] = gdelt.COLUMNS, **cells: str) -> str:
    """A row of GDELT: Peru visits Chile, unless cells say otherwise."""
    return "\t".join((_GDELT | cells).get(name, "") for name in columns)


def icews_file(*rows: dict[str, str]) -> str:
    """A file of ICEWS: Peru consults with Chile in each row, unless its cells say otherwise."""
    lines = ["\t".join((_ICEWS | row).get(name, "") for name in icews.COLUMNS) for row in rows]
    return "\n".join(["\t".join(icews.COLUMNS), *lines, ""])


def polecat_file(*rows: dict[str, str], columns: tuple[str, ...] = polecat.COLUMNS) -> str:
    """A file of POLECAT: Peru expels Chileans in each row, unless its cells say otherwise."""
    lines = ["\t".join((_POLECAT | row).get(name, "None") for name in columns) for row in rows]
    return "\n".join(["\t".join(columns), *lines, ""])


def plover_line(**fields: Any) -> str:
    """A PLOVER record: Peru and Chile meet, unless fields say otherwise."""
    record = {
        "id": "p1",
        "date": "2021-03-05",
        "actor": [{"code": "PER"}, {"code": "CHL"}],
        "recipient": [],
        "event": "CONSULT",
    }
    return json.dumps(record | fields)


class ReadFile:
    """What reading a text as a file of a format gave: events, problems, and what was counted."""

    def __init__(self, folder: Path, format_: str, content: str | bytes) -> None:
        path = folder / "in.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        problems: list[InputError] = []
        losses = Losses()
        tables = list(find_format(format_).read_events(str(path), problems.append, losses))
        self.events: list[CodedEvent] = [event_of(row) for table in tables for row in table.to_pylist()]
        self.problems = [str(problem) for problem in problems]
        self.counted = losses.lines()


def written(format_: str, events: list[CodedEvent]) -> tuple[list[str], list[str]]:
    """The lines of a format for some events, and what was counted on the way."""
    losses = Losses()
    return list(find_format(format_).write_events(events, losses)), losses.lines()
