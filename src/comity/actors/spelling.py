"""People under another spelling of their full name: "Sergey" for Sergei, a patronymic or an initial between.

Only full names are asked, of at least two words: of a surname alone a slip is as likely another person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from comity.actors.lexicon import Entry, Lexicon
from comity.actors.words import HYPHENS, to_key
from comity.codes.actors import spellings

# Spellings of one sound in romanisations; tried in this order. c before a, o, u or a consonant sounds as k.
_SOUNDS = (
    *(("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("tz", "ts")),
    *(("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("'", "")),
)
_HARD_C = re.compile(r"c(?![eihz])")
_TWICE = re.compile(r"(.)\1+")
_PATRONYMIC = re.compile(r"(?:ovi[cč]h?|evi[cč]h?|ovna|evna|ovych|ivna|ivich)$")

Spelling = tuple[str, ...]


def find_person(words: Iterable[str], lexicon: Lexicon) -> tuple[Entry, ...]:
    """The people whose full name this is in another spelling; empty when there is none, or it is one word.

    >>> from comity.actors.lexicon import lexicon
    >>> [entry.name for entry in find_person(["Wladimir", "V.", "Putin"], lexicon())]
    ['Vladimir Putin']
    """
    spelling = to_spelling(words)
    if not lexicon.spelled:
        _index(lexicon)
    return tuple(lexicon.spelled.get(spelling, ())) if len(spelling) > 1 else ()


def _index(lexicon: Lexicon) -> None:
    for entries in lexicon.entries.values():
        for entry in entries:
            if entry.kind == "person":
                at = lexicon.spelled.setdefault(to_spelling(re.split(r"[\s-]+", entry.form)), [])
                at += [entry] if all(entry.name != other.name for other in at) else []


def to_spelling(words: Iterable[str]) -> Spelling:
    """The words of a name by their sound, without initials and patronymics inside it.

    >>> to_spelling(["Sergey", "Petrovich", "Ivanov"]) == to_spelling(["Sergei", "P.", "Ivanov"])
    True
    """
    keys = [to_key(word) for word in words if word not in HYPHENS]
    inner = [key for key in keys[1:-1] if len(key.strip(".")) > 1 and not _PATRONYMIC.search(key)]
    return tuple(_one_name(key) for key in (*keys[:1], *inner, *keys[1:][-1:]))


@lru_cache(maxsize=1 << 14)
def _one_name(key: str) -> str:
    sound = _sound(key)
    return _variants().get(sound, sound)


def _sound(key: str) -> str:
    for written, meant in _SOUNDS:
        key = key.replace(written, meant)
    return _TWICE.sub(r"\1", _HARD_C.sub("k", key))


@cache
def _variants() -> dict[str, str]:
    return {
        _sound(to_key(form)): _sound(to_key(name)) for name, forms in spellings().items() for form in (name, *forms)
    }
