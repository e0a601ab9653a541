"""The record in a DuckDB file: documents, claims, and the links from claims to events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from comity.errors import StoreError, UsageError
from comity.model import AnyClaim, Decision, Document, EventClaim
from comity.record import rows
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
from comity.record.same_event import rulings
from comity.record.store import copies, gists
from comity.record.store.file import TABLES, open_file, tables, unwritten
from comity.record.store.linking import link_touched
from comity.record.store.news import StoreNews
from comity.record.store.survey import Period, Scope, StoreSurvey, Told, latest_between, taking_part

# Ids looked up at once: DuckDB uses its index for at most some two thousand.
_LOOKED_UP = 1000

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

    most_at_hand = 2000
    """Of a pair with more claims around it, a dossier shows the weightiest, and counts the others by SQL."""

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
        db, is_new = open_file(path, read_only=read_only, create=create)
        record = cls(db, path)
        record._read_only = read_only
        if is_new:
            record._correct_gists({}, record._applying())
        return record

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
            before = self._applying()
            gists.forget(self._db, list(pairs))
            copies.forget(self._db, list(pairs))
            self._replace("documents", "id", list(pairs), documents)
            self._replace("claims", "document", list(pairs), list(claims.values()))
            turned = copies.add(self._db, (document for document, _ in pairs.values()))
            gists.add(self._db, list(pairs))
            gists.follow_copies(self._db, turned)
            self._correct_gists(before, self._applying(), claims)
            self._db.commit()
        except duckdb.Error as problem:
            raise unwritten(self.path, problem) from problem

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

    def link(self, *, everything: bool = False) -> None:
        """Link the claims of one event to each other; links already right stay untouched.

        Looked at are the claims that came, went or were judged since the last time, and those near them, which gives
        the same links as looking at all; with `everything`, all are.
        """
        if everything:
            gists.touch_all(self._db)
        applying = {
            key: made
            for key, made in self._applying().items()
            if any(judgement.decision in ("split", "merge") for judgement in made)
        }
        link_touched(self._db, rulings(claim for claim in self._judged(applying) if isinstance(claim, EventClaim)))

    def _insert(self, table: str, new: list[dict[str, Any]]) -> None:
        self._db.register("new_rows", pa.Table.from_pylist(new, schema=TABLES[table]))
        self._db.execute(f"insert into {table} by name select * from new_rows")
        self._db.unregister("new_rows")

    def claims(
        self,
        *,
        parties: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        together: bool = False,
        wrong: bool = False,
    ) -> list[AnyClaim]:
        """See `record.view.View.claims`: the claims as people left them; those judged wrong only with `wrong`."""
        if parties and not wrong:
            around, values = taking_part(parties, together=together)
            found = Scope(self._db, self._some, around=around, period=Period(since=since, until=until), values=values)
            # To look up a few costs a small part of what it does to read all claims, links and documents.
            if (few := found.at_hand(self.most_at_hand)) is not None:
                return few
        return self._read(Question(parties=parties, since=since, until=until, together=together), wrong=wrong)

    def _read(self, question: Question, *, wrong: bool) -> list[AnyClaim]:
        applying = self._applying()
        where, values = question.where(list(applying))
        found = self._rows(f"select * from ({_CLAIMS}) {where} order by day nulls last, id", values)
        if not applying:
            return [rows.claim_of(row) for row in found]
        dated = _left(found, applying, wrong=wrong)
        # What a judgement changed may have other parties and another day than SQL has looked at.
        return [claim for day, claim in dated if not claim.judged or question.is_about(claim, day)]

    def between(
        self,
        first: Collection[str],
        second: Collection[str],
        *,
        since: date | None = None,
        until: date | None = None,
        most: int,
    ) -> list[AnyClaim]:
        """See `record.view.View.between`."""
        return self._some(latest_between(self._db, first, second, Period(since=since, until=until), most))

    def survey(self, a: str, b: str, *, since: date | None = None, until: date | None = None) -> StoreSurvey | None:
        """See `record.view.View.survey`."""
        found = StoreSurvey(self._db, self._some, a, b, Period(since=since, until=until))
        return found if found.is_more_than(self.most_at_hand) else None

    def news(
        self, *, about: Collection[str] = (), since: date | None = None, until: date | None = None
    ) -> StoreNews | None:
        """See `record.view.View.news`."""
        found = StoreNews(self._db, self._some, about, Period(since=since, until=until))
        return found if found.is_more_than(self.most_at_hand) else None

    def _some(self, told: Mapping[str, Told]) -> list[AnyClaim]:
        """The claims of these ids, as people left them, in the order of `claims`."""
        found = self._by_id("claims", list(told))
        full = [row | {"event": told[row["id"]].event, "published": told[row["id"]].published} for row in found]
        return [claim for _, claim in _left(full, self._applying())]

    def _by_id(self, table: str, ids: list[str]) -> list[dict[str, Any]]:
        """The rows of these ids, by id: each looked up in the index, where a list to join with would mean a scan."""
        parts = (ids[at : at + _LOOKED_UP] for at in range(0, len(ids), _LOOKED_UP))
        found = [self._rows(f"from {table} where id in ({', '.join('?' * len(some))})", some) for some in parts]
        return sorted((row for rows_ in found for row in rows_), key=lambda row: str(row["id"]))

    def _judged(self, applying: Mapping[str, list[Judgement]]) -> list[AnyClaim]:
        """The claims that these judgements hold for, as they leave them, without those that are wrong."""
        if not applying:
            return []
        found = self._rows(f"select * from ({_CLAIMS}) where id in (select unnest(?))", [list(applying)])
        return [claim for _, claim in _left(found, applying)]

    def _correct_gists(
        self, before: Mapping[str, list[Judgement]], after: Mapping[str, list[Judgement]], new: Collection[str] = ()
    ) -> None:
        """Bring gists up to date with what is judged now, where that is another than before, or the claim is `new`.

        Claims ruled on beside them are to be linked anew, too.
        """
        changed = [key for key in {**before, **after} if key in new or before.get(key) != after.get(key)]
        if changed:
            gists.correct(self._db, changed, self._judged({key: after.get(key, []) for key in changed}))
            judged = [made for key in changed for made in (*before.get(key, ()), *after.get(key, ()))]
            gists.touch(self._db, [other for made in judged for other in made.others])

    def claim(self, claim_id: str) -> AnyClaim:
        """The one claim whose id starts with `claim_id`, as people left it, also when they judged it wrong.

        Raises:
            StoreError: none does, or several do.
        """
        coded = self._coded(claim_id)
        return judged(coded, self._applying().get(coded.id, ()))

    def _coded(self, claim_id: str) -> AnyClaim:
        query = "select id from claims where starts_with(id, ?) order by id"
        found = [key for (key,) in self._db.execute(query, [claim_id]).fetchall()]
        if len(found) == 1:
            # By the index, and its one link: a join with all links would not fit a large record into memory.
            [row] = self._by_id("claims", found)
            events = self._db.execute("select event from links where claim = ?", found).fetchall()
            return rows.claim_of(row | {"event": events[0][0] if events else None})
        if not found:
            raise StoreError(f"No claim in {self.path!r} has the id {claim_id!r}. `comity code` prints the ids.")
        some = ", ".join(found[:5])
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
        if "judgements" not in tables(self._db):
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
        before = self._applying()
        try:
            self._db.begin()
            self._insert("judgements", [judgement.row() for judgement in judgements])
            self._correct_gists(before, self._applying())
            self._db.commit()
            self.link()
        except duckdb.Error as problem:
            raise unwritten(self.path, problem) from problem

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
        if "runs" not in tables(self._db):
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
            raise unwritten(self.path, problem) from problem

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """See `record.view.View.documents`."""
        return {row["id"]: rows.document_of(row) for row in self._by_id("documents", list(ids))}

    def origins(self, ids: Collection[str]) -> dict[str, str]:
        """See `record.view.View.origins`."""
        return copies.origins(self._db, ids)

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


def _left(
    found: Iterable[Mapping[str, Any]], applying: Mapping[str, list[Judgement]], *, wrong: bool = False
) -> list[tuple[date | None, AnyClaim]]:
    """The claims of these rows as people left them, by their day and id; those judged wrong only with `wrong`."""
    coded = [(rows.claim_of(row), row["published"]) for row in found]
    left = [(judged(claim, applying[claim.id]) if claim.id in applying else claim, day) for claim, day in coded]
    dated = [(day_of(claim, published), claim) for claim, published in left if wrong or not is_wrong(claim)]
    return sorted(dated, key=lambda pair: (pair[0] or date.max, pair[1].id))


def _said(words: str | None, rule: str) -> str:
    if not words or not words.strip():
        raise UsageError(f"{words!r} says nothing, and {rule}.")
    return words.strip()


def _fields_to_set(decision: Decision, fields: Mapping[str, str] | None) -> Mapping[str, str]:
    if bool(fields) != (decision == "set"):
        raise UsageError(f"{dict(fields or {})!r} with {decision!r}: fields and values belong to 'set', at least one.")
    return dict(fields or {})
