"""A page as paragraphs: where each stands in the text, and what its form says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.read.furniture import stands_alone

Kind = Literal["plain", "heading", "quote", "bullet"]

# Hard-wrapped text: lines of mail and of old archives. Longer lines are paragraphs of their own.
_WRAP_AT_LEAST, _WRAP_AT_MOST = 40, 100
_NUMBER = r"\d{1,2}[.)]\s+"
_BULLET = re.compile(rf"(?:[-*•‣◦▪·–]\s+|{_NUMBER})(?=\S)")
_HEADING = re.compile(rf"(?P<marks>#{{1,6}})\s+(?:{_NUMBER})?(?=\S)")
_QUOTE = re.compile(r">\s?(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_]+)\1")

_TITLE_CHARACTERS, _TITLE_WORDS = 160, 25
_CLOSING_MARKS = "\"'”’»)]*_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a page: `start` and `end` are where its words stand, without a bullet's or a heading's mark.

    `first` is where its line begins, marks included. `level` is a heading's (1 is the highest) or how deep a quotation
    is nested; 0 for all else. `apart` says that a blank line follows. `link` is the first address that it links to.
    """

    first: int
    start: int
    end: int
    text: str
    kind: Kind = "plain"
    level: int = 0
    apart: bool = True
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a plain text, in order.

    A blank line ends a paragraph. Between blank lines each line is a paragraph of its own, unless the lines look
    hard-wrapped; there, only a bullet, a heading or a change between quoted (">") and not quoted starts another.

    >>> [(p.kind, p.text) for p in split_paragraphs("# News\n\n- Peru met Chile.\n- Both agreed.")]
    [('heading', 'News'), ('bullet', 'Peru met Chile.'), ('bullet', 'Both agreed.')]
    """
    return tuple(paragraph for block in _blocks(text) for paragraph in _paragraphs_of(block, text))


def is_title_like(paragraph: Paragraph) -> bool:
    """Whether a paragraph can be a headline: a heading, or one short line without a full stop, colon or comma.

    >>> is_title_like(split_paragraphs("Peru and Chile Meet Again")[0])
    True
    """
    if paragraph.kind == "heading":
        return True
    words = paragraph.text
    if paragraph.kind == "quote" or "\n" in words or len(words) > _TITLE_CHARACTERS:
        return False
    ending = words.rstrip(_CLOSING_MARKS)[-1:]
    return len(words.split()) <= _TITLE_WORDS and ending not in (".", ":", ",", ";", "") and has_letters(words)


def has_letters(text: str) -> bool:
    """Whether there is anything to read: False for a rule of dashes or stars between two items."""
    return any(map(str.isalnum, text))


def _blocks(text: str) -> Iterator[list[_Line]]:
    """The runs of lines that are not blank."""
    block: list[_Line] = []
    for line in _lines(text):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        words = "" if words == ">" else words  # between two paragraphs of a quotation
        first = start + len(raw) - len(raw.lstrip()) if words else start
        yield _Line(start=first, end=first + len(words), text=words)
        start += len(raw) + 1


def _paragraphs_of(block: list[_Line], text: str) -> Iterator[Paragraph]:
    groups = [group for run in _runs(block) for group in _group(run)]
    for number, group in enumerate(groups):
        yield _paragraph(text, group, apart=number == len(groups) - 1)


def _runs(block: list[_Line]) -> Iterator[list[_Line]]:
    """The block parted at lines that stand alone: "Read more at JNS" is a paragraph wherever it is."""
    run: list[_Line] = []
    for line in block:
        if len(block) > 1 and stands_alone(line.text):
            yield from ([run] if run else [])
            yield [line]
            run = []
        else:
            run.append(line)
    if run:
        yield run


def _group(run: list[_Line]) -> Iterator[list[_Line]]:
    wrapped = _is_wrapped(run)
    group: list[_Line] = []
    for line in run:
        if group and not _goes_on(group[-1], line, wrapped):
            yield group
            group = []
        group.append(line)
    yield group


def _goes_on(before: _Line, line: _Line, wrapped: bool) -> bool:
    """Whether `line` belongs to the paragraph of the line before it."""
    quoted = line.text.startswith(">")
    if quoted != before.text.startswith(">"):
        return False
    if _BULLET.match(line.text) or _HEADING.match(line.text) or _HEADING.match(before.text):
        return False
    return wrapped or quoted


def _is_wrapped(run: list[_Line]) -> bool:
    """Whether all lines but the last are about as long as a line of a letter."""
    full = all(_WRAP_AT_LEAST <= len(line.text) <= _WRAP_AT_MOST for line in run[:-1])
    return full and len(run[-1].text) <= _WRAP_AT_MOST


def _paragraph(text: str, group: list[_Line], *, apart: bool) -> Paragraph:
    first, end = group[0].start, group[-1].end
    kind, level, mark, tail = _form(group[0].text if len(group) > 1 else text[first:end])
    start, end = first + mark, end - (tail if len(group) == 1 else 0)
    return Paragraph(first=first, start=start, end=end, text=text[start:end], kind=kind, level=level, apart=apart)


def _form(line: str) -> tuple[Kind, int, int, int]:
    """What the marks of a line make it: its kind, its level, and how many characters of marks stand at either end."""
    heading = _HEADING.match(line)
    mark = heading.end() if heading else 0
    bold = _BOLD.fullmatch(line, mark)
    if heading or bold:
        tail = len(line) - bold.end("words") if bold else 0
        return "heading", len(heading["marks"]) if heading else 6, bold.start("words") if bold else mark, tail
    if quote := _QUOTE.match(line):
        return "quote", 1, quote.end(), 0
    if bullet := _BULLET.match(line):
        return "bullet", 0, bullet.end(), 0
    return "plain", 0, 0, 0


def join_paragraphs(pieces: Iterable[tuple[str, Kind, int, str | None]]) -> tuple[str, tuple[Paragraph, ...]]:
    r"""A text made of (words, kind, level, link) with a blank line between any two, and its paragraphs.

    >>> text, paragraphs = join_paragraphs([("News", "heading", 1, None), ("Peru met Chile.", "plain", 0, None)])
    >>> text, paragraphs[1].start
    ('News\n\nPeru met Chile.', 6)
    """
    paragraphs: list[Paragraph] = []
    start = 0
    for words, kind, level, link in pieces:
        end = start + len(words)
        paragraphs.append(Paragraph(first=start, start=start, end=end, text=words, kind=kind, level=level, link=link))
        start = end + 2
    return "\n\n".join(paragraph.text for paragraph in paragraphs), tuple(paragraphs)
