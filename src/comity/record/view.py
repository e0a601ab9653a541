"""What relate and present may see of a record: claims, documents and the links between claims and events."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from comity.model import AnyClaim, Document


class View(Protocol):
    """A record, read-only."""

    def claims(
        self,
        *,
        parties: Collection[str] | None = None,
        facing: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[AnyClaim]:
        """Claims in which at least one of `parties` (`Actor.party`) takes part; all claims when it is None.

        With `facing`, only those in which one of these takes part, too: what may lie between two sets of parties.
        `since` and `until` (inclusive) bound the day of the happening, or of publication where no day is known; a claim
        with neither is kept only when both bounds are None. Sorted by that day, then by id. What people judged stands
        as they left it (`Claim.judged`); what they judged wrong is left out.
        """

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """The documents of these ids, by id; unknown ids are left out."""
