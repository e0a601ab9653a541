"""An actor as a plain row, without what tables need: a phrase alone is answered in milliseconds."""

from __future__ import annotations

from typing import Any

from comity.model import Actor

_PLAIN = ("text", "start", "end", "id", "name", "country", "person", "office", "why")


def actor_row(actor: Actor) -> dict[str, Any]:
    """An actor as one JSON object or table cell."""
    return {name: getattr(actor, name) for name in _PLAIN} | {"sectors": list(actor.sectors)}
