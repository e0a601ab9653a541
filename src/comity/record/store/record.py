"""The record in a DuckDB file: documents, claims, and the links from claims to events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from comity.errors import StoreError, UsageError
from comity.model import AnyClaim, Decision, Document, EventClaim
from comity.record import rows, schema
from comity.record.judgements import (
    Judgement,
    by_claim,
    check_judgements,
    follow_places,
    is_wrong,
    judged,
    judgement_of_row,
    place_of,
)
from comity.record.question import Question, day_of
from comity.record.runs import Run, run_of_row
from comity.record.same_event import Link, link_events

_TABLES = {
    "documents": schema.DOCUMENTS,
    "claims": schema.CLAIMS,
    "links": schema.LINKS,
    "judgements": schema.JUDGEMENTS,
    "runs": schema.RUNS,
}

# One row a claim: the claim as coded with the event that it is linked to, and the day that it is sorted by.
_CLAIMS = """
    select claims.* exclude (event, parties), links.event, documents.published,
        coalesce(claims.time.start, documents.published) as day
    from claims
    left join links on links.claim = claims.id
    left join documents on documents.id = claims.document
"""


class Record:
    """A DuckDB file of documents and claims; a `record.view.View` of itself.

    Use as a context manager, or call `close`. One process may write at a time; DuckDB keeps others out.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self.path = path
        self._db = connection
        self._read_only = False

    @classmethod
    def open(cls, path: str, *, read_only: bool = False, create: bool = True) -> Self:
        """Open the store at `path`, or make one; `read_only` asks that it exists and leaves it as it is.

        Without `create` it must exist, too.

        Raises:
            StoreError: no store there, not a store, a newer version, locked, or no right to write.
        """
        if Path(path).is_dir():
            raise StoreError(f"{path!r} is a folder, and a store is a file: name one, such as comity.duckdb.")
        if (read_only or not create) and not Path(path).is_file():
            raise StoreError(f"No store at {path!r}. Make one with: comity code PATH --format duckdb -o {path}")
        try:
            record = cls(duckdb.connect(path, read_only=read_only), path)
            record._prepare(read_only)
        except duckdb.Error as problem:
            raise StoreError(_opening_failed(path, problem)) from problem
        return record

    def _prepare(self, read_only: bool) -> None:
        self._read_only = read_only
        tables = self._tables()
        if "comity" not in tables and (tables or read_only):
            raise StoreError(f"{self.path!r} is a DuckDB file but no store of comity: name another file with --store.")
        if tables:
            self._check_version()
        if not read_only:
            self._create_missing(tables)
            self._add_columns()

    def _tables(self) -> set[str]:
        return {name for (name,) in self._db.execute("select table_name from information_schema.tables").fetchall()}

    def _create_missing(self, tables: set[str]) -> None:
        """Make the tables of a new store, and those that an earlier comity did not know."""
        for name in _TABLES.keys() - tables:
            empty = _TABLES[name].empty_table()
            self._db.register("empty_table", empty)
            self._db.execute(f"create table {name} as select * from empty_table")
            self._db.unregister("empty_table")
        if "comity" not in tables:
            self._db.execute("create table comity (version integer)")
            self._db.execute("insert into comity values (?)", [schema.VERSION])

    def _add_columns(self) -> None:
        """Give a store that an earlier comity made the columns that its tables have gained since, all at the end."""
        for table, columns in _TABLES.items():
            self._db.register("wanted", columns.empty_table())
            kept = {row[0] for row in self._db.execute(f"describe {table}").fetchall()}
            for name, kind, *_ in self._db.execute("describe wanted").fetchall():
                if name not in kept:
                    self._db.execute(f'alter table {table} add column "{name}" {kind}')
            self._db.unregister("wanted")

    def _check_version(self) -> None:
        [(version,)] = self._db.execute("select version from comity").fetchall()
        if version > schema.VERSION:
            raise StoreError(
                f"{self.path!r} is a store of version {version}; this comity reads up to version {schema.VERSION}. "
                "Update comity, or code the documents again into a new file."
            )

    def add(self, coded: Iterable[tuple[Document, tuple[AnyClaim, ...]]]) -> None:
        """Store documents with their claims, all or none; a document stored before is replaced with its claims.

        Raises:
            StoreError: the file cannot be written (no room, no right).
        """
        pairs = {document.id: (document, claims) for document, claims in coded}
        documents = [rows.document_row(document) for document, _ in pairs.values()]
        claims = {claim.id: rows.row_of(claim) for _, found in pairs.values() for claim in found}
        try:
            self._db.begin()
            self._replace("documents", "id", list(pairs), documents)
            self._replace("claims", "document", list(pairs), list(claims.values()))
            self._db.commit()
        except duckdb.Error as problem:
            raise StoreError(f"{self.path!r} could not be written: {_first_line(problem)}") from problem

    def undo(self) -> None:
        """Give up what a stop has left half done; without such, nothing happens."""
        try:
            self._db.rollback()
        except duckdb.TransactionException:
            return

    def _replace(self, table: str, key: str, ids: list[str], new: list[dict[str, Any]]) -> None:
        self._db.execute(f"delete from {table} where {key} in (select unnest(?))", [ids])
        if new:
            self._insert(table, new)

    def link(self) -> None:
        """Link the claims of one event to each other, over all that is stored; links already right stay untouched."""
        wanted = link_events(self.claims(), self.documents(self._document_ids()))
        kept = set(self._db.execute("select claim, event, decided_by from links").fetchall())
        new = [link for link in wanted if (link.claim, link.event, link.decided_by) not in kept]
        gone = kept - {(link.claim, link.event, link.decided_by) for link in wanted}
        self._db.begin()
        self._db.executemany(
            "delete from links where claim = ? and event = ? and decided_by = ?", list(map(list, gone)) or [[""] * 3]
        )
        self._insert_links(new)
        self._db.commit()

    def _insert_links(self, links: list[Link]) -> None:
        if links:
            self._insert("links", [link.row() for link in links])

    def _insert(self, table: str, new: list[dict[str, Any]]) -> None:
        self._db.register("new_rows", pa.Table.from_pylist(new, schema=_TABLES[table]))
        self._db.execute(f"insert into {table} by name select * from new_rows")
        self._db.unregister("new_rows")

    def _document_ids(self) -> list[str]:
        return [key for (key,) in self._db.execute("select id from documents").fetchall()]

    def claims(
        self,
        *,
        parties: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        wrong: bool = False,
    ) -> list[AnyClaim]:
        """See `record.view.View.claims`: the claims as people left them; those judged wrong only with `wrong`."""
        applying = self._applying()
        question = Question(parties=parties, since=since, until=until)
        where, values = question.where(list(applying))
        found = self._rows(f"select * from ({_CLAIMS}) {where} order by day nulls last, id", values)
        if not applying:
            return [rows.claim_of(row) for row in found]
        left = [(judged(rows.claim_of(row), applying.get(row["id"], ())), row["published"]) for row in found]
        dated = [(day_of(*pair), pair[0]) for pair in left if wrong or not is_wrong(pair[0])]
        # What a judgement changed may have other parties and another day than SQL has looked at.
        kept = [(day, claim) for day, claim in dated if not claim.judged or question.is_about(claim, day)]
        return [claim for day, claim in sorted(kept, key=lambda pair: (pair[0] or date.max, pair[1].id))]

    def claim(self, claim_id: str) -> AnyClaim:
        """The one claim whose id starts with `claim_id`, as people left it, also when they judged it wrong.

        Raises:
            StoreError: none does, or several do.
        """
        coded = self._coded(claim_id)
        return judged(coded, self._applying().get(coded.id, ()))

    def _coded(self, claim_id: str) -> AnyClaim:
        found = self._rows(f"select * from ({_CLAIMS}) where starts_with(id, ?) order by id", [claim_id])
        if len(found) == 1:
            return rows.claim_of(found[0])
        if not found:
            raise StoreError(f"No claim in {self.path!r} has the id {claim_id!r}. `comity code` prints the ids.")
        some = ", ".join(row["id"] for row in found[:5])
        raise StoreError(f"{claim_id!r} begins {len(found)} ids in {self.path!r} ({some}, …): give more of it.")

    def judge(
        self,
        claim_id: str,
        decision: Decision = "set",
        *,
        why: str,
        by: str,
        fields: Mapping[str, str] | None = None,
        event: str | None = None,
    ) -> Judgement:
        """Keep what `by` decided about the claim whose id starts with `claim_id`, now, and link the claims anew.

        `set` gives `fields` new values (text, docs/codebook.md#judgements), `wrong` takes the claim out of dossiers and
        digests, `right` says that it stands as coded and takes back what was decided before, `split` parts it from the
        other claims of its event, `merge` puts it to `event` (an id, or how it begins).

        Raises:
            StoreError: no such claim or event, or several.
            CodeError: a field that the claim has not, or a value that it cannot hold.
            UsageError: no reason, no name, nothing to set, or nothing to split or merge.
        """
        coded = self._coded(claim_id)
        made = Judgement(
            claim=coded.id,
            decision=decision,
            why=_said(why, "a judgement needs its reason: say --why …"),
            by=_said(by, "a judgement needs the name of who made it: say --by NAME"),
            at=datetime.now(UTC),
            document=coded.document,
            place=place_of(coded),
            fields=_fields_to_set(decision, fields),
        )
        if decision in ("split", "merge"):
            made = replace(made, **self._event_to_judge(coded, decision, event))
        check_judgements(coded, [*self._applying().get(coded.id, ()), made])
        self._keep([made])
        return made

    def _event_to_judge(self, claim: AnyClaim, decision: Decision, event: str | None) -> dict[str, Any]:
        if not isinstance(claim, EventClaim):
            raise UsageError(f"{claim.id!r} is a claim of a tie, and a tie is linked to no event: judge it with --set.")
        if decision == "split":
            others = self._claims_of(claim.event, but=claim.id)
            if not others:
                raise UsageError(f"{claim.id!r} is the only claim of its event: there is nothing to split it from.")
            return {"event": claim.event, "others": others}
        there = self._event(_said(event, "a merge needs the event to put the claim to: give its id"))
        if there == claim.event:
            raise UsageError(f"{claim.id!r} is of the event {there!r} already: name another.")
        return {"event": there, "others": self._claims_of(there, but=claim.id)}

    def _claims_of(self, event: str | None, *, but: str) -> tuple[str, ...]:
        query = "select claim from links where event = ? and claim != ? order by claim"
        return tuple(claim for (claim,) in self._db.execute(query, [event, but]).fetchall())

    def _event(self, event_id: str) -> str:
        query = "select distinct event from links where starts_with(event, ?) order by event"
        found = [event for (event,) in self._db.execute(query, [event_id]).fetchall()]
        if len(found) == 1:
            return str(found[0])
        if not found:
            raise StoreError(f"No event in {self.path!r} has the id {event_id!r}. `comity why CLAIM` tells it.")
        raise StoreError(f"{event_id!r} begins {len(found)} events in {self.path!r} ({found[0]}, …): give more of it.")

    def judgements(self) -> list[Judgement]:
        """Everything that people decided, the earliest first, also of claims that are not in the store (any more)."""
        if "judgements" not in self._tables():
            return []
        return [judgement_of_row(row) for row in self._rows('select * from judgements order by "at", id', [])]

    def add_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements made elsewhere, and link the claims anew; gives how many were new.

        One of a claim that is not in the store is kept for the day when it is.
        """
        known = {judgement.id for judgement in self.judgements()}
        new = {judgement.id: judgement for judgement in judgements if judgement.id not in known}
        if new:
            self._keep(new.values())
        return len(new)

    def check_judgement(self, judgement: Judgement) -> bool:
        """Whether the claim of the judgement is in the store.

        Raises:
            CodeError: it is, and cannot hold what the judgement sets.
        """
        found = self._rows(f"select * from ({_CLAIMS}) where id = ?", [judgement.claim])
        for row in found:
            check_judgements(rows.claim_of(row), [judgement])
        return bool(found)

    def _keep(self, judgements: Iterable[Judgement]) -> None:
        if self._read_only:
            rule = "was opened to read, and a judgement must be written"
            raise StoreError(f"{self.path!r} {rule}: comity.open_store(path, create=True) opens it to write.")
        try:
            self._insert("judgements", [judgement.row() for judgement in judgements])
            self.link()
        except duckdb.Error as problem:
            raise StoreError(f"{self.path!r} could not be written: {_first_line(problem)}") from problem

    def _applying(self) -> dict[str, list[Judgement]]:
        """The judgements that hold for each claim in the store, the earliest first."""
        made = by_claim(self.judgements())
        if not made:
            return {}
        query = "select id from claims where id in (select unnest(?))"
        there = {key for (key,) in self._db.execute(query, [list(made)]).fetchall()}
        lost = [judgements for key, judgements in made.items() if key not in there]
        homes = {judgement.document for judgements in lost for judgement in judgements if judgement.document}
        around = self._rows(f"select * from ({_CLAIMS}) where document in (select unnest(?))", [list(homes)])
        moved = follow_places(lost, map(rows.claim_of, around)) if lost else {}
        return {key: [*moved.get(key, ()), *made.get(key, ())] for key in sorted(there | moved.keys())}

    def runs(self) -> list[Run]:
        """The runs that wrote to the store, the earliest first; those of a comity that kept no log are not known."""
        if "runs" not in self._tables():
            return []
        return [run_of_row(row) for row in self._rows("select * from runs order by started, id", [])]

    def log_run(self, run: Run) -> None:
        """Keep a run in the log, in place of what was kept of it before.

        Raises:
            StoreError: the file cannot be written.
        """
        try:
            self._db.begin()
            self._replace("runs", "id", [run.id], [run.row()])
            self._db.commit()
        except duckdb.Error as problem:
            raise StoreError(f"{self.path!r} could not be written: {_first_line(problem)}") from problem

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """See `record.view.View.documents`."""
        found = self._rows("select * from documents where id in (select unnest(?)) order by id", [list(ids)])
        return {row["id"]: rows.document_of(row) for row in found}

    def _rows(self, query: str, values: list[Any]) -> list[dict[str, Any]]:
        table: pa.Table = self._db.sql(query, params=values).to_arrow_table()
        return list(table.to_pylist())

    def close(self) -> None:
        """Close the file; what was added is on disk."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _said(words: str | None, rule: str) -> str:
    if not words or not words.strip():
        raise UsageError(f"{words!r} says nothing, and {rule}.")
    return words.strip()


def _fields_to_set(decision: Decision, fields: Mapping[str, str] | None) -> Mapping[str, str]:
    if bool(fields) != (decision == "set"):
        raise UsageError(f"{dict(fields or {})!r} with {decision!r}: fields and values belong to 'set', at least one.")
    return dict(fields or {})


def _opening_failed(path: str, problem: duckdb.Error) -> str:
    if not Path(path).parent.exists():
        return f"{path!r} cannot be made: the folder {str(Path(path).parent)!r} does not exist. Make it first."
    if isinstance(problem, duckdb.CatalogException) or "not a valid DuckDB" in str(problem):
        return f"{path!r} is not a store of comity, nor any DuckDB file: name another file with --store."
    return f"{path!r} cannot be opened as a store: {_first_line(problem)}. Name another file, or close who uses it."


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0][:200]
