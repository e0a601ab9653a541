"""Claims and documents as plain rows: the field names of the design, the same in JSON, Parquet and DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from comity.model import (
    Actor,
    AnyClaim,
    Block,
    Code,
    Document,
    EventClaim,
    Place,
    Saying,
    Span,
    TieClaim,
    Time,
    Verdict,
)
from comity.record import schema
from comity.record.actor import actor_row

Row = dict[str, Any]
_Day = Callable[[date | None], Any]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _same(day: date | None) -> date | None:
    return day


def json_of(claim: AnyClaim) -> Row:
    """A claim as one JSON object; days are ISO 8601 text."""
    row: Row = {
        "id": claim.id,
        "kind": claim.kind,
        "document": claim.document,
        "sentence": _span(claim.sentence),
        "status": claim.status,
        "certainty": claim.certainty,
        "said_by": [_saying(saying) for saying in claim.said_by],
        "confidence": claim.confidence,
        "why": list(claim.why),
        "trigger": _span(claim.trigger),
        "judged": [verdict_row(verdict) for verdict in claim.judged] if claim.judged else None,
    }
    return row | (_event_fields(claim, _iso) if isinstance(claim, EventClaim) else _tie_fields(claim))


# Every column a claim can have: a row for a table has them all.
_EMPTY: Row = dict.fromkeys(schema.CLAIMS.names)


def row_of(claim: AnyClaim) -> Row:
    """A claim as a row of the table `claims`: days stay days, columns of the other kind are None."""
    row = _EMPTY | json_of(claim)
    if isinstance(claim, EventClaim):
        row["time"] = _time(claim.time, _same)
    return row | {"parties": parties_of(claim)}


def parties_of(claim: AnyClaim) -> list[str]:
    """The parties that take part in a claim, each once, sorted."""
    actors = (*claim.source, *claim.target) if isinstance(claim, EventClaim) else (claim.a, claim.b)
    return sorted({actor.party for actor in actors if actor.party})


def claim_of(row: Mapping[str, Any]) -> AnyClaim:
    """The claim that a row or a JSON object holds; the inverse of `json_of` and `row_of`."""
    common: Row = {
        "id": row["id"],
        "document": row["document"],
        "sentence": Span(**row["sentence"]),
        "trigger": Span(**row["trigger"]),
        "status": row["status"],
        "certainty": row["certainty"],
        "said_by": tuple(Saying(**saying) for saying in row["said_by"] or ()),
        "confidence": row["confidence"],
        "why": tuple(row["why"] or ()),
        # The table has no such column: what people decided stands in a table of its own.
        "judged": tuple(map(_to_verdict, row["judged"])) if row.get("judged") else None,
    }
    if row["kind"] == "tie":
        return TieClaim(**common, a=_to_actor(row["a"]), b=_to_actor(row["b"]), **_copy(row, _TIE_PLAIN))
    return EventClaim(
        **common,
        **_copy(row, ("type", "mode", "cameo", "quad", "event")),
        source=tuple(map(_to_actor, row["source"])),
        target=tuple(map(_to_actor, row["target"] or ())),
        contexts=tuple(row["contexts"] or ()),
        plover_score=row["scores"]["plover"],
        goldstein=row["scores"]["goldstein"],
        time=_to_time(row["time"]),
        place=Place(**row["place"]) if row["place"] else None,
        # Claims stored before there were codebooks have no such column.
        code=_to_code(row["code"]) if row.get("code") else None,
    )


_TIE_PLAIN = ("tie", "valence", "since", "until", "trend")


def _copy(row: Mapping[str, Any], names: tuple[str, ...]) -> Row:
    return {name: row[name] for name in names}


def _event_fields(claim: EventClaim, day: _Day) -> Row:
    return {
        "source": [actor_row(actor) for actor in claim.source],
        "target": [actor_row(actor) for actor in claim.target],
        "type": claim.type,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "cameo": claim.cameo,
        "quad": claim.quad,
        "scores": {"plover": claim.plover_score, "goldstein": claim.goldstein},
        "time": _time(claim.time, day),
        "place": _place(claim.place) if claim.place else None,
        "event": claim.event,
        "code": code_row(claim.code) if claim.code else None,
    }


def _tie_fields(claim: TieClaim) -> Row:
    return {"a": actor_row(claim.a), "b": actor_row(claim.b)} | {name: getattr(claim, name) for name in _TIE_PLAIN}


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": span.text}


def _saying(saying: Saying) -> Row:
    return {"text": saying.text, "name": saying.name, "actor": saying.actor, "stance": saying.stance}


def _to_actor(row: Mapping[str, Any]) -> Actor:
    return Actor(**{**row, "sectors": tuple(row["sectors"] or ())})


def _time(time: Time, day: _Day) -> Row:
    return {"start": day(time.start), "end": day(time.end), "text": time.text, "precision": time.precision}


def _to_time(row: Mapping[str, Any]) -> Time:
    return Time(**{**row, "start": _to_day(row["start"]), "end": _to_day(row["end"])})


def _to_day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _place(place: Place) -> Row:
    names = ("text", "name", "country", "lat", "lon", "geonames", "precision")
    return {name: getattr(place, name) for name in names}


def code_row(code: Code) -> Row:
    """A code as one JSON object or table cell."""
    return {
        "codebook": code.codebook,
        "type": code.type,
        "confidence": code.confidence,
        "nearest": list(code.nearest),
    }


def _to_code(row: Mapping[str, Any]) -> Code:
    return Code(**{**row, "nearest": tuple(row["nearest"] or ())})


_VERDICT_PLAIN = ("decision", "by", "why", "field", "value", "coded", "event")


def verdict_row(verdict: Verdict) -> Row:
    """A verdict as one JSON object; its time is ISO 8601 text."""
    plain = {name: getattr(verdict, name) for name in _VERDICT_PLAIN}
    return plain | {"at": verdict.at.isoformat(), "others": list(verdict.others)}


def _to_verdict(row: Mapping[str, Any]) -> Verdict:
    return Verdict(**{**row, "at": datetime.fromisoformat(row["at"]), "others": tuple(row["others"])})


def document_row(document: Document) -> Row:
    """A document as a row of the table `documents`."""
    plain = ("id", "url", "title", "publisher", "published", "language", "text")
    return {name: getattr(document, name) for name in plain} | {
        "authors": list(document.authors),
        "topics": list(document.topics),
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> Row:
    speaker = _span(block.speaker) if block.speaker else None
    return {"start": block.start, "end": block.end, "voice": block.voice, "speaker": speaker}


def document_of(row: Mapping[str, Any]) -> Document:
    """The document that a row or a JSON object holds."""
    return Document(
        **{
            **row,
            "published": _to_day(row["published"]),
            "authors": tuple(row["authors"] or ()),
            "topics": tuple(row["topics"] or ()),
            "blocks": tuple(map(_to_block, row["blocks"] or ())),
        }
    )


def _to_block(row: Mapping[str, Any]) -> Block:
    speaker = row.get("speaker")
    return Block(start=row["start"], end=row["end"], voice=row["voice"], speaker=Span(**speaker) if speaker else None)
