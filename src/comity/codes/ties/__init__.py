"""Standing relations: their kinds, and the nouns, roles, verbs and adjectives that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from comity.codes.table import rows
from comity.errors import CodeError


@dataclass(frozen=True, slots=True, kw_only=True)
class TieVerb:
    """A verb that makes, holds or ends a tie: see verbs.csv for the columns."""

    needs: frozenset[str]
    object: str
    tie: str
    edge: str
    present_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a verb says of the course of the relation that is its object or its subject; None when nothing."""

    course: str | None


@cache
def kinds() -> frozenset[str]:
    """Every kind of tie.

    >>> "alliance" in kinds()
    True
    """
    return frozenset(row["tie"] for row in rows("ties/kinds.csv"))


@cache
def valence(tie: str) -> int:
    """+1 when a tie holds two parties together, -1 when it keeps them apart, 0 when neither.

    Raises:
        CodeError: the kind is not known.

    >>> valence("rivalry")
    -1
    """
    found = {row["tie"]: int(row["valence"]) for row in rows("ties/kinds.csv")}
    if tie not in found:
        raise CodeError(f"{tie!r} is not a kind of tie. Known: {', '.join(found)}. See docs/codebook.md#ties.")
    return found[tie]


@cache
def nouns() -> Mapping[str, tuple[str, bool]]:
    """Relation nouns: lemma to (kind, whether the noun alone names a tie)."""
    return {row["lemma"]: (row["tie"], row["bare"] == "yes") for row in rows("ties/nouns.csv")}


@cache
def modifiers() -> Mapping[str, str]:
    """Words before a relation noun, to the kind that they make of it."""
    return {row["lemma"]: row["tie"] for row in rows("ties/modifiers.csv")}


@cache
def roles() -> Mapping[str, str]:
    """Nouns for what one party is to another, to the kind of tie."""
    return {row["lemma"]: row["tie"] for row in rows("ties/roles.csv")}


@cache
def trends() -> Mapping[str, str]:
    """Words beside a relation that say how it goes."""
    return {row["lemma"]: row["trend"] for row in rows("ties/trends.csv")}


@cache
def verbs() -> Mapping[str, tuple[TieVerb, ...]]:
    """Verbs that make, hold or end a tie by themselves."""
    found: dict[str, tuple[TieVerb, ...]] = {}
    for row in rows("ties/verbs.csv"):
        found[row["lemma"]] = (*found.get(row["lemma"], ()), _verb(row))
    return found


def _verb(row: dict[str, str]) -> TieVerb:
    return TieVerb(
        needs=frozenset(filter(None, row["needs"].split("|"))),
        object=row["object"],
        tie=row["tie"],
        edge=row["edge"],
        present_only=row["when"] == "present",
    )


@cache
def holding() -> Mapping[tuple[str, bool], Holding]:
    """Verbs that have a relation noun as object (False) or subject (True), by (lemma, as subject)."""
    return {
        (row["lemma"], row["by"] == "subject"): Holding(course=row["course"] or None)
        for row in rows("ties/holding.csv")
    }


@cache
def adjectives() -> Mapping[str, tuple[frozenset[str], str]]:
    """Adjectives of one party: lemma to (prepositions before the other party, kind)."""
    return {row["lemma"]: (frozenset(row["prep"].split("|")), row["tie"]) for row in rows("ties/adjectives.csv")}
