"""Claims as a table for the terminal: who, what, whom, when, where, says who, how sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text

from comity.model import Actor, AnyClaim, Document, EventClaim, TieClaim
from comity.present.clean import printable
from comity.relate.wording import show_iso, speaker_names, tie_noun

COLUMNS = ("Who", "What", "Whom", "When", "Where", "Says who", "How sure")

# A day or a probability cut in two lines cannot be read.
_KEPT_WHOLE = ("When", "How sure")
_STYLES = {1: "cyan", 2: "cyan", 3: "red", 4: "red"}


def claims_table(claims: Iterable[AnyClaim], documents: Mapping[str, Document], *, title: str | None = None) -> Table:
    """A table of the claims in the order given; `documents` by id give outlets and days of publication.

    Words from documents are shown as they are: no markup in them is obeyed.
    """
    table = Table(title=title, show_lines=False, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column in _KEPT_WHOLE)
    for claim in claims:
        table.add_row(*claim_cells(claim, documents.get(claim.document)))
    return table


def claim_cells(claim: AnyClaim, document: Document | None) -> tuple[Text, ...]:
    """The cells of one claim, in the order of `COLUMNS`."""
    who, what, whom, when, where, style = (
        _tie_cells(claim) if isinstance(claim, TieClaim) else _event_cells(claim, document)
    )
    says = _speaker(claim) or (document.publisher if document else None) or "—"
    sure = f"{claim.confidence:.2f}" if claim.certainty == "certain" else f"{claim.confidence:.2f} {claim.certainty}"
    plain = [Text(printable(cell)) for cell in (whom, when, where, says, sure)]
    return (Text(printable(who)), Text(printable(_with_status(what, claim)), style=style), *plain)


def _speaker(claim: AnyClaim) -> str:
    """Who says it, and that they deny or doubt it where they do."""
    name = speaker_names(claim.said_by)
    stance = claim.said_by[-1].stance if claim.said_by else "asserts"
    return f"{name} ({stance} it)" if stance in ("denies", "doubts") else name


def _with_status(what: str, claim: AnyClaim) -> str:
    return what if claim.status == "actual" else f"{claim.status}: {what}"


_Cells = tuple[str, str, str, str, str, str]


def _event_cells(claim: EventClaim, document: Document | None) -> _Cells:
    when = _when(claim, document)
    where = claim.place.name if claim.place else "—"
    noun = " ".join(filter(None, (claim.type, claim.mode)))
    return _names(claim.source) or "—", noun, _names(claim.target) or "—", when, where, _STYLES.get(claim.quad, "")


def _when(claim: EventClaim, document: Document | None) -> str:
    """The first day; where none is known, the day by which it was reported. ISO 8601, to keep the column narrow."""
    if claim.time.start:
        return claim.time.start.isoformat() if claim.time.precision == "day" else (claim.time.text or "")
    return f"by {document.published.isoformat()}" if document and document.published else "—"


def _tie_cells(claim: TieClaim) -> _Cells:
    parts = [f"since {show_iso(claim.since)}"] if claim.since else []
    parts += [f"until {show_iso(claim.until)}"] if claim.until else []
    style = "green" if claim.valence > 0 else "magenta" if claim.valence < 0 else ""
    noun = f"TIE {tie_noun(claim.tie)}" + (f", {claim.trend}" if claim.trend else "")
    return _names((claim.a,)), noun, _names((claim.b,)), ", ".join(parts) or "standing", "—", style


def _names(actors: Iterable[Actor]) -> str:
    """Each actor by the name it resolved to, with the sector when it is not the state as a whole."""
    return ", ".join(dict.fromkeys(_name(actor) for actor in actors))


def _name(actor: Actor) -> str:
    sector = f" {actor.sectors[0]}" if actor.sectors and actor.country else ""
    return f"{actor.party}{sector}" if actor.party else f"“{actor.text}”"
