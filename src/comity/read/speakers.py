"""Whom an editor hands over to: the name in "Ana Ruiz explains why:" or "As Li Wei puts it,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from comity.codes.table import rows
from comity.model import Span
from comity.read.names import is_name_word, small_words, split_names, without_honorifics
from comity.read.tokens import TRAILING, Word, end_of_name, end_of_names, split_sentences, split_words

_ACCORDING = {("according", "to"), *((word, "of") for word in small_words("of_words"))}
# Between a name and its verb: "Ana Ruiz of the Lima Institute writes".
_BELONGS = small_words("belongs")
_HELPERS = small_words("helper")
_WORDINGS = small_words("wording")
_PLACE_WORDS = small_words("place")
_PRONOUNS = small_words("pronoun")
_LONGEST_ASIDE = 14
_RESUMING_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The words that name who speaks next, and the names themselves, without titles."""

    span: Span
    names: tuple[str, ...]


def find_speaker(text: str) -> Speaker | None:
    """Who is quoted after the paragraph `text`, as its last sentence that names a speaker says; None when none does.

    >>> find_speaker("Trade grew. Ana Ruiz and Li Wei explain the reasons:").span
    Span(start=12, end=31, text='Ana Ruiz and Li Wei')
    >>> find_speaker("As the economist Ana Ruiz puts it,").names
    ('Ana Ruiz',)
    """
    by_pronoun = False
    for start, end in reversed(split_sentences(text)):
        words = split_words(text, start, end)
        found = next(_candidates(words), None) or (_full_name(words) if by_pronoun else None)
        if found:
            return _to_speaker(text, words, found)
        by_pronoun = by_pronoun or _pronoun_speaks(words)
    return None


def find_subject(text: str) -> Speaker | None:
    """The first full name in the last sentence of `text`, for a lead-in with no word of speech in it; None without one.

    Names after "in", "the" and the like are those of places and bodies, and a single word is mostly a state.

    >>> find_subject("Trade grew. Ana Ruiz is not convinced:").names
    ('Ana Ruiz',)
    >>> find_subject("In New York, Peru met Chile:") is None
    True
    """
    start, end = split_sentences(text)[-1]
    words = split_words(text, start, end)
    for first in range(len(words)):
        last = end_of_name(words, first)
        if last - first > 1 and (first == 0 or words[first - 1].text.lower() not in _PLACE_WORDS):
            found = _to_speaker(text, words, (first, end_of_names(words, first)))
            return None if _states() & set(found.names) else found
    return None


def resumes_speech(text: str, known: Sequence[str]) -> bool:
    """Whether a paragraph inside an excerpt is the editor again, taking up one of the `known` speakers.

    >>> resumes_speech("Ruiz goes on:", ["Ana Ruiz"]), resumes_speech("We asked them this:", ["Ana Ruiz"])
    (True, False)
    """
    words = text.split()
    if len(words) > _RESUMING_WORDS or text.rstrip()[-1:] not in (":", ","):
        return False
    found = find_speaker(text)
    if found:
        return len(words) <= _RESUMING_WORDS // 2 or any(_same_name(a, b) for a in found.names for b in known)
    first = [word.strip(TRAILING).lower() for word in words[:5]]
    return bool(_PRONOUNS & set(first[:3])) and bool(_verbs()[1] & set(first))


