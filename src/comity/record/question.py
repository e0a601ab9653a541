"""What a record is asked for: claims of some parties, in some days; in SQL, and of one claim."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from comity.model import AnyClaim, EventClaim
from comity.record.rows import parties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Claims with one of the `parties`, on a day from `since` to `until` (inclusive); None asks for all.

    With `together`, only those with all of the parties.

    >>> Question(since=date(2001, 5, 3)).where([])
    ('where (day >= ?)', [datetime.date(2001, 5, 3)])
    """

    parties: Collection[str] | None = None
    since: date | None = None
    until: date | None = None
    together: bool = False

    def where(self, let_through: list[str]) -> tuple[str, list[date | list[str]]]:
        """A WHERE clause over columns `id` and `day`, and its values; the claims `let_through` always pass."""
        asked: list[tuple[str, date | list[str]]] = []
        if self.parties is not None:
            has = "list_has_all" if self.together else "list_has_any"
            asked.append((f"id in (select id from claims where {has}(parties, ?))", list(self.parties)))
        if self.since is not None:
            asked.append(("day >= ?", self.since))
        if self.until is not None:
            asked.append(("day <= ?", self.until))
        if not asked:
            return "", []
        where = f"where ({' and '.join(condition for condition, _ in asked)})"
        values = [value for _, value in asked]
        return (f"{where} or id in (select unnest(?))", [*values, let_through]) if let_through else (where, values)

    def is_about(self, claim: AnyClaim, day: date | None) -> bool:
        """Whether the claim, of that day, is asked for."""
        if self.parties is not None and not self._takes_part(parties_of(claim)):
            return False
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def _takes_part(self, parties: Collection[str]) -> bool:
        asked = set(self.parties or ())
        return asked <= set(parties) if self.together else not asked.isdisjoint(parties)


def day_of(claim: AnyClaim, published: date | None) -> date | None:
    """The first day of what is claimed, else the day of publication; None where neither is known."""
    return (claim.time.start if isinstance(claim, EventClaim) else None) or published
