"""Who can speak, think or want: people and bodies of people, told from things by entity type, pronoun or role noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from comity.codes.table import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING_ENTITIES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_ACTING_PRONOUNS = frozenset(
    ("i", "we", "he", "she", "they", "who", "whoever", "everyone", "everybody", "someone", "somebody", "anyone", "many",
     "some", "others", "few", "most", "all", "both", "those", "several", "none", "nobody", "his", "her", "their", "my",
     "our", "whose", "him", "them", "us", "me")
)  # fmt: skip
# Endings by which English makes names for people, and common things that bear them too.
_PERSONAL_ENDINGS = (
    "er",
    "or",
    "ist",
    "ician",
    "man",
    "woman",
    "person",
    "people",
    "crat",
    "maker",
    "worker",
    "holder",
    "goer",
)
_THINGS = frozenset(
    ("number", "power", "matter", "order", "paper", "letter", "weather", "water", "factor", "sector", "error", "border",
     "river", "winter", "summer", "offer", "chapter", "computer", "disaster", "terror", "corridor", "tower", "danger",
     "behavior", "favor", "harbor", "labor", "center", "theater", "barrier", "banner", "poster", "manner", "newsletter",
     "newspaper", "shelter", "cover", "hunger", "cancer", "gender", "layer", "quarter", "transfer", "encounter")
)  # fmt: skip


def can_mean(token: Token) -> bool:
    """Whether the head of a phrase names somebody with a mind: a person, people, or a body that acts as one."""
    if token.ent_type_ in _ACTING_ENTITIES or token.lower_ in _ACTING_PRONOUNS:
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and is_role(token.lemma_.lower())


def can_say(token: Token) -> bool:
    """Whether the head of a phrase names one who can mean, or a text or survey that speaks for one."""
    return can_mean(token) or token.lemma_.lower() in _utterers()


@cache
def _utterers() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("cues/utterers.csv"))


def is_role(noun: str) -> bool:
    """Whether the noun names a person or a body by role.

    >>> is_role("minister"), is_role("ministry"), is_role("rifle")
    (True, True, False)
    """
    return noun in role_nouns() or (noun.endswith(_PERSONAL_ENDINGS) and noun not in _THINGS)


@cache
def role_nouns() -> frozenset[str]:
    """The last words of all roles that are persons, groups or bodies (`codes/actors/roles.csv`)."""
    roles = (row for row in rows("actors/roles.csv") if row["kind"] in ("person", "group", "body"))
    return frozenset(row["phrase"].rsplit(" ", 1)[-1].lower() for row in roles)
