"""GDELT events (2.0: 61 columns; 1.0: 57, or 58 with the URL) and mentions (16 columns), tab-separated, without header.

Columns and meaning: GDELT Event Codebook 2.0 and 1.0. Countries of actors are CAMEO's, those of places FIPS 10-4.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from comity.codes import cameo
from comity.errors import InputError
from comity.model import PlacePrecision, content_id
from comity.record.formats import vocabulary as words
from comity.record.formats.cells import Layout, by_value, joined, read_tables
from comity.record.formats.coded import coded
from comity.record.formats.event import PARTIES, PLACE, SCORES, CodedEvent, Party, party_row, table_of
from comity.record.formats.lines import OnProblem
from comity.record.formats.losses import Losses
from comity.record.formats.pairs import PairFormat, PairRow, goldstein_on, write_in_pairs

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _actor_columns(number: int) -> tuple[str, ...]:
    return tuple(f"Actor{number}{name}" for name in (*_ACTOR, *_TYPES))


def _geo_columns(of: str) -> tuple[str, ...]:
    return tuple(f"{of}Geo_{name}" for name in _GEO)


COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor_columns(1), *_actor_columns(2)),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions"),
    *("NumSources", "NumArticles", "AvgTone", *_geo_columns("Actor1"), *_geo_columns("Actor2")),
    *(*_geo_columns("Action"), "DATEADDED", "SOURCEURL"),
)
_FIRST = tuple(name for name in COLUMNS if not name.endswith("ADM2Code"))
MENTIONS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
# Files of version 1 begin to carry the URL in April 2013; rows before end without it, in one file with the others too.
_BY_COUNT = {57: _FIRST, 58: _FIRST, 61: COLUMNS, 16: MENTIONS}
# The codebook of version 2 writes some names otherwise than BigQuery, whose names these are.
_OTHER_NAMES = {
    "day": "SQLDATE",
    "actor1geo_fullname": "Actor1Geo_FullName",
    "actor2geo_fullname": "Actor2Geo_FullName",
}
_PLACE_COLUMNS = tuple(f"ActionGeo_{name}" for name in ("Type", "FullName", "CountryCode", "Lat", "Long"))
_PRECISION = {"1": "country", "2": "province", "3": "city", "4": "city", "5": "province"}

# Fields of `CodedEvent` that a file has no place for.
_UNHELD = ("publisher", "sentence", "text", "contexts")


def find_layout(path: str, line: str) -> Layout:
    """What the first line tells: its count of cells, or names where somebody put a header on it.

    Raises:
        InputError: GDELT has no file of so many columns.
    """
    if "globaleventid" in line[:20].lower():
        delimiter = "\t" if "\t" in line else ","
        names = tuple(map(_column, next(csv.reader([line], delimiter=delimiter))))
        _check_header(path, names)
        return Layout(names=names, header=True, delimiter=delimiter, quoted=delimiter == ",")
    count = line.count("\t") + 1
    if count not in _BY_COUNT:
        known = "61 (events), 57 or 58 (events of version 1), 16 (mentions)"
        raise InputError(f"{path!r} has {count} columns and is no file of GDELT: it has {known}.")
    extra = frozenset({"SOURCEURL"} if count in (57, 58) else ())
    return Layout(names=_BY_COUNT[count], header=False, extra=extra)


@cache
def _spellings() -> dict[str, str]:
    return {name.lower(): name for name in (*COLUMNS, *MENTIONS)} | _OTHER_NAMES


def _column(name: str) -> str:
    return _spellings().get(name.strip().lower(), name.strip())


def _check_header(path: str, names: tuple[str, ...]) -> None:
    missing = [] if {*MENTIONS} <= {*names} else [name for name in _FIRST[:-1] if name not in names]
    if missing:
        raise InputError(f"{path!r} has a header, but no column {', '.join(missing[:5])}: it is no file of GDELT.")


def read_events(path: str, on_problem: OnProblem, losses: Losses) -> Iterator[pa.Table]:
    """The events of a file, in tables of `event.EVENTS`; of a file of mentions, tables of its 16 columns and `file`.

    Raises:
        InputError: the file cannot be opened, or is none of GDELT's.
    """
    for layout, table in read_tables(path, find_layout, on_problem, losses):
        if "MentionIdentifier" in layout.names:
            yield table.select(MENTIONS).append_column("file", pa.array([path] * len(table), pa.string()))
        else:
            yield _events(path, _dated(path, table, on_problem), losses)


def _dated(path: str, table: pa.Table, on_problem: OnProblem) -> pa.Table:
    """The rows that have a day of the calendar and a code; the others are named."""
    days = by_value(table, ("SQLDATE",), lambda day: words.to_day(day) is not None, pa.bool_())
    good = pc.and_(days, by_value(table, ("EventCode", "EventRootCode"), _has_root, pa.bool_()))
    for row in table.filter(pc.invert(good)).select(("#line", "SQLDATE", "EventCode")).to_pylist():
        where = f"{path}, line {row['#line']}"
        rule = "is no day (YYYYMMDD) with a CAMEO code"
        on_problem(InputError(f"{where}: {row['SQLDATE']!r} with {row['EventCode']!r} {rule}; skipped."))
    return table.filter(good)


def _has_root(code: str, root: str) -> bool:
    return words.quad_of_root("gdelt", _code(code, root)) is not None


def _events(path: str, table: pa.Table, losses: Losses) -> pa.Table:
    rows = joined(table, COLUMNS)
    code = by_value(table, ("EventCode", "EventRootCode"), _code, pa.string())
    _count_changes(table, code, losses)
    columns = {
        "id": pa.array([content_id("gdelt", row) for row in rows.to_pylist()], pa.string()),
        "format": "gdelt",
        "key": table["GLOBALEVENTID"],
        "file": path,
        "line": table["#line"],
        "day": by_value(table, ("SQLDATE",), words.to_day, pa.date32()),
        "published": by_value(table, ("DATEADDED",), words.to_day, pa.date32()),
        "source": by_value(table, _actor_columns(1), _parties, PARTIES),
        "target": by_value(table, _actor_columns(2), _parties, PARTIES),
        "status": "actual",
        **coded(code),
        "quad_in_file": by_value(table, ("QuadClass",), words.to_count, pa.int32()),
        "scores": by_value(table, ("GoldsteinScale", "AvgTone"), _scores, SCORES),
        "place": by_value(table, _PLACE_COLUMNS, _place, PLACE),
        "url": _url(table),
        "story": _url(table),
        "row": rows,
    }
    return table_of(columns, len(table))


def _code(code: str, root: str) -> str:
    return words.with_zeros(code, root) or code


def _count_changes(table: pa.Table, code: pa.Array, losses: Losses) -> None:
    mended = pc.sum(pc.not_equal(table["EventCode"], code)).as_py() or 0
    losses.add("CAMEO code had lost its zero (42 for 042): given back", mended)
    known = pc.is_in(code, pa.array([*cameo.codes()], pa.string()))
    unknown = pc.sum(pc.invert(known)).as_py() or 0
    losses.add("CAMEO code of no known list: kept as text, without PLOVER type", unknown)


# The same actors come again in each block.
@lru_cache(maxsize=100_000)
def _parties(code: str, name: str, country: str, group: str, *rest: str) -> list[dict[str, Any]]:
    """The actor of ten cells; none where code and name are empty."""
    if not code and not name:
        return []
    types = [kind for kind in rest[-3:] if kind]
    sectors = tuple(dict.fromkeys(filter(None, (words.sector_of("cameo", kind) for kind in types))))
    body = words.group_of(group) if group else None
    state = words.country_of(country) if country else None
    party = Party(text=name or code, code=code, name=name or code, country=state, sectors=sectors)
    if body:
        party = Party(text=name or code, code=code, id=body[0], name=name, country=body[1] or state, sectors=sectors)
    elif state and code == country:
        party = Party(text=name, code=code, id=state, name=words.country_name(state), country=state)
    return [party_row(party)]


def _scores(goldstein: str, tone: str) -> list[dict[str, Any]]:
    given = {"goldstein.gdelt": words.to_number(goldstein), "tone.gdelt": words.to_number(tone)}
    return [{"scale": scale, "value": value} for scale, value in given.items() if value is not None]


@lru_cache(maxsize=100_000)
def _place(kind: str, name: str, fips: str, lat: str, lon: str) -> dict[str, Any] | None:
    """The place of the action. GDELT's FeatureID is of GNS or GNIS and no GeoNames id, so that stays None."""
    if kind not in _PRECISION or not name:
        return None
    north, east = words.to_degrees(lat, lon)
    country = words.country_of_fips(fips)
    precision = cast(PlacePrecision, _PRECISION[kind])
    where = {"text": name, "name": name.split(",")[0], "precision": precision, "country": country}
    return where | {"lat": north, "lon": east, "geonames": None}


