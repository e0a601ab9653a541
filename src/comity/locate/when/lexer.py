"""From text to runs of time words, each written as a string with one letter a word so that rules can be regexes.

A run ends at a word that no time expression has. The letters:

    m month  w weekday  y year  n number in figures  i number in words  v vague number  o ordinal  u unit  s season
    h holiday  p part of day  t today, yesterday …  r now  N overnight  d date in figures  k decade  R "1986-87"
    q "Q1", "H2"  z clock time  l last, past  x next  c this, that  g ago  b before, earlier  f after, later  S since
    W between  U to, through  V until  e early, mid, late  T the  O of  I in, on, at …  F from  A and  K comma
    H hyphen, dash  P bracket
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.codes.table import rows

LETTERS = {
    "month": "m", "weekday": "w", "number": "i", "vague": "v", "ordinal": "o", "unit": "u", "season": "s",
    "holiday": "h", "part": "p", "deictic": "t", "now": "r", "overnight": "N", "last": "l", "next": "x", "this": "c",
    "ago": "g", "before": "b", "after": "f", "since": "S", "to": "U", "until": "V", "portion": "e", "the": "T",
    "of": "O", "in": "I", "from": "F", "between": "W", "decade": "k", "and": "A",
}  # fmt: skip

TOKEN = re.compile(
    r"""\b[qQhH][1-4]\b|[^\W\d_]+
    |\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}-[A-Za-z]{3}-\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d)
    |\d{4}/\d{1,2}/\d{1,2}(?!\d)
    |(?:1[5-9]|20)\d\d[-–/](?:1[3-9]|[2-9]\d)(?!\d)
    |(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)
    |\d{1,2}/\d{1,2}(?![\d/])|(?:19|20)\d\d-(?:0[1-9]|1[0-2]|[1-9])(?!\d)
    |\d{1,2}(?:[:.]\d\d){1,2}(?:\s?[aApP]\.?\s?[mM]\b\.?)?(?!\d)|\d{1,2}\s?[aApP]\.?[mM]\b\.?
    |['’]?\d{2}(?:\d\d)?\s?['’]?s\b
    |['’]\d\d\b
    |[$€£]\s?\d[\d,.]*|\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?\b
    |[,()‘’'–—~-]|[$€£%#@]""",
    re.VERBOSE,
)

# Words that mean something else unless written with a capital letter or beside a number.
_SHY = {"may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "thu", "tet", "lent"}

# A run without one of these names no day: "the", "of the past", "two".
CORE = re.compile(r"[mwykRsthrdgqNS]|u.*[bf]|[xlcevoe].*u|u.*[xl]|[cl]p|To|I[ni]u|OTu|un")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a run: its letter, what it stands for, and where it is."""

    letter: str
    value: object
    start: int
    end: int


Run = list[Token]


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], str, object]]]:
    """By first word: the further words, the letter and the value; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    named = [(row["word"], row["kind"], row["value"]) for row in rows("times/lexicon.csv")]
    named += [(row["name"], "holiday", row["name"]) for row in rows("times/holidays.csv")]
    for words, kind, value in named:
        first, *rest = words_of(words)
        meaning: object = int(value) if value.lstrip("-").isdigit() else value
        found.setdefault(first, []).append((tuple(rest), LETTERS[kind], meaning))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def words_of(phrase: str) -> list[str]:
    """The tokens of a phrase, lower case."""
    return [match[0] for match in TOKEN.finditer(phrase.lower().replace("’", "'"))]


def runs(text: str) -> Iterator[Run]:
    """The runs of time words in a text that can name a day."""
    run: Run = []
    for token in _tokens(text):
        if token is not None:
            run.append(token)
        elif run:
            joined = _join_numbers(run)
            if _may_name_days(joined):
                yield joined
            run = []


def _join_numbers(run: Run) -> Run:
    """The run with "twenty" and "fourth" made one token."""
    joined: Run = []
    for token in run:
        hyphen = bool(joined) and joined[-1].letter == "H"
        tens = joined[-1 - hyphen] if len(joined) > hyphen else None
        if tens and _is_tens(tens) and token.letter in "io" and isinstance(token.value, int) and token.value < 10:
            del joined[-1 - hyphen :]
            token = Token(token.letter, int(str(tens.value)) + token.value, tens.start, token.end)
        joined.append(token)
    return _join_years(joined)


def _join_years(run: Run) -> Run:
    """The run with "two thousand and five" made one year."""
    joined: Run = []
    for token in run:
        link = 1 if joined and joined[-1].letter == "A" else 0
        thousand = joined[-1 - link] if len(joined) > link + 1 else None
        if thousand and thousand.value == 1000 and joined[-2 - link].value == 2 and token.letter == "i":
            start = joined[-2 - link].start
            del joined[-2 - link :]
            token = Token("y", 2000 + int(str(token.value)), start, token.end)
        joined.append(token)
    return joined


def _is_tens(token: Token) -> bool:
    return token.letter == "i" and token.value in range(20, 100, 10)


def _may_name_days(run: Run) -> bool:
    return bool(CORE.search("".join(token.letter for token in run)))


def _tokens(text: str) -> Iterator[Token | None]:
    """Time words in order; None where a run must end."""
    lexicon = _lexicon()
    matches = TOKEN.finditer(text)
    behind, behind_start, last = -1, 0, 0
    for match in matches:
        start, end = match.span()
        if start < behind:
            continue
        word = match[0]
        if last < start and not _joins(text[last:start], text[behind_start:last]):
            yield None
        entries = lexicon.get(word.lower())
        token = _word_token(text, word, entries, start, end) if entries else _figure(word, start, end)
        yield token
        last = end if token is None else token.end
        behind, behind_start = last, start
    yield None


def _joins(between: str, word: str) -> bool:
    """Whether what stands between two words leaves them in one run: white space, or the full stop of "Jan. "."""
    if between.isspace():
        return between.count("\n") < 2
    return between == "/" or (between in (". ", ".") and 2 < len(word) < 6 and word.lower() in _lexicon())


def _word_token(
    text: str, word: str, entries: list[tuple[tuple[str, ...], str, object]], start: int, end: int
) -> Token | None:
    lower = word.lower()
    for rest, letter, value in entries:
        if not rest:
            if lower in _SHY and not word[0].isupper() and not _beside_number(text, start, end):
                return None
            return Token(letter, value, start, end)
        stop = _continues(text, end, rest)
        if stop and (letter != "h" or word[0].isupper() or lower in ("new", "saint")):
            return Token(letter, value, start, stop)
    return None


def _continues(text: str, at: int, rest: tuple[str, ...]) -> int:
    """Where the further words end if they follow; 0 if they do not."""
    for word in rest:
        match = TOKEN.search(text, at, at + len(word) + 3)
        if not match or match[0].lower().replace("’", "'") != word:
            return 0
        at = match.end()
    return at


def _beside_number(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 8) : start].rstrip(), text[end : end + 4].lstrip(" .,")
    return bool(re.search(r"\d(?:st|nd|rd|th)?(?: of)?$", before)) or after[:1].isdigit()


_PUNCTUATION = {",": "K", "-": "H", "–": "H", "—": "H", "~": "H", "(": "P", ")": "P"}


def _figure(word: str, start: int, end: int) -> Token | None:
    """A token made of digits or punctuation; None for any other word."""
    if letter := _PUNCTUATION.get(word):
        return Token(letter, word, start, end)
    if not word[0].isdigit() and word[0] not in "'’" and word[0] not in "qQhH":
        return None
    for pattern, letter, read in _FIGURES:
        if match := pattern.fullmatch(word):
            return Token(letter, read(match), start, end)
    return None


def _year_of_two(figures: str) -> int:
    """Two digits of a year: the twentieth century from 31 on.

    >>> _year_of_two("87"), _year_of_two("14")
    (1987, 2014)
    """
    return int(figures) + (1900 if int(figures) > 30 else 2000)


def _decade(match: re.Match[str]) -> int:
    return int(match[1]) if len(match[1]) == 4 else _year_of_two(match[1])


_FIGURES = (
    (re.compile(r"['’]?(\d\d(?:\d\d)?)\s?['’]?s"), "k", _decade),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)"), "o", lambda match: int(match[1])),
    (re.compile(r"['’](\d\d)"), "y", lambda match: _year_of_two(match[1])),
    (re.compile(r"(\d{4}[-–/]\d\d)(?<![-/]0\d)(?<![-/]1[0-2])"), "R", lambda match: match[1]),
    (re.compile(r"([qQhH][1-4])"), "q", lambda match: match[1].upper()),
    (re.compile(r"(1\d{3}|20\d\d|21\d\d)"), "y", lambda match: int(match[1])),
    (re.compile(r"(\d{1,3})"), "n", lambda match: int(match[1])),
    (re.compile(r"(\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}-[A-Za-z]{3}-\d{1,2}|\d{8})"), "d", lambda match: match[1]),
    (re.compile(r"(\d{1,4}/\d{1,2}(?:/\d{1,4})?|\d{1,2}\.\d{1,2}\.\d{2,4})"), "d", lambda match: match[1]),
    (re.compile(r"(\d{1,2}[:.]\d\d.*|\d{1,2}\s?[aApP]\.?[mM]\.?)"), "z", lambda match: match[1]),
)  # fmt: skip
