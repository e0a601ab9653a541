"""The store as library users see it: the record, with the questions that can be asked of it."""

from __future__ import annotations

from datetime import date

from comity.present.why import explain_claim
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
        return build_dossier(self, a, b, since=since, until=until)

    def digest(self, *, topic: str | None = None, limit: int = 8) -> Digest:
        """What matters in the record, one pick an event; `topic` keeps documents with that topic or those words."""
        return build_digest(self, topic=topic, limit=limit)

    def why(self, claim_id: str) -> str:
        """The passage of a claim, and what set each of its fields."""
        claim = self.claim(claim_id)
        return explain_claim(claim, self.documents([claim.document])[claim.document])
