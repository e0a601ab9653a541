"""Whose words a paragraph is in: the editor of a page, the authors quoted, or somebody whom they quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from comity.model import Block, Span, Voice
from comity.read.paragraphs import Paragraph
from comity.read.speakers import Speaker, find_speaker, find_subject, resumes_speech

_OPENING_MARKS = ("“", '"', "„", "«")
_TERMINAL_MARKS = (".", "!", "?", "…")
# An editor names the author at most this many paragraphs before the excerpt.
_PARAGRAPHS_BACK = 4
_CLOSING_MARKS = "\"'”’»)] \t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A paragraph with its voice. `speaker` stands in the same page; None when the page does not name the voice."""

    paragraph: Paragraph
    voice: Voice
    speaker: Speaker | None = None

    def block(self, shift: int = 0) -> Block:
        """The block of a document whose text has this paragraph `shift` characters later than the page has it."""
        return Block(start=self.paragraph.start + shift, end=self.paragraph.end + shift, voice=self.voice)


def give_voices(body: Sequence[Paragraph]) -> list[Voiced]:
    """The voices of an item's paragraphs, its title left out.

    The editor speaks until a lead-in, which ends in a colon, a comma or the middle of a sentence; then the quoted
    authors do, to the end or until the editor takes them up again ("Ruiz goes on:"). Where the page sets the excerpt
    apart (a block quotation), that decides instead. Without either, all is the editor's.
    """
    lead_in = _find_lead_in(body)
    if lead_in is not None and body[lead_in + 1].kind != "quote":
        return _voices_after(body, lead_in)
    return _voices_by_form(body)


def place_blocks(voiced: Iterable[Voiced]) -> tuple[Block, ...]:
    """Blocks at the places that the paragraphs have in their page."""
    return tuple(_with_speaker(each, each.block(), 0) for each in voiced)


def lift_out(voiced: Sequence[Voiced]) -> tuple[str, tuple[Block, ...]]:
    """The paragraphs as a text of their own, a blank line between any two, and its blocks."""
    shifts: dict[int, int] = {}
    start = 0
    for each in voiced:
        shifts[each.paragraph.start] = start - each.paragraph.start
        start += len(each.paragraph.text) + 2
    blocks = (
        _with_speaker(each, each.block(shifts[each.paragraph.start]), _shift_of(each, voiced, shifts))
        for each in voiced
    )
    return "\n\n".join(each.paragraph.text for each in voiced), tuple(blocks)


def _shift_of(each: Voiced, voiced: Sequence[Voiced], shifts: dict[int, int]) -> int:
    """How far the paragraph that names the speaker has moved."""
    if each.speaker is None:
        return 0
    where = each.speaker.span.start
    home = next(other.paragraph for other in voiced if other.paragraph.start <= where < other.paragraph.end)
    return shifts[home.start]


def _with_speaker(each: Voiced, block: Block, shift: int) -> Block:
    if each.speaker is None:
        return block
    span = each.speaker.span
    moved = Span(start=span.start + shift, end=span.end + shift, text=span.text)
    return Block(start=block.start, end=block.end, voice=block.voice, speaker=moved)


def _find_lead_in(body: Sequence[Paragraph]) -> int | None:
    """The paragraph that hands over: the first that also names a speaker, else the first at all."""
    found = [here for here in range(len(body) - 1) if _hands_over(body[here], body[here + 1])]
    named = next((here for here in found if find_speaker(body[here].text)), None)
    if named is not None:
        return named
    return next((here for here in found if body[here + 1].kind != "bullet"), None)


def _hands_over(paragraph: Paragraph, after: Paragraph) -> bool:
    if paragraph.kind in ("quote", "bullet"):
        return False
    words = paragraph.text.rstrip()
    if words.endswith((":", ",", "—", ":-", ": ")):
        return True
    if _is_wholly_quoted(after.text) and find_speaker(paragraph.text):
        return True
    goes_on = after.text.lstrip('[“"…. ')[:1].islower()
    return goes_on and not words.rstrip(_CLOSING_MARKS).endswith(_TERMINAL_MARKS)


