"""The words that point at somebody: pronouns by person and number."""

from __future__ import annotations

# Without reflexives: who defends himself is in his clause already, and no second actor.
PERSON = frozenset(("he", "him", "his", "she", "her"))
THING = frozenset(("it", "its"))
MANY = frozenset(("they", "them", "their"))
SPEAKER = frozenset(("we", "us", "our"))
PRONOUNS = PERSON | THING | MANY | SPEAKER
BOTH = frozenset(("both", "two"))
