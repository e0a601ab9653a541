"""POLECAT events: 40 tab-separated columns under a header (39 in files without intensity), "None" for what is missing.

Lists are separated by ";" (some files: "|"). Event Intensity is another name of Intensity. Apostrophes quote nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from comity.codes import plover
from comity.errors import CodeError, InputError
from comity.model import BLOCS, content_id
from comity.record.formats import vocabulary as words
from comity.record.formats.cells import Layout, by_value, joined, read_tables, with_all, with_days
from comity.record.formats.event import PARTIES, PLACE, SCORES, CodedEvent, Party, party_row, table_of
from comity.record.formats.lines import OnProblem
from comity.record.formats.losses import Losses
from comity.record.formats.pairs import count_unheld, day_of, folded, plover_of
from comity.record.formats.rows import row_line

_SIDE = ("Name", "Country", "COW", "Sector", "Sectors", "Title", "Name Raw")


def _side_columns(side: str) -> tuple[str, ...]:
    own = (f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector", f"{side} Sectors")
    return (*own, f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID")


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(*_side_columns("Actor"), *_side_columns("Recipient"), "Placename", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
_NEEDED = ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name")
_MISSING = "None"
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_TEXTS = pa.list_(pa.string())

# Fields of `CodedEvent` that a file has no place for.
_UNHELD = ("url", "sentence", "text", "cameo")


def find_layout(path: str, line: str) -> Layout:
    """The header's columns, in whatever order, with names that the format does not have as `extra`.

    Raises:
        InputError: a column that no file of POLECAT lacks is not there.
    """
    names = [_column(name) for name in line.rstrip("\t").split("\t")]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise InputError(f"{path!r} has no column {', '.join(missing)} in its first line: it is no file of POLECAT.")
    extra = {f"{name} #{at}": at for at, name in enumerate(names) if name not in COLUMNS}
    for name, at in extra.items():
        names[at] = name
    return Layout(names=tuple(names), header=True, quoted=True, extra=frozenset(extra))


def _column(name: str) -> str:
    plain = name.strip().strip('"')
    return "Intensity" if plain == "Event Intensity" else plain


def read_events(path: str, on_problem: OnProblem, losses: Losses) -> Iterator[pa.Table]:
    """The events of a file, in tables of `event.EVENTS`.

    Raises:
        InputError: the file cannot be opened, or is none of POLECAT's.
    """
    for _, table in read_tables(path, find_layout, on_problem, losses):
        yield _events(path, with_days(path, with_all(table, COLUMNS), "Event Date", on_problem), losses)


def _events(path: str, table: pa.Table, losses: Losses) -> pa.Table:
    rows = joined(table, COLUMNS)
    typed = ("Event Type", "Event Mode")
    types = by_value(table, ("Event Type",), lambda name: words.type_of(name)[0], pa.string())
    quads = by_value(table, ("Event Type",), _quad, pa.int32())
    there = by_value(table, ("Quad Code",), _quad_in_file, pa.int32())
    losses.add("type that manual 2.0 does not have, or has as two: kept without type", types.null_count)
    jumps = pc.sum(pc.not_equal(quads, there)).as_py() or 0
    losses.add("class of the file is not that of manual 2.0 (SANCTION and PROTEST jump): both kept", jumps)
    columns = {
        "id": pa.array([content_id("polecat", row) for row in rows.to_pylist()], pa.string()),
        "format": "polecat",
        "key": table["Event ID"],
        "file": path,
        "line": table["#line"],
        "day": by_value(table, ("Event Date",), words.to_day, pa.date32()),
        "published": by_value(table, ("Publication Date",), words.to_day, pa.date32()),
        "source": by_value(table, _party_columns("Actor"), _parties, PARTIES),
        "target": by_value(table, _party_columns("Recipient"), _parties, PARTIES),
        "status": "actual",
        "type": types,
        "modes": by_value(table, typed, _modes, _TEXTS),
        "contexts": by_value(table, ("Contexts",), partial(_contexts, losses=losses), _TEXTS),
        "quad": quads,
        "quad_in_file": there,
        "scores": by_value(table, ("Intensity",), _scores, SCORES),
        "place": by_value(table, _PLACE_COLUMNS, _place, PLACE),
        "publisher": by_value(table, ("Source",), _or_none, pa.string()),
        "story": by_value(table, ("Event ID",), lambda key: key.rpartition("_")[0] or None, pa.string()),
        "row": rows,
    }
    return table_of(columns, len(table))


_PLACE_COLUMNS = ("City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Placename")


def _party_columns(side: str) -> tuple[str, str, str]:
    return f"{side} Name", f"{side} Country", f"{side} Sectors"


def _or_none(cell: str) -> str | None:
    return None if cell.strip() in ("", _MISSING) else cell.strip()


def _list(cell: str) -> list[str]:
    parts = cell.split(";") if ";" in cell else cell.split("|")
    return [part.strip() for part in parts if _or_none(part)]


def _quad(name: str) -> int | None:
    type_, _ = words.type_of(name)
    return plover.quad(type_) if type_ else None


def _quad_in_file(cell: str) -> int | None:
    known = {text: number for number, text in _QUADS.items()} | {str(number): number for number in _QUADS}
    return known.get(cell.strip().upper().replace("_", " ").removesuffix(".0"))


def _modes(name: str, cell: str) -> list[str]:
    type_, brought = words.type_of(name)
    found = [words.mode_of(type_, mode) for mode in _list(cell)] if type_ else []
    return list(dict.fromkeys(mode for mode in (brought, *found) if mode))


def _contexts(cell: str, losses: Losses) -> list[str]:
    found = []
    for name in _list(cell):
        try:
            found.append(plover.check_context(name))
        except CodeError:
            losses.add(f"context {name[:40]!r} is not of manual 2.0: left out")
    return found


def _parties(names: str, countries: str, sectors: str) -> list[dict[str, Any]]:
    """The parties of three cells. Of several, countries and sectors are theirs only where there is one for each."""
    texts, states, kinds = _list(names), _list(countries), _list(sectors)
    if not texts:
        return [party_row(_party(state, state, [])) for state in states]
    if len(texts) == 1:
        return [party_row(_party(texts[0], states[0] if states else None, kinds))]
    homes: list[str | None] = [*states] if len(states) == len(texts) else [None] * len(texts)
    parts = [[kind] for kind in kinds] if len(kinds) == len(texts) else [[] for _ in texts]
    return [party_row(_party(*party)) for party in zip(texts, homes, parts, strict=True)]


def _party(text: str, country: str | None, sectors: list[str]) -> Party:
    state = (country if country in BLOCS else words.country_of(country)) if country else None
    return words.party_of(text, state, tuple(kind for kind in sectors if kind in plover.sectors()))


def _scores(cell: str) -> list[dict[str, Any]]:
    value = words.to_number(cell)
    return [] if value is None else [{"scale": "intensity.polecat", "value": value}]


def _place(*cells: str) -> dict[str, Any] | None:
    *parts, geonames, name = (_or_none(cell) for cell in cells)
    place = words.place_of(*parts)
    if place is None:
        return None
    return place | {"text": name or place["text"], "geonames": words.to_count(geonames or "")}


def write_events(events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
    """The lines of a file: the header, then a row an event, rows of CAMEO folded."""
    yield "\t".join(COLUMNS)
    for event in folded(events, losses):
        if event.format == "polecat" and event.row is not None:
            yield event.row
        elif (type_ := plover_of(event, losses)) and (day := day_of(event, losses)):
            count_unheld(event, _UNHELD, losses)
            cells = _cells(event, type_, losses) | {"Event Date": day, "Publication Date": event.published}
            yield row_line(COLUMNS, cells, losses, missing=_MISSING)


def _cells(event: CodedEvent, type_: str, losses: Losses) -> dict[str, Any]:
    if event.status != "actual":
        losses.add("status other than `actual`: no such field")
    place = event.place
    mode = event.modes[0] if event.modes else None
    return {
        "Event ID": f"{event.story or event.id}_{event.id[:8]}",
        "Event Type": type_,
        "Event Mode": ";".join(event.modes),
        "Intensity": plover.score(type_, mode),
        "Quad Code": _QUADS[plover.quad(type_)],
        "Contexts": ";".join(event.contexts),
        **_party_cells("Actor", event.source),
        **_party_cells("Recipient", event.target),
        "Placename": place.text if place else None,
        "City": place.name if place and place.precision in ("city", "point") else None,
        "District": place.name if place and place.precision == "district" else None,
        "Province": place.name if place and place.precision == "province" else None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonames if place else None,
        "Source": event.publisher,
        "Language": "eng" if event.format == "comity" else None,
        "Version": "PLOVER 2.0",
    }


def _party_cells(side: str, parties: tuple[Party, ...]) -> dict[str, str]:
    sectors = list(dict.fromkeys(sector for party in parties for sector in party.sectors))
    return {
        f"{side} Name": ";".join((party.name or party.text).replace(";", ",") for party in parties),
        f"{side} Country": ";".join(party.country or _MISSING for party in parties),
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": ";".join(sectors),
        f"{side} Name Raw": ";".join(party.text.replace(";", ",") for party in parties),
    }
