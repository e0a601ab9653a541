"""PLOVER's contexts of a sentence, by cue words (`codes/cues/contexts.csv`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from comity.codes import plover
from comity.codes.table import rows

# COERCE by these modes adds the context of the same name (PLOVER 2.0).
_OF_MODE = {"cyber": "cyber", "misinformation": "misinformation"}


def contexts_of(lemmas: Iterable[str], mode: str | None = None) -> tuple[str, ...]:
    """The contexts that the words of a sentence bring in, in the manual's order.

    >>> contexts_of(["the", "nuclear", "embassy"])
    ('diplomatic', 'cbrn')
    """
    found = {context for lemma in lemmas for context in _cues().get(lemma, ())}
    if mode in _OF_MODE:
        found.add(_OF_MODE[mode])
    return tuple(context for context in plover.contexts() if context in found) if found else ()


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("cues/contexts.csv"):
        context = plover.check_context(row["context"])
        for lemma in row["lemmas"].split("|"):
            found[lemma] = (*found.get(lemma, ()), context)
    return found
