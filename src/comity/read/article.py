"""A plain article: its title, its day, its authors, and a block for each paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model import Document
from comity.read.days import Dateline, find_dateline
from comity.read.page_lines import PageLine, read_line
from comity.read.paragraphs import Paragraph, is_title_like
from comity.read.speakers import Speaker
from comity.read.voices import Voiced, place_blocks, speaker_in

# Where an article says what it is: title, byline and day stand among the first, topics and outlet among the last.
_TOP, _FOOT = 6, 4


def read_article(draft: Document, paragraphs: Sequence[Paragraph]) -> Document:
    """The draft with blocks, and with what its own words say where the draft does not say it already."""
    top = [read_line(paragraph) for paragraph in paragraphs[:_TOP]]
    foot = [read_line(paragraph) for paragraph in paragraphs[_TOP:][-_FOOT:]]
    title = _find_title(draft, top)
    dateline = _find_dateline(top) or Dateline(end=0, day=None, agency=None)
    lines = top + foot
    return replace(
        draft,
        title=draft.title or (title.text if title else None),
        published=draft.published or next((line.day for line in lines if line.day), None) or dateline.day,
        publisher=draft.publisher or _imprint_in(top) or dateline.agency or _outlet_in(foot),
        authors=draft.authors or next((line.names for line in top if line.names), ()),
        topics=draft.topics or next((line.topics for line in reversed(lines) if line.topics), ()),
        blocks=place_blocks(_voiced(paragraphs, title)),
    )


def _find_title(draft: Document, top: Sequence[PageLine]) -> Paragraph | None:
    """The paragraph that is the title: the draft's own words for it, or the first short line that stands apart."""
    if not top or top[0].role != "text":
        return None
    first = top[0].paragraph
    if draft.title is not None:
        return first if first.text.strip() == draft.title.strip() else None
    stands_apart = first.apart or (top[1:2] and top[1].role in ("byline", "day"))
    return first if len(top) > 1 and stands_apart and is_title_like(first) else None


def _find_dateline(top: Sequence[PageLine]) -> Dateline | None:
    found = (find_dateline(line.paragraph.text) for line in top)
    return next(filter(None, found), None)


def _imprint_in(top: Sequence[PageLine]) -> str | None:
    return next((line.outlet.name for line in top if line.outlet and line.day), None)


def _outlet_in(foot: Sequence[PageLine]) -> str | None:
    return next((line.outlet.name for line in foot if line.outlet and not line.outlet.invites), None)


def _voiced(paragraphs: Sequence[Paragraph], title: Paragraph | None) -> list[Voiced]:
    voiced: list[Voiced] = []
    for here, paragraph in enumerate(paragraphs):
        if paragraph is title:
            voiced.append(Voiced(paragraph=paragraph, voice="title"))
        elif paragraph.kind == "quote":
            voiced.append(Voiced(paragraph=paragraph, voice="quote", speaker=_announced(paragraphs, here)))
        else:
            voiced.append(Voiced(paragraph=_with_marks(paragraph), voice="author"))
    return voiced


def _announced(paragraphs: Sequence[Paragraph], here: int) -> Speaker | None:
    """Whom the paragraph before a set-apart quotation names as its speaker, if it ends in a colon."""
    if here == 0 or not paragraphs[here - 1].text.endswith(":"):
        return None
    return speaker_in(paragraphs[here - 1])


def _with_marks(paragraph: Paragraph) -> Paragraph:
    """A block of an article has the whole line, its bullet included."""
    return replace(paragraph, start=paragraph.first) if paragraph.start != paragraph.first else paragraph
