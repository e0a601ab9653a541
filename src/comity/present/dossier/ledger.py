"""The ledger of a dossier, for readers: events by period, direction, status and certainty, beside what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.record.view import Grain
from comity.relate.dossier import Dossier
from comity.relate.dyads import LedgerRow, start_of
from comity.relate.wording import capitalised, count_of, show_period, signed, status_words

_MOST_PERIODS = 120
"""Pages show the latest so many periods and say how many they leave to the JSON form."""

HEADS = ("Period", "Who", "Status", "Speaker", "Friendly words", "Friendly deeds", "Hostile words", "Hostile deeds")
FIGURES = ("PLOVER score", "Reports", "Documents read")
_KINDS = ("friendly in words", "friendly in deeds", "hostile in words", "hostile in deeds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the ledger has of one period, and how many documents published in it were read.

    `documents` is None for a period that is longer than the others: of events whose time is known no closer.
    """

    name: str
    documents: int | None
    rows: tuple[LedgerRow, ...]

    @property
    def read(self) -> str:
        """How much was read of it: "3 documents read"."""
        return "known no closer" if self.documents is None else f"{count_of(self.documents, 'document')} read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The periods to show, the latest of them; `left_out` counts the others. `note` says how to read them."""

    title: str
    note: str
    periods: tuple[Period, ...]
    left_out: int
    who: dict[str, str]

    def cells(self) -> Iterator[tuple[str, ...]]:
        """The rows of a table under `HEADS` and `FIGURES`; a period without an event has one, with what was read."""
        for period in self.periods:
            documents = "–" if period.documents is None else str(period.documents)
            for row in period.rows:
                words = (period.name, self.who[row.direction], row.status, row.certainty)
                yield (*words, *map(str, row.quads), signed(row.score), str(row.reports), documents)
            if not period.rows:
                yield (period.name, "none", *("–" for _ in range(8)), documents)

    def words(self, row: LedgerRow) -> str:
        """A row in words: "Peru to Chile: 2 friendly in words, planned, probable"."""
        return f"{self.who[row.direction]}: {self.counts(row)}, {self.said_as(row)}"

    def counts(self, row: LedgerRow) -> str:
        """How many events of which kind: "2 friendly in words, 1 hostile in deeds"."""
        return ", ".join(f"{count} {kind}" for count, kind in zip(row.quads, _KINDS, strict=True) if count)

    def said_as(self, row: LedgerRow) -> str:
        """Status and certainty: "planned, probable"; what was done has no word for its status."""
        return ", ".join(words for words in (status_words(row.status), row.certainty) if words)


def ledger_of(dossier: Dossier) -> Ledger | None:
    """The ledger to show; None where nothing between the two is known."""
    if not dossier.ledger:
        return None
    periods = _periods(dossier)
    shown = periods[-_MOST_PERIODS:]
    return Ledger(
        title=f"The ledger, by {dossier.grain}",
        note=(
            "Events by who acts, by status and by how sure the speaker is, each counted once, beside the documents "
            "that were read. Where none was read, silence says nothing."
        ),
        periods=tuple(shown),
        left_out=len(periods) - len(shown),
        who=who_to_whom(dossier),
    )


def _periods(dossier: Dossier) -> list[Period]:
    rows: dict[str | None, list[LedgerRow]] = defaultdict(list)
    for row in dossier.ledger:
        rows[row.period].append(row)
    read = {period.period: period.documents for period in dossier.coverage.periods}
    dated = sorted({period for period in rows if period} | read.keys(), key=start_of)
    undated = [Period(name="No day known", documents=dossier.coverage.undated, rows=tuple(rows[None]))]
    return [
        *(undated if rows.get(None) else ()),
        *(
            Period(name=_named(name), documents=_documents(name, read, dossier.grain), rows=tuple(rows.get(name, ())))
            for name in dated
        ),
    ]


_LENGTHS: dict[Grain, int] = {"year": len("2023"), "month": len("2023-01"), "week": len("2023-W01")}


def _documents(period: str, read: Mapping[str, int], grain: Grain) -> int | None:
    return read.get(period, 0) if len(period) == _LENGTHS[grain] else None


def _named(period: str) -> str:
    return capitalised(show_period(period).removeprefix("the "))


def who_to_whom(dossier: Dossier) -> dict[str, str]:
    """The directions of the ledger by the names of the two."""
    a, b = dossier.a.name, dossier.b.name
    return {"a_to_b": f"{a} to {b}", "b_to_a": f"{b} to {a}", "mutual": "both"}
