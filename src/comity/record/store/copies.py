"""The tables `copies` and `bands`: which documents of a store carry another's text, and how that is found.

A row of `copies` says whose text a document carries, who decided it, how sure and why; taking it out undoes it. The
first document with a text that comes into the store counts as the one that has it of its own, until one comes whose
first line gives the text to an agency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from comity.model import Document
from comity.record import schema
from comity.record.copies import DECIDED_BY, ENOUGH, bands_of, credit, likeness, runs_of

if TYPE_CHECKING:
    from comity.record.copies import Hashes

_MOST_NEAR = 20
"""Documents that one is held against, those that share the most bands: many share one where a page is a form."""

_NEAR = """
    select new.document, kept.document as near, count(*)::int as shared
    from new_bands as new join bands as kept using (band) where kept.document != new.document
    group by 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A document as far as its copies are asked for; `origin` is whose text it has, and `is_own` says that nobody's."""

    runs: Hashes
    origin: str | None
    is_own: bool


def forget(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Take out what is known of documents that are about to be replaced."""
    for table in ("copies", "bands"):
        db.execute(f"delete from {table} where document in (select unnest(?))", [documents])


def add(db: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> list[str]:
    """Note whose text each of these documents carries, which are in the store by now.

    Gives the documents stored before whose text has turned out to be an agency's.
    """
    new = {document.id: document for document in sorted(documents, key=_order)}
    runs = {key: runs_of(document.text) for key, document in new.items()}
    near = _near(db, runs)
    known = _texts(db, {key for keys in near.values() for key in keys} - new.keys())
    found: list[dict[str, Any]] = []
    for key, document in new.items():
        beside = {other: known[other] for other in near.get(key, ()) if other in known}
        row = _row(document, runs[key], beside)
        known[key] = _Text(runs=runs[key], origin=row["origin"] if row else document.publisher, is_own=row is None)
        here = [*([row] if row else []), *_turned(document, beside, runs[key])]
        told = {made["document"]: made["origin"] for made in here}
        known |= {other: replace(known[other], origin=origin, is_own=False) for other, origin in told.items()}
        found += here
    if found:
        _insert(db, "copies", pa.Table.from_pylist(found, schema=schema.COPIES))
    return [row["document"] for row in found if row["document"] not in new]


def _turned(document: Document, near: dict[str, _Text], runs: Hashes) -> list[dict[str, Any]]:
    """The documents that were taken to have a text of their own, which this one gives to an agency."""
    agency = credit(document.text)
    own = {key: text for key, text in near.items() if agency and text.is_own and text.origin != agency}
    likes = {key: likeness(runs, text.runs) for key, text in own.items()}
    return [_like(key, document.id, agency, score) for key, score in likes.items() if score >= ENOUGH]


def _order(document: Document) -> tuple[bool, date, str]:
    """Those that name an agency come first, then the earliest."""
    return credit(document.text) is None, document.published or date.max, document.id


def _near(db: duckdb.DuckDBPyConnection, runs: dict[str, Hashes]) -> dict[str, list[str]]:
    """For each new document those that share a band with it; its own bands are kept for those to come."""
    rows = [{"band": band, "document": key} for key, found in runs.items() for band in bands_of(found)]
    if not rows:
        return {}
    table = pa.Table.from_pylist(rows, schema=schema.BANDS)
    _insert(db, "bands", table)
    db.register("new_bands", table)
    shared: dict[str, Counter[str]] = {}
    for document, near, count in db.execute(_NEAR).fetchall():
        shared.setdefault(document, Counter())[near] = count
    db.unregister("new_bands")
    return {key: sorted(found, key=lambda near: (-found[near], near))[:_MOST_NEAR] for key, found in shared.items()}


def _texts(db: duckdb.DuckDBPyConnection, documents: Collection[str]) -> dict[str, _Text]:
    if not documents:
        return {}
    query = """
        select id, text, coalesce(copies.origin, publisher), copies.document is null from documents
        left join copies on copies.document = documents.id where id in (select unnest(?))
    """
    found = db.execute(query, [list(documents)]).fetchall()
    return {key: _Text(runs=runs_of(text or ""), origin=origin, is_own=own) for key, text, origin, own in found}


def _row(document: Document, runs: Hashes, near: dict[str, _Text]) -> dict[str, Any] | None:
    """Whose text the document carries; None where nothing says that it is not its own."""
    agency = credit(document.text)
    if agency:
        own = agency == document.publisher
        return None if own else _copy(document.id, None, agency, 1.0, f"its first line gives it to {agency}")
    likes = {key: likeness(runs, text.runs) for key, text in near.items()}
    best = min(likes, key=lambda key: (-likes[key], key), default=None)
    if best is None or likes[best] < ENOUGH:
        return None
    origin = near[best].origin
    return None if origin == document.publisher else _like(document.id, best, origin, likes[best])


def _like(document: str, twin: str, origin: str | None, score: float) -> dict[str, Any]:
    return _copy(document, twin, origin, score, f"{score:.0%} of the words in a row are those of {twin}")


def _copy(document: str, twin: str | None, origin: str | None, score: float, why: str) -> dict[str, Any]:
    return {
        "document": document,
        "twin": twin,
        "origin": origin,
        "decided_by": DECIDED_BY,
        "score": score,
        "why": [why],
    }


def _insert(db: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    db.register("new_rows", table)
    db.execute(f"insert into {name} by name select * from new_rows")
    db.unregister("new_rows")


def origins(db: duckdb.DuckDBPyConnection, documents: Collection[str]) -> dict[str, str]:
    """For those of these documents that carry another's text, whose it is."""
    query = "select document, origin from copies where origin is not null and document in (select unnest(?))"
    return dict(db.execute(query, [list(documents)]).fetchall())
