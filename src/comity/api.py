"""The store as library users see it: the record, with the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from comity.present.aside import imported_words, left_out_words
from comity.present.why import explain_claim
from comity.record.imported import Imported
from comity.record.runs import lasting_problems
from comity.record.store import Record
from comity.relate.dossier import Dossier, build_dossier
from comity.relate.picks import Digest, build_digest


class Store(Record):
    """A DuckDB store. `dossier`, `digest` and `why` answer from what it holds, and from nothing else.

    In one that was opened to write, `judge` corrects a claim:
    `store.judge("3f0c", fields={"type": "AID"}, why="…", by="Ana")`.
    """

    def dossier(self, a: str, b: str, *, since: date | None = None, until: date | None = None) -> Dossier:
        """How two parties stand: `a` and `b` are ids such as "JPN" or "NATO"; `since` and `until` are inclusive."""
        made = build_dossier(self, a, b, since=since, until=until)
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

    def why(self, claim_id: str) -> str:
        """The passage of a claim, and what set each of its fields."""
        claim = self.claim(claim_id)
        return explain_claim(claim, self.documents([claim.document])[claim.document])
