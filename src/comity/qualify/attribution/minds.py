"""Who can speak, think or want: people and bodies of people, told from things by entity type, pronoun or role noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from comity.codes.people import is_role, pronouns
from comity.codes.table import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING_ENTITIES = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def can_mean(token: Token) -> bool:
    """Whether the head of a phrase names somebody with a mind: a person, people, or a body that acts as one."""
    if token.ent_type_ in _ACTING_ENTITIES or pronouns().get(token.lower_, "n") != "n":
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and is_role(token.lemma_.lower())


def can_say(token: Token) -> bool:
    """Whether the head of a phrase names one who can mean, or a text or survey that speaks for one."""
    return can_mean(token) or token.lemma_.lower() in _utterers()


@cache
def _utterers() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("cues/utterers.csv"))