def merge_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names once each: a bare surname is dropped where the full name is there.

    >>> merge_names(["Ana Ruiz", "Ruiz", "Li Wei"])
    ('Ana Ruiz', 'Li Wei')
    """
    once = list(dict.fromkeys(names))
    return tuple(name for name in once if not any(other != name and other.split()[-1] == name for other in once))


def _same_name(a: str, b: str) -> bool:
    return a.split()[-1] == b.split()[-1]


def _to_speaker(text: str, words: list[Word], found: tuple[int, int]) -> Speaker:
    first, last = words[found[0]], words[found[1] - 1]
    span = Span.cut(text, first.start, last.start + len(last.text))
    names = split_names(" ".join(span.text.split()))
    return Speaker(span=span, names=tuple(map(without_honorifics, names)))


def _candidates(words: list[Word]) -> Iterator[tuple[int, int]]:
    """The groups of names that speak, as (first, end) in `words`, in order."""
    position = 0
    while position < len(words):
        end = end_of_names(words, position)
        if end == position:
            position += 1
            continue
        if _is_introduced(words, position) or _speaks(words, end) or _owns_words(words, end):
            yield _bearer(words, position, end)
        position = end


def _bearer(words: list[Word], first: int, end: int) -> tuple[int, int]:
    """The full name after a comma where there is one: "writes the editor of the Nation, Joy Otieno"."""
    if first == 0 or words[first - 1].text not in ("the", "of") or words[end - 1].after != ",":
        return first, end
    further = end_of_name(words, end)
    return (end, further) if further - end > 1 else (first, end)


def _full_name(words: list[Word]) -> tuple[int, int] | None:
    """The first name of two words or more: whom "She writes:" means in the next sentence."""
    ends = ((first, end_of_names(words, first)) for first in range(len(words)))
    return next(((first, end) for first, end in ends if end - first > 1), None)


def _pronoun_speaks(words: list[Word]) -> bool:
    return any(word.text.lower() in _PRONOUNS and _speaks(words, here + 1) for here, word in enumerate(words))


def _is_introduced(words: list[Word], first: int) -> bool:
    """Whether what stands before says that the name speaks: "according to", "in the words of", "writes the critic"."""
    before = [word.text.lower() for word in words[:first]]
    if tuple(before[-2:]) in _ACCORDING:
        return True
    if before[-1:] == ["by"] and words[-1].after[-1:] in (":", ","):
        return True
    return _is_inverted(words, first)


def _is_inverted(words: list[Word], first: int) -> bool:
    """Whether a verb of speech stands before the name, a description aside: ", writes the critic Ana Ruiz"."""
    here = first - 1
    while here > 0 and words[here].text.islower() and words[here].text not in _verbs()[0] and first - here < 6:
        here -= 1
    if here < 1 or words[here].text not in _verbs()[0] or words[here].after:
        return False
    described = here + 1 == first or words[here + 1].text in ("the", "a", "an", "its", "their")
    return described and words[here - 1].after[-1:] in (",", "”", '"', "’", "?")


def _speaks(words: list[Word], end: int) -> bool:
    """Whether a verb of speech follows the name that ends before `end`, asides skipped."""
    here = _skip_aside(words, end)
    while here < len(words) and (words[here].text in _HELPERS or words[here].text.endswith("ly")):
        here += 1
    return here < len(words) and words[here].text in _verbs()[0]


def _owns_words(words: list[Word], end: int) -> bool:
    """Whether the name has a possessive and closes with what it says: "in Ana Ruiz's view:"."""
    possessive = words[end - 1].after[:1] in ("'", "’") and words[end - 1].after[1:2] == "s"
    return possessive and any(word.text in _WORDINGS for word in words[end : end + 4])


def _skip_aside(words: list[Word], end: int) -> int:
    """Past ", a historian," and "of the Lima Institute" after a name."""
    if end >= len(words):
        return end
    if (mark := words[end - 1].after) in (",", "—", "–"):
        close = next((i for i in range(end, min(end + _LONGEST_ASIDE, len(words))) if words[i].after == mark), None)
        return end if close is None else close + 1
    if words[end].text in _BELONGS:
        here = end + 1
        while here < len(words) and (is_name_word(words[here].text) or words[here].text in ("the", "of", "and")):
            here += 1
            if words[here - 1].after:
                break
        return here
    return end


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """All forms of the verbs of handing over, and of those that take a speaker up again."""
    table = rows("pages/lead_in_verbs.csv")
    forms = frozenset(form for row in table for form in row["forms"].split())
    return forms, frozenset(form for row in table if row["goes_on"] for form in row["forms"].split())


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("actors/states.csv"))
