"""One event, many reports: which claims are about the same event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from comity.model import AnyClaim, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A claim put to an event: who or what decided, how surely (0..1), and why."""

    claim: str
    event: str
    decided_by: str
    score: float
    why: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """The link as a row of the table `links`, decided now (UTC)."""
        return {
            "claim": self.claim,
            "event": self.event,
            "decided_by": self.decided_by,
            "decided_at": datetime.now(UTC).replace(tzinfo=None),
            "score": self.score,
            "why": list(self.why),
        }


def link_events(claims: Sequence[AnyClaim], documents: Mapping[str, Document]) -> list[Link]:
    """A link for each event claim; claims of one event carry the same event id."""
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text that reports something; `published` None when unknown."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None


def same_reports(reports: Sequence[Report]) -> list[str]:
    """An event id for each report, in order; reports of one event share it."""
    return [report.id for report in reports]
