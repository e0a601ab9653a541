"""The cue words and their effects, read from codes/cues."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from comity.codes.table import rows
from comity.model import Certainty, Status
from comity.qualify.algebra import Effect

STATUSES: tuple[Status, ...] = ("actual", "not", "planned", "proposed", "hypothetical")


class Operator(NamedTuple):
    """What a governing predicate does to what it governs; `past` is the same for a governor in the past tense."""

    effect: Effect
    past: Effect


class Modal(NamedTuple):
    """What a modal does to its verb, and to a perfect ("must have left")."""

    effect: Effect
    perfect: Effect


@cache
def effects() -> dict[str, Effect]:
    """The effects by name (effects.csv).

    >>> effects()["prevents"].becomes["not"]
    'actual'
    """
    return {row["effect"]: _effect(row) for row in rows("cues/effects.csv")}


def _effect(row: dict[str, str]) -> Effect:
    return Effect(
        name=row["effect"],
        becomes={status: cast(Status, row[status]) for status in STATUSES},
        certainty=cast(Certainty, row["certainty"]),
        denied=cast(Certainty, row["denied"]),
    )


@cache
def operators() -> dict[tuple[str, str, str], Operator]:
    """Governing predicates by (lemma, word class, slot) (operators.csv).

    >>> operators()["refuse", "v", "inf"].effect.name
    'refuses'
    """
    return {
        (row["lemma"], row["pos"], slot): Operator(effects()[row["effect"]], effects()[row["past"] or row["effect"]])
        for row in rows("cues/operators.csv")
        for slot in row["slots"].split()
    }


@cache
def modals() -> dict[str, Modal]:
    """Modal auxiliaries by form (modals.csv)."""
    return {row["word"]: Modal(effects()[row["effect"]], effects()[row["perfect"]]) for row in rows("cues/modals.csv")}


@cache
def words(name: str) -> dict[str, Effect]:
    """The effects of the words of one list: `adverbs`, `modifiers`, `arguments`, `links` or `prepositions`.

    >>> words("adverbs")["never"].name
    'negates'
    """
    return {row["word"]: effects()[row["effect"]] for row in rows(f"cues/{name}.csv")}


@cache
def words_of_telling() -> frozenset[str]:
    """Nouns that name an act of telling or planning, done whatever becomes of its content (tellings.csv)."""
    return frozenset(row["word"] for row in rows("cues/tellings.csv"))


@cache
def manners() -> frozenset[str]:
    """Nouns with which "no" negates the clause: "at no point", "under no circumstances" (manners.csv)."""
    return frozenset(row["noun"] for row in rows("cues/manners.csv"))
