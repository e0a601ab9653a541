"""Stretches of capitalised words that the gazetteer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.locate.where.cues import abbreviations, cue_words, state_of
from comity.locate.where.gazetteer import Entry, look_up

# Small words inside names: "Rio de Janeiro", "Newcastle upon Tyne", "Deir ez Zor".
_LINK = (
    r"(?:of|the|de|del|della|di|da|do|dos|du|des|la|le|les|los|las|es|el|al|an|en|sur|am|upon|and|y|e|ez|ul|au|on|bin"
    r"|ibn|kwa)"
)
_INITIALS = r"[A-Z][^\W\d_]*\.(?:\s?[A-Z][^\W\d_]*\.)+"
_WORD = (
    rf"(?:{_INITIALS}"
    r"|[^\W\d_a-z][^\W\d_]*(?:['’][^\W\d_]+|-(?:[a-z]{1,4}-)*[^\W\d_a-z][^\W\d_]*|-[a-z]{2}(?![\w-]))*\.?)"
)
_RUN = re.compile(rf"(?:(?:al|el|ash|an|as|ad|ar|at|az)-)?{_WORD}(?:(?: {_LINK}){{0,2}}(?:[ -]|\s(?!\s)){_WORD})*")
# How the first and the last word of a name begin: with a capital, perhaps after the Arabic article ("al-Hasakah").
_OPENING = re.compile(r"(?:[a-z]{2,3}-)?[^\W\d_a-z]")
_PIECE = re.compile(r"\S+")

# No name of a place that news writes has more words than "Federally Administered Tribal Areas of Pakistan".
LONGEST = 6

# "South West England", "Upper Egypt", "downtown Bangkok": what may stand before the name that the gazetteer has.
_SIDE = re.compile(
    r"(?:(?:Far|South|North|East|West|Southern|Northern|Eastern|Western|Central|Upper|Lower|Greater|Mainland|Downtown)"
    r"[ -]?(?:east|west|eastern|western|East|West|Eastern|Western)? )(?=[A-Z])"
)

_WHOLES = frozenset({"country", "continent", "region", "admin1", "former"})

Known = tuple[int, int, tuple[Entry, ...]]


def known_names(text: str) -> Iterator[Known]:
    """Start, end and bearers of each stretch, the longest first, from left to right; none overlap."""
    for run in _RUN.finditer(text):
        words = [(match.start() + run.start(), match.end() + run.start()) for match in _PIECE.finditer(run[0])]
        yield from _names_in_run(text, words)


def _names_in_run(text: str, words: list[tuple[int, int]]) -> Iterator[Known]:
    at = 0
    while at < len(words):
        width, entries = _longest(text, words, at)
        if width:
            start = _past_article(text, words[at][0], entries)
            yield start, _trimmed(text, start, words[at + width - 1][1]), entries
        else:
            yield from _names_in_word(text, *words[at])
        at += width or 1


def _past_article(text: str, start: int, entries: tuple[Entry, ...]) -> int:
    """The start of the name without "The", which few names own ("The Hague")."""
    return start + 4 if text.startswith("The ", start) and not entries[0].name.startswith("The ") else start


def _longest(text: str, words: list[tuple[int, int]], at: int) -> tuple[int, tuple[Entry, ...]]:
    for width in range(min(LONGEST, len(words) - at), 0, -1):
        (start, _), (last, end) = words[at], words[at + width - 1]
        capital = _OPENING.match(text, start, end) and _OPENING.match(text, last, end)
        if capital and (entries := bearers(text[start:end])):
            return width, entries
    return 0, ()


def _names_in_word(text: str, start: int, end: int) -> Iterator[Known]:
    """The parts of "London-based" and "Middlesex-London" that are names."""
    at = start
    for part in text[start:end].split("-"):
        if part[:1].isupper() and len(part) < end - start and (entries := bearers(part)):
            yield at, _trimmed(text, at, at + len(part)), entries
        at += len(part) + 1


def bearers(piece: str) -> tuple[Entry, ...]:
    """Who bears the name as written; a short one in capitals is a country's or nobody's ("US", not a village "Us")."""
    if state := state_of(piece):
        return tuple(entry for entry in look_up(state) if entry.kind == "admin1")
    bare = piece[:-2] if piece.endswith(("'s", "’s")) else piece
    bare = bare.removeprefix("The ")
    if len(bare) < 2 or bare.lower().rstrip(".") in cue_words("opener"):
        return ()
    entries = look_up(bare) or _bearers_of_whole(bare)
    if entries and len(bare) <= 4 and bare.replace(".", "").isupper():
        return tuple(entry for entry in entries if entry.kind in ("country", "former"))
    return entries


def _bearers_of_whole(name: str) -> tuple[Entry, ...]:
    """Who bears the name without "South West" before it: countries, states and chief towns only."""
    side = _SIDE.match(name)
    whole = look_up(name[side.end() :]) if side else ()
    return tuple(entry for entry in whole if entry.own and (entry.kind in _WHOLES or entry.population > 500_000))


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without "'s" and without the full stop of a sentence."""
    if text[end - 2 : end] in ("'s", "’s"):
        return end - 2
    word = text[start:end].rsplit(None, 1)[-1]
    return end - 1 if word.endswith(".") and text[start:end] not in abbreviations() and word.count(".") == 1 else end


def unknown_names(text: str, cue: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words right after a match of the cue ("in the village of")."""
    for match in cue.finditer(text):
        if run := _RUN.match(text, match.end()):
            yield run.start(), _trimmed(text, run.start(), run.end())
