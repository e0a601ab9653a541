"""Small claims and documents to test the record with."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.model import Actor, Document, EventClaim, Place, Saying, Span, TieClaim, Time, content_id


def actor(party: str, start: int = 0) -> Actor:
    """A state under its id."""
    return Actor(text=party, start=start, end=start + len(party), id=party, name=party, country=party, sectors=("GOV",))


def document(key: str = "d1", text: str = "Peru met Chile in Lima.", **fields: Any) -> Document:
    """A short report."""
    return Document(**({"id": key, "text": text, "published": date(2001, 5, 3), "publisher": "Post"} | fields))


def event(document_id: str = "d1", **fields: Any) -> EventClaim:
    """A meeting of Peru and Chile, unless fields say otherwise."""
    text = "Peru met Chile in Lima."
    made: dict[str, Any] = {
        "document": document_id,
        "sentence": Span.cut(text, 0, len(text)),
        "trigger": Span.cut(text, 5, 8),
        "status": "actual",
        "certainty": "certain",
        "said_by": (Saying(text="an official", stance="asserts"),),
        "confidence": 0.7,
        "why": ("type CONSULT: verb meet",),
        "source": (actor("PER"),),
        "target": (actor("CHL", 9),),
        "type": "CONSULT",
        "mode": None,
        "contexts": ("diplomatic",),
        "cameo": "040",
        "quad": 1,
        "plover_score": 2.5,
        "goldstein": 1.0,
        "time": Time(text="Thursday", start=date(2001, 5, 3), end=date(2001, 5, 3), precision="day"),
        "place": Place(
            text="Lima", name="Lima", precision="city", country="PER", lat=-12.0, lon=-77.0, geonames=3936456
        ),
    } | fields
    return EventClaim(id=content_id(document_id, made["type"], made["time"], made["trigger"]), **made)


def tie(document_id: str = "d1", **fields: Any) -> TieClaim:
    """A friendship of Peru and Chile, unless fields say otherwise."""
    text = "Peru is a friend of Chile."
    made: dict[str, Any] = {
        "id": content_id(document_id, "tie"),
        "document": document_id,
        "sentence": Span.cut(text, 0, len(text)),
        "trigger": Span.cut(text, 10, 16),
        "status": "actual",
        "certainty": "probable",
        "said_by": (),
        "confidence": 0.6,
        "why": (),
        "a": actor("PER"),
        "b": actor("CHL", 20),
        "tie": "friendship",
        "valence": 1,
        "since": "1953",
        "until": None,
        "trend": "growing",
    }
    return TieClaim(**(made | fields))
