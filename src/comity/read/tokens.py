"""The words of a sentence, and which stretches of them are names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from comity.codes.table import rows
from comity.read.names import PARTICLES, is_name_word, small_words

_WORD = re.compile(r"[^\s—]+—?")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]\"”’])[.!?][\"”’)]*\s+(?=[\"“‘(\[]?[A-Z])")
# Titles end in a full stop that ends no sentence.
_SHORT_FORM = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Lt|Maj|Rev|St|Jr|Sr|vs)$")
_LONGEST_SHORT_FORM = 5
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_POSSESSIVE = re.compile(r"['’]s$")
_BEFORE = '"“‘(['
# No lead-in is longer; the bound keeps a page of nothing but capitals from taking for ever.
_MOST_WORDS = 200
_MOST_NAMES = 8
TRAILING = '.,:;!?"”’)]—'
JOINTS = frozenset(("and", "&"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word without the marks around it, at its place in the text; `after` are the marks that follow it."""

    start: int
    end: int
    text: str
    after: str


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph start and end; the stops of initials and titles end none."""
    edges = [found.end() for found in _SENTENCE_END.finditer(text) if not _follows_short_form(text, found.start())]
    return list(zip([0, *edges], [*edges, len(text)], strict=True))


def _follows_short_form(text: str, stop: int) -> bool:
    return bool(_SHORT_FORM.search(text[max(0, stop - _LONGEST_SHORT_FORM) : stop]))


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, the first two hundred of them."""
    return [_to_word(found) for found in islice(_WORD.finditer(text, start, end), _MOST_WORDS)]


def _to_word(found: re.Match[str]) -> Word:
    raw = found[0].lstrip(_BEFORE)
    lead = len(found[0]) - len(raw)
    bare = raw.rstrip(TRAILING.replace(".", "")) if _is_short(raw) else raw.partition("](")[0].rstrip(TRAILING)
    bare = _POSSESSIVE.sub("", bare) or bare
    return Word(start=found.start() + lead, end=found.end(), text=bare, after=raw[len(bare) :])


def _is_short(word: str) -> bool:
    """Whether a full stop belongs to the word: "J.", "Gen."."""
    return "." in word and bool(_INITIALS.match(word) or _SHORT_FORM.search(word.partition(".")[0]))


def end_of_names(words: list[Word], position: int) -> int:
    """Where the names that start at `position` end: "Ana Ruiz, Li Wei and John Smith"; `position` when none does."""
    end = end_of_name(words, position)
    while end > position and end < len(words):
        joined = end + (words[end].text in JOINTS)
        listed = words[end - 1].after == "," and _is_listed(words, end)
        if joined == end and not listed:
            break
        further = end_of_name(words, joined)
        if further == joined:
            break
        end = further
    return end


def _is_listed(words: list[Word], position: int) -> bool:
    """Whether the name at `position`, after a comma, goes on a list that an "and" closes."""
    for _ in range(_MOST_NAMES):
        end = end_of_name(words, position)
        if end == position or end >= len(words):
            return False
        if words[end].text in JOINTS:
            return True
        if words[end - 1].after != ",":
            return False
        position = end
    return False


def end_of_name(words: list[Word], position: int) -> int:
    """Where the one name that starts at `position` ends; `position` when none does."""
    end = position
    while end < len(words) and _is_part(words, end, position):
        end += 1
        if words[end - 1].after:
            break
    return end if not (end == position + 1 and words[position].text.lower() in _not_names()) else position


def _is_part(words: list[Word], here: int, first: int) -> bool:
    word = words[here].text
    if is_name_word(word):
        return not (here == first and word.lower() in _not_names())
    inside = here > first and here + 1 < len(words) and not words[here].after
    if not inside or not (word in PARTICLES or word == "of"):
        return False
    return is_name_word(words[here + 1].text) or _is_part(words, here + 1, first)


@cache
def _not_names() -> frozenset[str]:
    """Words that have a capital only because they start a sentence."""
    english = frozenset(row["word"] for row in rows("pages/english_words.csv"))
    return english | small_words("belongs") | small_words("opener")
