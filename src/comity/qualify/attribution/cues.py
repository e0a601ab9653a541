"""The words that lay speech or thought to somebody (`codes/cues/reporting.csv`), and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from comity.codes.table import rows
from comity.model import AttributionKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FILE = "cues/reporting.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting word: the stance it gives its source, and the complements (`frames`) that hold what is said.

    `particle` is the second word of a cue of two ("call for"), "" for most.
    """

    lemma: str
    particle: str
    pos: str
    stance: Stance
    kind: AttributionKind
    frames: frozenset[str]


@cache
def lexicon() -> dict[str, tuple[Cue, ...]]:
    """All cues by the lemma of their first word; of one word, those with a particle come first.

    >>> [cue.particle for cue in lexicon()["call"] if cue.pos == "verb"]
    ['for', 'on', 'out', 'upon', '']
    """
    found: dict[str, list[Cue]] = {}
    for row in rows(FILE):
        first, _, particle = row["cue"].partition(" ")
        found.setdefault(first, []).append(_cue(row, first, particle))
    return {key: tuple(sorted(cues, key=_rank)) for key, cues in found.items()}


def _rank(cue: Cue) -> tuple[bool, bool, str]:
    """The narrower cue first: those of a viewpoint or a participle, then those with a particle."""
    return cue.pos not in ("viewpoint", "adjective"), not cue.particle, cue.particle


def _cue(row: dict[str, str], lemma: str, particle: str) -> Cue:
    return Cue(
        lemma=lemma,
        particle=particle,
        pos=row["pos"],
        stance=cast(Stance, row["stance"]),
        kind=cast(AttributionKind, row["kind"]),
        frames=frozenset(row["frames"].split()),
    )


def find_cues(doc: Doc) -> Iterator[tuple[Token, Cue]]:
    """Each token of a text that is a reporting word here, with its cue."""
    known = lexicon()
    for token in doc:
        cues = known.get(token.lemma_)
        cue = _cue_of(token, cues) if cues else None
        if cue is not None:
            yield token, cue


_POS = {
    "verb": frozenset(("VERB", "AUX")),
    "noun": frozenset(("NOUN",)),
    "adjective": frozenset(("ADJ", "VERB")),
    "adverb": frozenset(("ADV",)),
    "mark": frozenset(("PUNCT",)),
    "preposition": frozenset(("VERB", "ADP", "SCONJ")),
    "viewpoint": frozenset(("NOUN",)),
}
_PARTICLE_DEPS = frozenset(("prt", "prep", "advmod"))


def _cue_of(token: Token, cues: tuple[Cue, ...]) -> Cue | None:
    """The first cue that fits the token's part of speech and the words that hang on it."""
    pos = token.pos_
    return next((cue for cue in cues if pos in _POS[cue.pos] and _fits(token, cue)), None)


def _fits(token: Token, cue: Cue) -> bool:
    if cue.pos == "viewpoint":
        return token.dep_ == "pobj" and token.head.lower_ == "in" and _has_owner(token)
    if cue.pos == "adjective":
        return token.pos_ == "ADJ" or token.dep_ == "acomp" or any(child.dep_ == "auxpass" for child in token.children)
    if not cue.particle:
        return True
    return any(child.lower_ == cue.particle and child.dep_ in _PARTICLE_DEPS for child in token.children)


def _has_owner(noun: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ == "of" for child in noun.children)