def _voices_by_form(body: Sequence[Paragraph]) -> list[Voiced]:
    voiced: list[Voiced] = []
    for here, paragraph in enumerate(body):
        if paragraph.kind != "quote":
            voiced.append(Voiced(paragraph=paragraph, voice="editor"))
        elif paragraph.level > 1:
            voiced.append(Voiced(paragraph=paragraph, voice="quote"))
        else:
            voiced.append(Voiced(paragraph=paragraph, voice="author", speaker=_speaker_before(body, here, voiced)))
    return voiced


def _speaker_before(body: Sequence[Paragraph], here: int, voiced: Sequence[Voiced]) -> Speaker | None:
    """Whom a block quotation is by: as the one right before it, else as the editor's last words that name anybody."""
    if here and body[here - 1].kind == "quote":
        return next((each.speaker for each in reversed(voiced) if each.voice == "author"), None)
    named = (speaker_in(paragraph) for paragraph in reversed(body[:here]) if paragraph.kind != "quote")
    return next(filter(None, islice(named, _PARAGRAPHS_BACK)), None)


def _voices_after(body: Sequence[Paragraph], lead_in: int) -> list[Voiced]:
    editor = [Voiced(paragraph=paragraph, voice="editor") for paragraph in body[: lead_in + 1]]
    speaker = next(filter(None, (speaker_in(each.paragraph) for each in reversed(editor))), None)
    speaker = speaker or _placed(find_subject(body[lead_in].text), body[lead_in])
    excerpt = _Excerpt(speaker=speaker, first=body[lead_in + 1])
    return editor + [excerpt.take(paragraph) for paragraph in body[lead_in + 1 :]]


class _Excerpt:
    """An excerpt as it is read, paragraph by paragraph: who speaks, and whether quotation marks hold all of it."""

    def __init__(self, *, speaker: Speaker | None, first: Paragraph) -> None:
        self.speaker = speaker
        self.names = list(speaker.names) if speaker else []
        self.in_marks = _is_wholly_quoted(first.text)
        self.is_open = False

    def take(self, paragraph: Paragraph) -> Voiced:
        """The next paragraph with its voice."""
        if paragraph.kind != "quote" and resumes_speech(paragraph.text, self.names):
            return self._resume(paragraph)
        if self.in_marks and not self._is_quoted(paragraph.text):
            return Voiced(paragraph=paragraph, voice="editor")
        if paragraph.kind == "quote":
            return Voiced(paragraph=paragraph, voice="quote")
        return Voiced(paragraph=paragraph, voice="author", speaker=self.speaker)

    def _resume(self, paragraph: Paragraph) -> Voiced:
        self.speaker = speaker_in(paragraph) or self.speaker
        self.names += self.speaker.names if self.speaker else ()
        return Voiced(paragraph=paragraph, voice="editor")

    def _is_quoted(self, words: str) -> bool:
        quoted = self.is_open or words.startswith(_OPENING_MARKS)
        self.is_open = quoted and words.rstrip().rstrip(".,")[-1:] not in ("”", '"', "»")
        return quoted


def _is_wholly_quoted(words: str) -> bool:
    """Whether one pair of marks holds the paragraph, or holds it and goes on: not ("No," she said. "Never.")."""
    if not words.startswith(_OPENING_MARKS):
        return False
    inner = words[1:].rstrip().rstrip(".,")
    return not any(mark in inner[:-1] for mark in ("”", '"', "»"))


def speaker_in(paragraph: Paragraph) -> Speaker | None:
    """The speaker that a paragraph names, at its place in the page; None where it names none."""
    return _placed(find_speaker(paragraph.text), paragraph)


def _placed(found: Speaker | None, paragraph: Paragraph) -> Speaker | None:
    if found is None:
        return None
    span, shift = found.span, paragraph.start
    return Speaker(span=Span(start=span.start + shift, end=span.end + shift, text=span.text), names=found.names)
