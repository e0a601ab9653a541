"""Words as the actor vocabulary compares them: the same cut for a vocabulary row, a bare phrase and a whole article.

spaCy's tokens are not used here, so that a phrase can be resolved without loading a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from comity.codes.actors import wording

# Dotted letters ("U.S."), titles with their stop, words with an inner apostrophe ("Sana'a"), the possessive, marks.
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|\b(?:St|Gen|Sen|Rep|Col|Lt|Maj|Capt|Gov|Dr|Mr|Mrs|Ms|Pres)\.(?=\s)"
    r"|\w+(?:['’‘](?!s\b)\w+)*|['’]s\b|[^\w\s]"
)
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN_LETTERS = str.maketrans("ıøłđ", "iold")
HYPHENS = frozenset("-‐‑–")
_PLAIN = wording("plain")


@dataclass(frozen=True)
class Text:
    """A text cut into words: `keys` are the words as compared, `starts` and `ends` code points of `raw`."""

    raw: str
    words: Sequence[str]
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def cut(cls, raw: str) -> Text:
        """Cut a text.

        >>> list(Text.cut("The U.S. and Côte d'Ivoire’s envoy").keys)
        ['the', 'us', 'and', 'cote', "d'ivoire", "'s", 'envoy']
        """
        found = list(_WORD.finditer(raw))
        words = [match[0] for match in found]
        return cls(raw, words, [to_key(word) for word in words], *_bounds(found))

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def is_shouted(self) -> bool:
        """Whether a text of several words is all in capitals, as some headlines are: then capitals tell nothing."""
        return len(self.words) > 3 and self.raw.isupper()

    def is_proper(self, at: int) -> bool:
        """Whether the word there is written like part of a name; False outside the text."""
        return 0 <= at < len(self.words) and self.words[at][0].isupper() and self.keys[at] not in _PLAIN

    def slice(self, first: int, last: int) -> str:
        """The text of the words from `first` up to `last` (exclusive)."""
        return self.raw[self.starts[first] : self.ends[last - 1]] if first < last else ""


def _bounds(found: list[re.Match[str]]) -> tuple[list[int], list[int]]:
    return [match.start() for match in found], [match.end() for match in found]


@lru_cache(maxsize=1 << 16)
def to_key(word: str) -> str:
    """A word without case, accents and the full stops of abbreviations.

    >>> to_key("Türkiye"), to_key("U.N."), to_key("Shi’ite")
    ('turkiye', 'un', "shi'ite")
    """
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
        word = word.casefold().translate(_PLAIN_LETTERS)
    if len(word) > 1:
        # After the letters are plain: some of them hold a full stop of their own ("⒈").
        word = word.replace(".", "").replace("’", "'").replace("‘", "'")
    return word.casefold()
