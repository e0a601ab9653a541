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


@cache
def state_of(piece: str) -> str | None:
    """The ISO 3166-2 code of a state written "Ky.", "Ky" or "KY"; None for any other word.

    >>> state_of("Ky."), state_of("KY"), state_of("Kyiv")
    ('US-KY', 'US-KY', None)
    """
    found = abbreviations().get(piece) or abbreviations().get(piece + ".")
    if not found and len(piece) == 2 and piece.isupper():
        return next((iso for iso, _ in abbreviations().values() if iso == f"US-{piece}"), None)
    return found[0] if found else None


def is_short_state(piece: str) -> bool | None:
    """Whether a short form of a state names it even without a town before it; None for a word that is no short form."""
    if state_of(piece) is None:
        return None
    return abbreviations().get(piece, ("", False))[1]
