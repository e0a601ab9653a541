"""Standing relations: their kinds, and the nouns, roles, verbs and adjectives that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from comity.codes.table import rows
from comity.errors import CodeError

# Before the other party of any relation noun.
_WITH = frozenset({"with", "to", "towards", "toward"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TieVerb:
    """A verb that makes, holds or ends a tie: see verbs.csv for the columns."""

    lemma: str
    needs: frozenset[str]
    object: frozenset[str]
    tie: str
    edge: str
    standing: bool
    mutual: bool
    denied: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieNoun:
    """A noun that names a relation, what it takes to name one, and the prepositions before the other party.

    `deed`: it names deeds as well. `edge`: "starts" or "ends" where it names one end of its tie, else None.
    """

    tie: str
    bare: frozenset[str]
    to: frozenset[str]
    deed: bool
    edge: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieAdjective:
    """An adjective of one party, the prepositions before the other, and whether two can be so to each other."""

    tie: str
    to: frozenset[str]
    mutual: bool


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
def nouns() -> Mapping[str, TieNoun]:
    """Relation nouns by lemma: see nouns.csv for the columns."""
    return {
        row["lemma"]: TieNoun(
            tie=row["tie"],
            bare=_split(row["bare"]),
            to=_WITH | _split(row["to"]),
            deed=row["deed"] == "yes",
            edge=row["edge"] or None,
        )
        for row in rows("ties/nouns.csv")
    }


@cache
def standing_nouns() -> frozenset[str]:
    """The relation nouns that name no deed: "a blockade" may be either, "a friendship" is none.

    >>> "blockade" in standing_nouns(), "friendship" in standing_nouns()
    (False, True)
    """
    return frozenset(lemma for lemma, noun in nouns().items() if not noun.deed)


def _split(field: str) -> frozenset[str]:
    return frozenset(filter(None, field.split("|")))


@cache
def modifiers(on: str = "weak") -> Mapping[str, str]:
    """Words before a relation noun, to the kind that they make of it; `on` says of which nouns: `weak` or `pact`."""
    return {row["lemma"]: row["tie"] for row in rows("ties/modifiers.csv") if row["on"] == on}


@cache
def binding() -> frozenset[str]:
    """Verbs by which a pact holds its members."""
    return frozenset(row["lemma"] for row in rows("ties/binding.csv"))


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
        lemma=row["lemma"],
        needs=_split(row["needs"]),
        object=_split(row["object"]),
        tie=row["tie"],
        edge=row["edge"],
        standing=row["when"] == "standing",
        mutual=row["mutual"] == "yes",
        denied=row["denied"] or None,
    )


@cache
def holding() -> Mapping[tuple[str, bool], Holding]:
    """Verbs that have a relation noun as object (False) or subject (True), by (lemma, as subject)."""
    return {
        (row["lemma"], row["by"] == "subject"): Holding(course=row["course"] or None)
        for row in rows("ties/holding.csv")
        if row["by"] != "making"
    }


@cache
def making() -> frozenset[str]:
    """Verbs whose year is the first of the relation that they tell of."""
    return frozenset(
        row["lemma"] for row in rows("ties/holding.csv") if row["by"] != "subject" and row["course"] == "starts"
    )


@cache
def adjectives() -> Mapping[str, TieAdjective]:
    """Adjectives of one party by their lower-case form."""
    return {
        row["lemma"]: TieAdjective(tie=row["tie"], to=_split(row["prep"]), mutual=row["mutual"] == "yes")
        for row in rows("ties/adjectives.csv")
    }


@cache
def prefixes() -> Mapping[str, str]:
    """First halves of words for two parties, lower case, to the ISO 3166-1 alpha-3 code of the state.

    >>> prefixes()["sino"]
    'CHN'
    """
    return {row["form"]: row["party"] for row in rows("ties/prefixes.csv")}


@cache
def pacts() -> Mapping[str, str]:
    """Treaties of history by their name in lower case, to the kind of tie that they made.

    >>> pacts()["rio treaty"]
    'alliance'
    """
    return {row["name"]: row["tie"] for row in rows("ties/pacts.csv")}


@cache
def standing() -> Mapping[str, str | None]:
    """Verbs whose subject stands in a relation ("is at odds"), to the course that they tell: "starts" or None."""
    return {row["lemma"]: row["course"] or None for row in rows("ties/standing.csv")}
