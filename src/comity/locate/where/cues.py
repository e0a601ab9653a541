"""The words around a name that tell whether it is a place."""

from __future__ import annotations

from functools import cache

from comity.codes.table import rows


@cache
def cue_words(kind: str) -> frozenset[str]:
    """The words of a kind of `places/cues.csv` (its head lists the kinds).

    >>> "near" in cue_words("where"), "sheriff" in cue_words("body")
    (True, True)
    """
    return frozenset(word for row in rows("places/cues.csv") if row["kind"] == kind for word in row["words"].split())


@cache
def abbreviations() -> dict[str, tuple[str, bool]]:
    """ISO 3166-2 code of each abbreviated state, and whether it names the state without a town before it."""
    return {row["abbreviation"]: (row["iso"], row["alone"] == "yes") for row in rows("places/abbreviations.csv")}
