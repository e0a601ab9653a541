"""PLOVER records as JSON, one a line (or an object laid out over several lines), of version 2.0 and those before.

Older names are understood: `source` and `target` for `actor` and `recipient`, `eventText`, types such as DEMAND, CAMEO
codes in place of a type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from comity.codes import cameo
from comity.codes import plover as codes
from comity.errors import CodeError, InputError
from comity.model import BLOCS, Place, Status, content_id
from comity.record.formats import vocabulary as words
from comity.record.formats.event import EVENTS, CodedEvent, Party, Score, row_of
from comity.record.formats.lines import Lines, OnProblem, read_blocks
from comity.record.formats.losses import Losses
from comity.record.formats.pairs import count_unheld, day_of, folded, plover_of

_Record = dict[str, Any]
# PLOVER's auxiliary modes and the status that each means; `historical` means none.
_STATUS: dict[str, Status] = {"negation": "not", "future": "planned", "hypothetical": "hypothetical"}
_AUXILIARY: dict[str, str] = {status: name for name, status in _STATUS.items()}
_EMPTY: tuple[object, ...] = (None, "", [])
# Fields of `CodedEvent` that a file has no place for.
_UNHELD = ("published", "story", "sentence", "cameo")
# An object laid out over more lines than this is none.
_MAX_LINES = 5_000


def read_events(path: str, on_problem: OnProblem, losses: Losses) -> Iterator[pa.Table]:
    """The events of a file, in tables of `event.EVENTS`; a record that cannot be read is named and skipped.

    Raises:
        InputError: the file cannot be opened.
    """
    open_object: list[str] = []
    for block in read_blocks(path, on_problem, losses):
        events = []
        for number, text in _objects(block, open_object):
            try:
                events.append(row_of(_event(path, number, json.loads(text), text, losses)))
            except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
                on_problem(InputError(f"{path}, line {number}: no PLOVER record ({problem}); skipped."))
        yield pa.Table.from_pylist(events, EVENTS)


def _objects(block: Lines, held: list[str]) -> Iterator[tuple[int, str]]:
    """Each object with the number of its first line. `held` keeps one that goes on in the next block."""
    for number, line in enumerate(block.lines, block.first):
        if held or line.strip() == "{":
            held.append(line)
            if line.rstrip() in ("}", "},") or len(held) > _MAX_LINES:
                yield number - len(held) + 1, "\n".join(held).rstrip(",")
                held.clear()
        elif line.strip():
            yield number, line


def _event(path: str, number: int, record: _Record, text: str, losses: Losses) -> CodedEvent:
    day = words.to_day(str(record["date"]))
    if day is None:
        raise ValueError(f"date {record['date']!r} is no day")
    type_, cameo_code, modes, contexts = _typed(record, losses)
    cite = record.get("cite_info") or {}
    return CodedEvent(
        id=content_id("plover", text),
        format="plover",
        key=str(record.get("id", "")),
        file=path,
        line=number,
        day=day,
        published=words.to_day(str(cite.get("date", ""))) if isinstance(cite, dict) else None,
        source=_parties(record.get("actor", record.get("source"))),
        target=_parties(record.get("recipient", record.get("target"))),
        status=next((_STATUS[name] for name in _texts(record.get("mode")) if name in _STATUS), "actual"),
        type=type_,
        modes=modes,
        contexts=contexts,
        cameo=cameo_code,
        quad=codes.quad(type_) if type_ else None,
        quad_in_file=words.to_count(str(record.get("quad_code"))),
        scores=_scores(record),
        place=_place(record.get("event_loc", record.get("location"))),
        url=cite.get("url") if isinstance(cite, dict) else None,
        publisher=cite.get("publication") if isinstance(cite, dict) else record.get("publication"),
        text=record.get("text"),
        row=json.dumps(record, ensure_ascii=False),
    )


def _typed(record: _Record, losses: Losses) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]:
    """Type, CAMEO code, modes and contexts, in the words of manual 2.0."""
    given = str(record["event"]).strip()
    if given.isdigit():
        code = words.with_zeros(given) or given
        found = cameo.to_plover(code) or (None, None, ())
        return found[0], code, tuple(filter(None, (found[1],))), found[2]
    type_, brought = words.type_of(given)
    if type_ is None:
        losses.add(f"type {given[:40]!r} is not of manual 2.0, or is two there: kept without type")
    modes = (words.mode_of(type_, mode) for mode in _texts(record.get("mode"))) if type_ else ()
    contexts = tuple(filter(None, (_context(name, losses) for name in _texts(record.get("context")))))
    return type_, None, tuple(dict.fromkeys(mode for mode in (brought, *modes) if mode)), contexts


def _context(name: str, losses: Losses) -> str | None:
    try:
        return codes.check_context(name)
    except CodeError:
        losses.add(f"context {name[:40]!r} is not of manual 2.0: left out")
        return None


def _texts(value: object) -> list[str]:
    """A list of texts from a list, from one text, or from nothing."""
    many = value if isinstance(value, list) else [] if value is None else str(value).split(";")
    return [str(part).strip() for part in many if str(part).strip()]


def _parties(value: object) -> tuple[Party, ...]:
    many = value if isinstance(value, list) else [value] if value else []
    return tuple(_party(entity if isinstance(entity, dict) else {"code": str(entity)}) for entity in many)


def _party(entity: _Record) -> Party:
    code = str(entity.get("code") or "")
    sectors = _texts(entity.get("sector")) or [code[at : at + 3] for at in range(3, len(code), 3)]
    country = code[:3] if code[:3] in BLOCS else words.country_of(code[:3]) if code else None
    text = str(entity.get("entity_text") or entity.get("identifier_text") or words.country_name(country) or code)
    return words.party_of(text, country, tuple(name for name in sectors if name in codes.sectors()), code or None)


def _scores(record: _Record) -> tuple[Score, ...]:
    value = words.to_number(str(record.get("event_scale")))
    return () if value is None else (Score(scale="event_scale.plover", value=value),)


def _place(value: object) -> Place | None:
    where = value[0] if isinstance(value, list) and value else value
    if not isinstance(where, dict):
        return None
    cells = {name: str(where[name]) for name in where if where[name] not in (None, "", "NULL")}
    country = cells.get("country_code", cells.get("country"))
    lon = cells.get("lon", cells.get("long"))
    parts = (cells.get("city"), cells.get("district"), cells.get("province"), country)
    found = words.place_of(*parts, cells.get("lat"), lon)
    text = cells.get("extracted_place", cells.get("resolved_place"))
    if found is None:
        return None
    place: dict[str, Any] = found | {"text": text or found["text"], "geonames": _geonames(cells)}
    return Place(**place)


def _geonames(cells: dict[str, str]) -> int | None:
    return words.to_count(cells.get("geonameid", ""))


def write_events(events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
    """One record a line, rows of CAMEO folded into events that list their parties."""
    for event in folded(events, losses):
        if event.format == "plover" and event.row is not None:
            yield event.row
        elif (type_ := plover_of(event, losses)) and (day := day_of(event, losses)):
            count_unheld(event, _UNHELD, losses)
            record = _record(event, type_) | {"date": day.isoformat()}
            yield json.dumps({name: value for name, value in record.items() if value not in _EMPTY}, ensure_ascii=False)


def _record(event: CodedEvent, type_: str) -> _Record:
    modes = [*event.modes, *filter(None, [_AUXILIARY.get(event.status)])]
    return {
        "id": event.id,
        "date": None,
        "actor": [_entity(party) for party in event.source],
        "recipient": [_entity(party) for party in event.target],
        "event": type_,
        "event_loc": _location(event.place) if event.place else None,
        "quad_code": codes.quad(type_),
        "event_scale": codes.score(type_, event.modes[0] if event.modes else None),
        "mode": modes,
        "context": list(event.contexts),
        "text": event.text,
        "cite_info": _citation(event),
        "coder": event.format,
    }


def _citation(event: CodedEvent) -> _Record:
    cite = {"url": event.url, "publication": event.publisher, "version": "PLOVER 2.0"}
    return {name: value for name, value in cite.items() if value}


def _entity(party: Party) -> _Record:
    entity = {
        "code": party.country,
        "sector": list(party.sectors),
        "entity_text": party.text,
        "identifier_id": party.id,
        "identifier_text": party.name,
    }
    return {name: value for name, value in entity.items() if value}


def _location(place: Place) -> _Record:
    level = {"point": "city"}.get(place.precision, place.precision)
    where: _Record = {"extracted_place": place.text, "resolved_place": place.name, "geonameid": place.geonames}
    where |= {"lat": place.lat, "lon": place.lon, "country_code": place.country, level: place.name}
    return {name: value for name, value in where.items() if value is not None}
