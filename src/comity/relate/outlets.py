"""Who reports a thing: outlets with a text of their own, and outlets that print another's, which confirm nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from comity.relate.wording import count_of, join_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """The outlets of some reports, in order of the alphabet; those unknown are left out.

    `origins` are those whose texts the reports carry: an agency may be among them that is no outlet here.
    `copies` gives for an origin the outlets that have its text and none of their own.
    """

    names: tuple[str, ...]
    origins: tuple[str, ...]
    copies: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, reports: Iterable[tuple[str | None, str | None]]) -> Outlets:
        """From the outlet of each report and whose text it has, which is the outlet but for copies.

        >>> found = Outlets.of([("Post", "Post"), ("Ledger", "Wire"), ("Wire", "Wire")])
        >>> found.names, found.origins, found.copies
        (('Ledger', 'Post', 'Wire'), ('Post', 'Wire'), (('Wire', ('Ledger',)),))
        """
        known = {(name, origin or name) for name, origin in reports if name or origin}
        own = {name for name, origin in known if name == origin}
        copies: dict[str, set[str]] = defaultdict(set)
        for name, origin in known:
            if name and origin and name not in own:
                copies[origin].add(name)
        return cls(
            names=tuple(sorted({name for name, _ in known if name})),
            origins=tuple(sorted({origin for _, origin in known if origin})),
            copies=tuple((origin, tuple(sorted(copies[origin]))) for origin in sorted(copies)),
        )

    @property
    def copied(self) -> int:
        """How many of the outlets add no text of their own to the others'."""
        return max(len(self.names) - len(self.origins), 0)

    @property
    def words(self) -> str:
        """How many outlets, and how many of them copies; empty where none is a copy.

        >>> Outlets.of([("Post", "Post"), ("Ledger", "Wire"), ("Wire", "Wire")]).words
        '3 outlets, 1 of them a copy'
        """
        if not self.copied:
            return ""
        return f"{count_of(len(self.names), 'outlet')}, {count_of(self.copied, 'of them a copy', 'of them copies')}"

    def report(self, own: Iterable[str] | None = None) -> str:
        """Who reports it, with the copies apart; `own` are the names to show for those with a text of their own.

        >>> Outlets.of([("Post", "Post"), ("Ledger", "Wire"), ("Wire", "Wire")]).report()
        'reported by Post and Wire; the text of Wire is also in Ledger'
        >>> Outlets.of([("Ledger", "Wire")]).report(), Outlets.of([]).report()
        ('reported by Ledger with the text of Wire', 'no outlet is named')
        """
        copying = {name for _, names in self.copies for name in names}
        first = [name for name in (own if own is not None else self.names) if name not in copying]
        if first:
            also = [f"the text of {origin} is also in {join_words(names)}" for origin, names in self.copies]
            return "; ".join([f"reported by {join_words(first)}", *also])
        copies = [f"by {join_words(names)} with the text of {origin}" for origin, names in self.copies]
        return f"reported {' and '.join(copies)}" if copies else "no outlet is named"
