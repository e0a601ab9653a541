"""The words by which English names people without naming them: roles, nouns for persons, pronouns."""

from __future__ import annotations

from functools import cache

from comity.codes.table import rows


def is_role(noun: str) -> bool:
    """Whether the noun names a person or a body by role.

    >>> is_role("minister"), is_role("ministry"), is_role("rifle")
    (True, True, False)
    """
    return noun in role_nouns() or (noun.endswith(_people_nouns("ending")) and noun not in _people_nouns("thing"))


@cache
def _people_nouns(kind: str) -> tuple[str, ...]:
    """The endings by which English makes nouns for people, or the things that bear one too (people_nouns.csv)."""
    return tuple(row["text"] for row in rows("cues/people_nouns.csv") if row["kind"] == kind)


@cache
def pronouns() -> dict[str, str]:
    """Whom each pronoun can mean: `first`, `m`, `f`, `p` (several), `n` (a thing or body) or `someone` (pronouns.csv).

    >>> pronouns()["her"], pronouns()["nobody"]
    ('f', 'someone')
    """
    return {row["word"]: row["means"] for row in rows("cues/pronouns.csv")}


@cache
def role_nouns() -> frozenset[str]:
    """The last words of all roles that are persons, groups or bodies (`codes/actors/roles.csv`)."""
    roles = (row for row in rows("actors/roles.csv") if row["kind"] in ("person", "group", "body"))
    return frozenset(row["phrase"].rsplit(" ", 1)[-1].lower() for row in roles)
