"""ICEWS events: 20 tab-separated columns under a header, codes of CAMEO as text.

Event ids repeat from file to file, so an event's key is its id with its day. A reciprocal event is two rows.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from comity.codes import cameo
from comity.errors import InputError
from comity.model import content_id
from comity.record.formats import vocabulary as words
from comity.record.formats.cells import Layout, by_value, joined, read_tables, with_all, with_days
from comity.record.formats.coded import coded
from comity.record.formats.event import PARTIES, PLACE, SCORES, CodedEvent, Party, party_row, table_of
from comity.record.formats.lines import OnProblem
from comity.record.formats.losses import Losses
from comity.record.formats.pairs import PairFormat, PairRow, goldstein_on, write_in_pairs

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
_NEEDED = ("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name")
_MISSING = frozenset({"", "NA", "NULL", "None", "null"})

# Fields of `CodedEvent` that a file has no place for.
_UNHELD = ("url", "published", "text", "contexts")


def find_layout(path: str, line: str) -> Layout:
    """The header's columns, in whatever order.

    Raises:
        InputError: a column that no ICEWS file lacks is not there.
    """
    delimiter = "\t" if "\t" in line else ","
    names = tuple(map(_column, next(csv.reader([line], delimiter=delimiter))))
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise InputError(f"{path!r} has no column {', '.join(missing)} in its first line: it is no file of ICEWS.")
    return Layout(names=names, header=True, delimiter=delimiter, quoted=True)


@cache
def _spellings() -> dict[str, str]:
    return {name.lower(): name for name in COLUMNS}


def _column(name: str) -> str:
    # Dataverse's own reader writes Event.ID or event_id.
    plain = name.strip().replace(".", " ").replace("_", " ")
    return _spellings().get(plain.lower(), name.strip())


def read_events(path: str, on_problem: OnProblem, losses: Losses) -> Iterator[pa.Table]:
    """The events of a file, in tables of `event.EVENTS`.

    Raises:
        InputError: the file cannot be opened, or is none of ICEWS's.
    """
    for _, table in read_tables(path, find_layout, on_problem, losses):
        yield _events(path, with_days(path, with_all(table, COLUMNS), "Event Date", on_problem), losses)


def _events(path: str, table: pa.Table, losses: Losses) -> pa.Table:
    rows = joined(table, COLUMNS)
    code = by_value(table, ("CAMEO Code",), _code, pa.string())
    _count_changes(table, code, losses)
    columns = {
        "id": pa.array([content_id("icews", row) for row in rows.to_pylist()], pa.string()),
        "format": "icews",
        "key": pc.binary_join_element_wise(table["Event ID"], table["Event Date"], ":"),
        "file": path,
        "line": table["#line"],
        "day": by_value(table, ("Event Date",), words.to_day, pa.date32()),
        "source": by_value(table, ("Source Name", "Source Sectors", "Source Country"), _parties, PARTIES),
        "target": by_value(table, ("Target Name", "Target Sectors", "Target Country"), _parties, PARTIES),
        "status": "actual",
        **coded(code),
        "scores": by_value(table, ("Intensity",), _scores, SCORES),
        "place": by_value(table, ("City", "District", "Province", "Country", "Latitude", "Longitude"), _place, PLACE),
        "publisher": by_value(table, ("Publisher",), _or_none, pa.string()),
        "story": by_value(table, ("Story ID",), _or_none, pa.string()),
        "sentence": by_value(table, ("Sentence Number",), words.to_count, pa.int32()),
        "row": rows,
    }
    return table_of(columns, len(table))


def _or_none(cell: str) -> str | None:
    return None if cell.strip() in _MISSING else cell.strip()


def _code(cell: str) -> str:
    given = _or_none(cell) or ""
    return (words.with_zeros(given) or given) if given else ""


def _count_changes(table: pa.Table, code: pa.Array, losses: Losses) -> None:
    empty = pc.sum(pc.equal(code, "")).as_py() or 0
    losses.add("row has no CAMEO code: kept without type", empty)
    mended = pc.sum(pc.and_(pc.not_equal(pc.utf8_trim_whitespace(table["CAMEO Code"]), code), pc.not_equal(code, "")))
    losses.add("CAMEO code had lost its zero (42 for 042): given back", mended.as_py() or 0)


def _parties(name: str, sectors: str, country: str) -> list[dict[str, Any]]:
    text = _or_none(name)
    if text is None:
        return []
    known = (words.sector_of("icews", sector.strip()) for sector in sectors.split(","))
    state = words.country_of(country) if _or_none(country) else None
    return [party_row(words.party_of(text, state, tuple(dict.fromkeys(filter(None, known)))))]


def _scores(intensity: str) -> list[dict[str, Any]]:
    value = words.to_number(intensity)
    return [] if value is None else [{"scale": "goldstein.icews", "value": value}]


def _place(*cells: str) -> dict[str, Any] | None:
    return words.place_of(*(_or_none(cell) for cell in cells))


def write_events(events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
    """The lines of a file: the header, then a row for each ordered pair of each event."""
    yield "\t".join(COLUMNS)
    form = PairFormat(name="icews", columns=COLUMNS, unheld=_UNHELD, cells=_cells)
    yield from write_in_pairs(form, events, losses)


def _cells(row: PairRow, losses: Losses) -> dict[str, Any]:
    event, code, place = row.event, row.code, row.event.place
    return {
        "Event ID": f"{event.id}-{row.number}" if row.number else event.id,
        "Event Date": row.day,
        **_party_cells("Source", row.source, losses),
        "Event Text": cameo.codes()[code].name if code in cameo.codes() else None,
        "CAMEO Code": code,
        "Intensity": goldstein_on("icews", event, code, losses),
        **_party_cells("Target", row.target, losses),
        "Story ID": event.story,
        "Sentence Number": event.sentence,
        "Publisher": event.publisher,
        "City": place.name if place and place.precision in ("point", "city") else None,
        "District": place.name if place and place.precision == "district" else None,
        "Province": place.name if place and place.precision == "province" else None,
        "Country": words.country_name(place.country) if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
    }


def _party_cells(side: str, party: Party | None, losses: Losses) -> dict[str, Any]:
    if party is None:
        return {}
    named = [words.sector_to("icews", sector) for sector in party.sectors]
    losses.add("sector of an actor that ICEWS has no name for: left out", named.count(None))
    return {
        f"{side} Name": party.name or party.text,
        f"{side} Sectors": ",".join(filter(None, named)),
        f"{side} Country": words.country_name(party.country),
    }
