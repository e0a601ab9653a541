"""Claims as a table for the terminal: who, what, whom, when, where, says who, how sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from comity.model import Actor, AnyClaim, Document, EventClaim, TieClaim
from comity.present.clean import printable
from comity.relate.wording import show_iso, speaker_names, tie_noun

COLUMNS = ("Who", "What", "Whom", "When", "Where", "Says who", "How sure")

_NONE = "—"
NARROW_COLUMNS = ("Who", "What", "Whom", "When, where", "Says who", "Sure")

_WIDE = 120
"""Characters of a line that seven columns need; on a shorter one place and time, and doubt and deed, share a column, so
that each column has room for a word of twelve letters."""

_STYLES = {1: "cyan", 2: "cyan", 3: "red", 4: "red"}


def claims_table(
    claims: Iterable[AnyClaim], documents: Mapping[str, Document], *, title: str | None = None, width: int = _WIDE
) -> Table:
    """A table of the claims in the order given; `documents` by id give outlets and days of publication.

    `width` is that of the terminal in characters, below 120 the table has fewer columns. Words from documents are shown
    as they are: no markup in them is obeyed.
    """
    is_wide = width >= _WIDE
    table = _wide_table(title) if is_wide else _narrow_table(title)
    for claim in claims:
        cells = claim_cells(claim, documents.get(claim.document))
        table.add_row(*(cells if is_wide else _narrowed(cells, claim)))
    return table


def _wide_table(title: str | None) -> Table:
    table = Table(title=title, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    return table


def _narrow_table(title: str | None) -> Table:
    table = Table(title=title, box=SIMPLE_HEAD, padding=0, pad_edge=False, show_edge=False)
    for column in NARROW_COLUMNS:
        table.add_column(column, overflow="fold")
    return table


def _narrowed(cells: Sequence[Text], claim: AnyClaim) -> tuple[Text, ...]:
    """The cells in the order of `NARROW_COLUMNS`: certainty beside the deed, the place below the time."""
    who, what, whom, when, where, says, _ = cells
    doubt = "" if claim.certainty == "certain" else f" ({claim.certainty})"
    place = "" if where.plain == _NONE else f" {where.plain}"
    return (who, Text.assemble(what, doubt), whom, Text.assemble(when, place), says, Text(f"{claim.confidence:.2f}"))


def claim_cells(claim: AnyClaim, document: Document | None) -> tuple[Text, ...]:
    """The cells of one claim, in the order of `COLUMNS`."""
    who, what, whom, when, where, style = (
        _tie_cells(claim) if isinstance(claim, TieClaim) else _event_cells(claim, document)
    )
    says = _speaker(claim) or (document.publisher if document else None) or _NONE
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
    where = claim.place.name if claim.place else _NONE
    noun = " ".join(filter(None, (claim.type, claim.mode)))
    return _names(claim.source) or _NONE, noun, _names(claim.target) or _NONE, when, where, _STYLES.get(claim.quad, "")


def _when(claim: EventClaim, document: Document | None) -> str:
    """The first day; where none is known, the day by which it was reported. ISO 8601, to keep the column narrow."""
    if claim.time.start:
        return claim.time.start.isoformat() if claim.time.precision == "day" else (claim.time.text or "")
    return f"by {document.published.isoformat()}" if document and document.published else _NONE


def _tie_cells(claim: TieClaim) -> _Cells:
    parts = [f"since {show_iso(claim.since)}"] if claim.since else []
    parts += [f"until {show_iso(claim.until)}"] if claim.until else []
    style = "green" if claim.valence > 0 else "magenta" if claim.valence < 0 else ""
    noun = f"TIE {tie_noun(claim.tie)}" + (f", {claim.trend}" if claim.trend else "")
    return _names((claim.a,)), noun, _names((claim.b,)), ", ".join(parts) or "standing", _NONE, style


def _names(actors: Iterable[Actor]) -> str:
    """Each actor by the name it resolved to, with the sector when it is not the state as a whole."""
    return ", ".join(dict.fromkeys(_name(actor) for actor in actors))


def _name(actor: Actor) -> str:
    sector = f" {actor.sectors[0]}" if actor.sectors and actor.country else ""
    return f"{actor.party}{sector}" if actor.party else f"“{actor.text}”"
