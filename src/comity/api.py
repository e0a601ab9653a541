"""The store as library users see it: the record, with the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from comity.model import AnyClaim
from comity.present.aside import imported_words, left_out_words
from comity.present.why import explain_claim
from comity.record.imported import Imported
from comity.record.runs import lasting_problems
from comity.record.store import Record
from comity.record.view import Grain
from comity.relate.dossier import Dossier, build_dossier
from comity.relate.network import HALF_LIFE_YEARS
from comity.relate.picks import Digest, build_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much a store holds; `first` and `last` are days of publication, None where none is known."""

    documents: int
    claims: int
    first: date | None
    last: date | None


class Store(Record):
    """A DuckDB store. `dossier`, `digest` and `why` answer from what it holds, and from nothing else.

    In one that was opened to write, `judge` corrects a claim:
    `store.judge("3f0c", fields={"type": "AID"}, why="…", by="Ana")`.
    """

    def dossier(
        self,
        a: str,
        b: str,
        *,
        since: date | None = None,
        until: date | None = None,
        by: Grain | None = None,
        half_life: float | None = None,
    ) -> Dossier:
        """How two parties stand: `a` and `b` are ids such as "JPN" or "NATO"; `since` and `until` are inclusive.

        `by` is what the ledger counts by: "year", "month" or "week"; None: by month, and by year over long stretches.
        After `half_life` years (None: five) a claim counts half.
        """
        years = HALF_LIFE_YEARS if half_life is None else half_life
        made = build_dossier(self, a, b, since=since, until=until, by=by, half_life=years)
        return replace(made, limits=made.limits + self._aside("dossier", (a, b), since, until))

    def digest(
        self,
        *,
        topic: str | None = None,
        about: Collection[str] = (),
        limit: int = 8,
        since: date | None = None,
        until: date | None = None,
    ) -> Digest:
        """What matters in the record, one pick an event.

        `topic` keeps documents with that topic or those words, `about` what all of these parties take part in, `since`
        and `until` (inclusive) what is of these days.
        """
        made = build_digest(self, topic=topic, about=about, limit=limit, since=since, until=until)
        aside = (*left_out_words(lasting_problems(self.runs())), *self._aside("digest", about, since, until))
        return replace(made, missing=made.missing + aside)

    def _aside(self, page: str, parties: Collection[str], since: date | None, until: date | None) -> tuple[str, ...]:
        return imported_words(Imported(self._db, self.path).count(parties, since, until), page)

    def parties(self, *, beside: str | None = None) -> list[tuple[str, int]]:
        """Who takes part in claims, and in how many, the most told of first; `beside`: in claims with that party."""
        query = """
            select party, count(*) from (
                select unnest(parties) as party from claims where ? is null or list_contains(parties, ?)
            ) where party is distinct from ? group by party order by count(*) desc, party
        """
        return [(str(party), count) for party, count in self._db.execute(query, [beside] * 3).fetchall() if party]

    def knows(self, party: str) -> bool:
        """Whether the party takes part in any claim."""
        query = "select count(*) from (select 1 from claims where list_contains(parties, ?) limit 1)"
        return self._db.execute(query, [party]).fetchall() == [(1,)]

    def size(self) -> Size:
        """How much the store holds."""
        [(documents, first, last)] = self._db.execute(
            "select count(*), min(published), max(published) from documents"
        ).fetchall()
        [(claims,)] = self._db.execute("select count(*) from claims").fetchall()
        return Size(documents=documents, claims=claims, first=first, last=last)

    def why(self, claim_id: str) -> str:
        """The passage of a claim, and what set each of its fields."""
        claim = self.claim(claim_id)
        return explain_claim(claim, self.documents([claim.document])[claim.document], self._decided(claim))

    def _decided(self, claim: AnyClaim) -> tuple[str, ...]:
        """What put the claim to its event, and what says that its document carries another's text."""
        links = "select 'put to its event', decided_by, score, why from links where claim = ?"
        copies = "select concat('has the text of ', origin), decided_by, score, why from copies where document = ?"
        found = self._db.execute(f"{links} union all {copies}", [claim.id, claim.document]).fetchall()
        return tuple(f"{what} by {who}, {score:.2f}: {'; '.join(why or ())}" for what, who, score, why in found)
