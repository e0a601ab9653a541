"""The words that point at somebody: pronouns by person and number, and verbs of speech, thought and will."""

from __future__ import annotations

from functools import cache

from comity.codes.actors import roles, wording
from comity.codes.table import rows

# Without reflexives: who defends himself is in his clause already, and no second actor.
PERSON = frozenset(("he", "him", "his", "she", "her"))
SHE = frozenset(("she", "her"))
THING = frozenset(("it", "its"))
MANY = frozenset(("they", "them", "their"))
ME = frozenset(("i", "me", "my"))
SPEAKER = frozenset(("we", "us", "our")) | ME
PRONOUNS = PERSON | THING | MANY | SPEAKER
BOTH = frozenset(("both", "two"))
COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6}
SINGULAR_NOUNS = frozenset(("NN", "NNP"))
PLURAL_NOUNS = frozenset(("NNS", "NNPS"))


@cache
def minds() -> frozenset[str]:
    """Lemmas of verbs of speech, thought and will: their subject is somebody, not something."""
    return frozenset(row["cue"].split()[0] for row in rows("cues/reporting.csv") if row["pos"] == "verb")


@cache
def titles() -> dict[str, str]:
    """The gender, `m` or `f`, that a title tells, by the title in lower case."""
    return {row["title"]: row["gender"] for row in rows("cues/titles.csv")}


@cache
def people() -> frozenset[str]:
    """Nouns for one person by a role ("general", "envoy"); "it" means none of them."""
    nouns = {role.forms[0].partition(" of ")[0].split()[-1] for role in roles() if role.kind == "person"}
    return frozenset((nouns - wording("beside")) | {"counterpart"})
