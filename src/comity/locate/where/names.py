"""One key for the spellings of a place name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_NOT_WORD = re.compile(r"[^\w]+")
_APOSTROPHES = str.maketrans("", "", "'’ʻʼ‘`.")
# Letters that Unicode does not split into a base and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The name without case, accents, dots, hyphens and "the", with "St." and the like written out.

    >>> name_key("St. Étienne"), name_key("the West Bank"), name_key("U.S.")
    ('saint etienne', 'west bank', 'us')
    """
    plain = name if name.isascii() else _without_accents(name)
    words = _NOT_WORD.sub(" ", plain.lower().translate(_APOSTROPHES)).split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words[0] = _SHORT.get(words[0], words[0])
    return " ".join(words)


def _without_accents(name: str) -> str:
    split = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(mark for mark in split if not unicodedata.combining(mark))
