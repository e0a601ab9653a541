"""Names of persons and bodies as words: capitals, particles, initials."""

from __future__ import annotations

import re

from comity.codes.table import rows

_AND = re.compile(r"\s*(?:,\s*and\s+|,|;|\s+and\s+|\s+&\s+|\s+with\s+)\s*")
_JOINED_ARTICLE = re.compile(r"(?:(?:al|el|bin|ash|an|as|ad|ar|at)-|(?:d|l|dell|dall|nell)['’])(?=[^\W\d_a-z])")
_LONGEST_NAME = 6


def small_words(role: str) -> frozenset[str]:
    """The words of one role in `codes/pages/speaker_words.csv`: particle, belongs, helper, pronoun and so on."""
    return frozenset(row["word"] for row in rows("pages/speaker_words.csv") if row["role"] == role)


PARTICLES = small_words("particle")


def is_name(words: str) -> bool:
    """Whether the words can be a name: two to six words with capitals, particles aside.

    >>> is_name("Ursula von der Leyen"), is_name("our reporter")
    (True, False)
    """
    parts = words.split()
    return 2 <= len(parts) <= _LONGEST_NAME and all(is_name_word(part) or part in PARTICLES for part in parts)


def is_name_word(word: str) -> bool:
    """Whether one word can be part of a name: it starts with a capital, or with a small article joined to one.

    >>> is_name_word("O’Brien"), is_name_word("al-Assad"), is_name_word("d'Andorra"), is_name_word("met")
    (True, True, True, False)
    """
    return word[:1].isupper() or bool(_JOINED_ARTICLE.match(word))


def split_names(words: str) -> tuple[str, ...]:
    """The names in a list of names.

    >>> split_names("Ana Ruiz, Li Wei and John Smith")
    ('Ana Ruiz', 'Li Wei', 'John Smith')
    """
    return tuple(name for part in _AND.split(words.strip(" .")) if (name := part.strip()))


def without_honorifics(name: str) -> str:
    """The name without the titles before it; a name that is nothing but titles stays.

    >>> without_honorifics("Prime Minister Narendra Modi")
    'Narendra Modi'
    """
    titles = {row["words"] for row in rows("pages/honorifics.csv")}
    words = name.split()
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    return " ".join(words)
