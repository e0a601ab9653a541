"""Whether the speaker of quoted words is found, against a set that names each speaker.

The labels name a person ("Ana_Ruiz"), a group ("union_officials"), or only say that the speaker is none of the people
the article is about ("other_pro", "other_anti", "other_neutral"). A name is right when the speaker found shares a word
of it; a group, or other, when a speaker is found that is none of the people the article is about: which members a
group has the labels do not say. No speaker is wrong everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.model import Attribution, Reading

_WORD = re.compile(r"\w{3,}")
_STOP = frozenset(("the", "and", "for", "from"))
# Letters by which a word of a label may fall short of the word in the text, as labels cut at an accent do.
_SHORTEST_STEM = 5
_GROUP = re.compile(
    r"(?:officials|companies|members|lawmakers|democrats|republicans|leaders|workers|groups|unions|voters|catholics)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """Words with a known speaker: their place in the text, the label, and whom the article is about."""

    start: int
    end: int
    speaker: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerScore:
    """How many were asked and how many right; of those whose label names a person, apart."""

    asked: int
    right: int
    named: int
    named_right: int

    @property
    def share(self) -> float:
        """The share that is right, 0 when none was asked."""
        return self.right / self.asked if self.asked else 0.0


def score_speakers(items: Iterable[tuple[Reading, Sequence[SpokenWords]]]) -> SpeakerScore:
    """Score readings whose attributions are filled against the words with known speakers in each."""
    verdicts = [(words, is_right(reading, words)) for reading, asked in items for words in asked]
    named = [right for words, right in verdicts if not _is_open(words.speaker)]
    return SpeakerScore(
        asked=len(verdicts),
        right=sum(right for _, right in verdicts),
        named=len(named),
        named_right=sum(named),
    )


def is_right(reading: Reading, words: SpokenWords) -> bool:
    """Whether the speaker found for the words fits their label."""
    found = speaker_of(reading, words.start, words.end)
    name = _name(found) if found is not None else ""
    if not name:
        return False
    if _is_open(words.speaker):
        return not any(_share_word(name, person) for person in words.about if not _is_open(person))
    return _share_word(name, words.speaker)


def speaker_of(reading: Reading, start: int, end: int) -> Attribution | None:
    """The attribution that gives the words at a span their speaker; None when no one does.

    Of several the innermost whose source stands outside the quotation marks around the words: who says it, not whom the
    speaker quotes.
    """
    quotes = reading.parse.quotes if reading.parse else ()
    marks = [quote.span for quote in quotes if quote.span.start <= start + 1 and end - 1 <= quote.span.end]
    first, last = min([start, *(mark.start for mark in marks)]), max([end, *(mark.end for mark in marks)])
    around = [one for one in reading.attributions if _holds(one, start, end) and not _stands_in(one, first, last)]
    return min(around, key=lambda one: one.content[-1].end - one.content[0].start, default=None)


def _holds(attribution: Attribution, start: int, end: int) -> bool:
    return any(piece.start < end and start < piece.end for piece in attribution.content)


def _stands_in(attribution: Attribution, first: int, last: int) -> bool:
    return attribution.source is None or first <= attribution.source.start < last


def _name(attribution: Attribution) -> str:
    """Whom the source is, by name where the text or the actor gives one."""
    if attribution.speaker is not None:
        return attribution.speaker.text
    person = attribution.actor.person if attribution.actor else None
    return f"{attribution.source.text if attribution.source else ''} {person or ''}".strip()


def _is_open(label: str) -> bool:
    """Whether a label leaves open which person it is."""
    return label.startswith("other") or _GROUP.search(label) is not None


def _share_word(name: str, other: str) -> bool:
    ours, theirs = _words(name), _words(other)
    return any(_same_word(one, two) for one in ours for two in theirs)


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.lower().replace("_", " ")) if word not in _STOP}


def _same_word(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return short == long or (len(short) >= _SHORTEST_STEM and long.startswith(short))
