"""The paragraphs of a page by their role: the words of an item, or a line around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comity.read.days import find_day_line
from comity.read.furniture import LONGEST_LINE, Outlet, find_byline, find_imprint, find_outlet, find_topics, is_noise
from comity.read.paragraphs import Paragraph, has_letters

Role = Literal["outlet", "topics", "day", "byline", "rule", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A paragraph and its role on the page, with what it says: the field that belongs to the role is filled.

    A line of role `day` may name the outlet too.
    """

    paragraph: Paragraph
    role: Role
    outlet: Outlet | None = None
    topics: tuple[str, ...] = ()
    day: date | None = None
    names: tuple[str, ...] = ()


def read_line(paragraph: Paragraph) -> PageLine:
    """The role of a paragraph and what it says."""
    words = paragraph.text.strip()
    if not has_letters(words) or is_noise(words):
        return PageLine(paragraph=paragraph, role="rule")
    if len(words) > LONGEST_LINE:
        return PageLine(paragraph=paragraph, role="text")
    if topics := find_topics(words):
        return PageLine(paragraph=paragraph, role="topics", topics=topics)
    if outlet := find_outlet(words, link=paragraph.link):
        return PageLine(paragraph=paragraph, role="outlet", outlet=outlet)
    if imprint := find_imprint(words):
        return PageLine(paragraph=paragraph, role="day", outlet=imprint[0], day=imprint[1])
    if day := find_day_line(words):
        return PageLine(paragraph=paragraph, role="day", day=day)
    if names := find_byline(words):
        return PageLine(paragraph=paragraph, role="byline", names=names)
    return PageLine(paragraph=paragraph, role="text")