def _url(table: pa.Table) -> pa.Array:
    if "SOURCEURL" not in table.column_names:
        return pa.nulls(len(table), pa.string())
    urls = table["SOURCEURL"]
    return pc.if_else(pc.equal(urls, ""), pa.scalar(None, pa.string()), urls)


def write_events(events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
    """The rows of a file of 61 columns, without header: one for each ordered pair of each event."""
    return write_in_pairs(PairFormat(name="gdelt", columns=COLUMNS, unheld=_UNHELD, cells=_cells), events, losses)


def _cells(row: PairRow, losses: Losses) -> dict[str, Any]:
    event, code = row.event, row.code
    if event.url is None:
        losses.add("event without a URL: SOURCEURL is empty")
    return {
        "GLOBALEVENTID": _number(event, row.number),
        **_day_cells(event, row.day),
        **_actor_cells(1, row.source, losses),
        **_actor_cells(2, row.target, losses),
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": words.quad_of_root("gdelt", code),
        "GoldsteinScale": goldstein_on("gdelt", event, code, losses),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "AvgTone": event.score("tone.gdelt"),
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **_geo_cells(event),
        "SOURCEURL": event.url,
    }


def _number(event: CodedEvent, number: int) -> int:
    """GDELT's ids are numbers: 60 bits of ours, the same in each run."""
    return int(content_id(event.id, number)[:15], 16)


def _day_cells(event: CodedEvent, day: date) -> dict[str, Any]:
    # As GDELT's files have it; the codebook's formula forgets that January is month 0.
    fraction = ((day.month - 1) * 30 + day.day) / 365
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + fraction:.4f}",
        "DATEADDED": f"{event.published or day:%Y%m%d}000000",
    }


