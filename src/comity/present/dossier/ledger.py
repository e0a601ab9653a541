"""The ledger of a dossier, for readers: events by period, direction, status and certainty, beside what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from comity.relate.dossier import Dossier
from comity.relate.dyads import LedgerRow
from comity.relate.wording import capitalised, count_of, show_period, signed, status_words

_MOST_PERIODS = 120
"""Pages show the latest so many periods and say how many they leave to the JSON form."""

HEADS = ("Period", "Who", "Status", "Speaker", "Friendly words", "Friendly deeds", "Hostile words", "Hostile deeds")
FIGURES = ("PLOVER score", "Reports", "Documents read")
_KINDS = ("friendly in words", "friendly in deeds", "hostile in words", "hostile in deeds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the ledger has of one period, and how many documents published in it were read."""

    name: str
    documents: int
    rows: tuple[LedgerRow, ...]


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
            for row in period.rows:
                words = (period.name, self.who[row.direction], row.status, row.certainty)
                yield (*words, *map(str, row.quads), signed(row.score), str(row.reports), str(period.documents))
            if not period.rows:
                yield (period.name, "none", *("–" for _ in range(8)), str(period.documents))

    def words(self, row: LedgerRow) -> str:
        """A row in words: "Peru to Chile: 2 friendly in words, planned, probable"."""
        counts = [f"{count} {kind}" for count, kind in zip(row.quads, _KINDS, strict=True) if count]
        status = [words] if (words := status_words(row.status)) else []
        return f"{self.who[row.direction]}: {', '.join([*counts, *status, row.certainty])}"


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
    dated = sorted({period for period in rows if period} | read.keys())
    undated = [Period(name="No day known", documents=dossier.coverage.undated, rows=tuple(rows[None]))]
    return [
        *(undated if rows.get(None) else ()),
        *(
            Period(name=capitalised(show_period(name)), documents=read.get(name, 0), rows=tuple(rows.get(name, ())))
            for name in dated
        ),
    ]


def who_to_whom(dossier: Dossier) -> dict[str, str]:
    """The directions of the ledger by the names of the two."""
    a, b = dossier.a.name, dossier.b.name
    return {"a_to_b": f"{a} to {b}", "b_to_a": f"{b} to {a}", "mutual": "both"}


def read_words(period: Period) -> str:
    """How much was read of a period: "3 documents read"."""
    return f"{count_of(period.documents, 'document')} read"
