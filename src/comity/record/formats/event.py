"""An event as a data set has it: a row that somebody coded, with no passage behind it. Not a `Claim`.

The same names as a claim's where the same is meant; `docs/decisions/0008-imported-events.md` says why it is no claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from comity.model import BLOCS, Place, Status

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or is acted on. `text` is the name in the file, `code` the file's own code for it.

    `id`, `country` and `sectors` are comity's (as in `model.Actor`); None and empty where the file's could not be told.
    """

    text: str
    code: str | None = None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()

    @property
    def party(self) -> str | None:
        """Whom a pair is about, as `model.Actor.party`."""
        return self.id if self.country in BLOCS else self.country or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A number and the scale that it is on: `goldstein.gdelt`, `goldstein.icews`, `plover.2.0`, `tone.gdelt`, …

    Two numbers may be compared only when their scales are the same.
    """

    scale: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One event as coded by somebody.

    `format` is the data set's (`gdelt`, `icews`, `polecat`, `plover`), or `comity` for one made from a claim. `key`
    names it there: ICEWS repeats its ids, so its key has the day too. `status` is a claim's; all but PLOVER's auxiliary
    modes know `actual` alone. `type`, `modes`, `contexts`, `quad` are PLOVER 2.0's, None or empty where it has none
    (CAMEO's statements); `quad_in_file` is what the file says, in its own scheme. `cameo` is text with its zeros, None
    where the file gives none. `story` tells which rows come from one report, `sentence` from which sentence of it.
    `row` is the line in the file, its columns put in the order of the format.
    """

    id: str
    format: str
    key: str
    file: str | None = None
    line: int | None = None
    day: date | None = None
    published: date | None = None
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    status: Status = "actual"
    type: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None
    quad_in_file: int | None = None
    scores: tuple[Score, ...] = ()
    place: Place | None = None
    url: str | None = None
    publisher: str | None = None
    story: str | None = None
    sentence: int | None = None
    text: str | None = None
    row: str | None = None

    def score(self, scale: str) -> float | None:
        """The score on one scale; None where the event has none on it."""
        return next((score.value for score in self.scores if score.scale == scale), None)


_TEXT, _INT, _REAL = pa.string(), pa.int32(), pa.float64()
PARTIES = pa.list_(
    pa.struct({"text": _TEXT, "code": _TEXT, "id": _TEXT, "name": _TEXT, "country": _TEXT, "sectors": pa.list_(_TEXT)})
)
SCORES = pa.list_(pa.struct({"scale": _TEXT, "value": _REAL}))
PLACE = pa.struct(
    {"text": _TEXT, "name": _TEXT, "precision": _TEXT, "country": _TEXT, "lat": _REAL, "lon": _REAL, "geonames": _INT}
)
EVENTS = pa.schema(
    {"id": _TEXT, "format": _TEXT, "key": _TEXT, "file": _TEXT, "line": pa.int64(), "day": pa.date32()}
    | {"published": pa.date32(), "source": PARTIES, "target": PARTIES, "status": _TEXT, "type": _TEXT}
    | {
        "modes": pa.list_(_TEXT),
        "contexts": pa.list_(_TEXT),
        "cameo": _TEXT,
        "quad": _INT,
        "quad_in_file": _INT,
        "scores": SCORES,
    }
    | {"place": PLACE, "url": _TEXT, "publisher": _TEXT, "story": _TEXT, "sentence": _INT, "text": _TEXT, "row": _TEXT}
)


def row_of(event: CodedEvent) -> Row:
    """An event as a row of the table `imported_events`; the inverse of `event_of`."""
    return asdict(event)


def event_of(row: Mapping[str, Any]) -> CodedEvent:
    """The event that a row holds."""
    lists = {
        "source": tuple(map(_party, row["source"] or ())),
        "target": tuple(map(_party, row["target"] or ())),
        "scores": tuple(Score(**score) for score in row["scores"] or ()),
        "modes": tuple(row["modes"] or ()),
        "contexts": tuple(row["contexts"] or ()),
        "place": Place(**row["place"]) if row["place"] else None,
    }
    return CodedEvent(**{**row, **lists})


def json_of(row: Mapping[str, Any]) -> Row:
    """A row as one JSON object: `kind` keeps it apart from claims, `why` says where it is from."""
    why = [f"imported from {row['format']}: {row['file']}, line {row['line']}; coded there, not by comity"]
    days = {name: row[name].isoformat() if row[name] else None for name in ("day", "published")}
    return {"kind": "imported"} | dict(row) | days | {"why": why}


def party_row(party: Party) -> Row:
    """A party as a table cell; `dataclasses.asdict` takes ten times as long, and there are millions."""
    names = ("text", "code", "id", "name", "country")
    return {name: getattr(party, name) for name in names} | {"sectors": party.sectors}


def table_of(columns: Mapping[str, Any], length: int) -> pa.Table:
    """A table of `EVENTS` from some of its columns: a single text stands for each row, a missing column is null."""
    return pa.table({field.name: _column(columns.get(field.name), field.type, length) for field in EVENTS})


def _column(values: Any, kind: pa.DataType, length: int) -> Any:
    if values is None:
        return pa.nulls(length, kind)
    return pa.repeat(pa.scalar(values, kind), length) if isinstance(values, str) else values


def _party(row: Mapping[str, Any]) -> Party:
    return Party(**{**row, "sectors": tuple(row["sectors"] or ())})