def _actor_cells(number: int, party: Party | None, losses: Losses) -> dict[str, Any]:
    if party is None:
        return {}
    kinds = [words.sector_to("cameo", sector) for sector in party.sectors]
    losses.add("sector of an actor that CAMEO has no code for: left out", kinds.count(None))
    types = [kind for kind in dict.fromkeys(kinds) if kind]
    losses.add("sector of an actor beyond the third: left out, GDELT has three", max(0, len(types) - 3))
    country, group = words.cameo_country(party.country), words.group_code(party.id)
    cells = {"Code": f"{country}{group}{''.join(types[:3])}", "Name": (party.name or party.text).upper()}
    cells |= {"CountryCode": country, "KnownGroupCode": group} | dict(zip(_TYPES, types, strict=False))
    return {f"Actor{number}{name}": cell for name, cell in cells.items()}


def _geo_cells(event: CodedEvent) -> dict[str, Any]:
    place = event.place
    kinds = {"country": 1, "province": 2 if place and place.country == "USA" else 5}
    if place is None:
        return {"ActionGeo_Type": 0}
    return {
        "ActionGeo_Type": kinds.get(place.precision, 3 if place.country == "USA" else 4),
        "ActionGeo_FullName": place.name,
        "ActionGeo_CountryCode": words.fips_of(place.country),
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def mention_line(row: Mapping[str, Any]) -> str:
    """A row of the table of mentions as the line that it was."""
    return "\t".join(str(row[name] or "") for name in MENTIONS)
