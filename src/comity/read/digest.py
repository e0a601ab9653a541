"""Digest pages: several items on a page, each with a headline, the editor's words, an excerpt, and where it is from.

An item is its headline, the editor's words and the excerpt. The lines around it ("Read more at JNS", "More about:
Iran, Japan", a day, a byline) speak of the item and are no part of its text: they fill its fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.read.days import search_day
from comity.read.furniture import Outlet, is_page_head
from comity.read.page_lines import PageLine, read_line
from comity.read.paragraphs import Paragraph, is_title_like
from comity.read.speakers import merge_names
from comity.read.voices import Voiced, give_voices

_CLOSERS = ("outlet", "topics")
# An item that says nothing of where it is from must at least be one: a headline and this many words.
_WORDS_OF_AN_ITEM = 20
# A page's greeting before its first item is short.
_WORDS_OF_A_HEAD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a page. `voiced` are its paragraphs in order, the title first where it has one."""

    voiced: tuple[Voiced, ...]
    title: str | None = None
    outlet: Outlet | None = None
    topics: tuple[str, ...] = ()
    published: date | None = None
    authors: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(each.paragraph.text.split()) for each in self.voiced)

    @property
    def is_handed_over(self) -> bool:
        """Whether an editor names the author of an excerpt."""
        return any(each.voice == "author" and each.speaker for each in self.voiced)


def find_items(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The items of a digest page, in order; empty when the page is no digest."""
    lines = [read_line(paragraph) for paragraph in paragraphs]
    if not any(line.role in _CLOSERS for line in lines):
        return ()
    groups = _split(lines)
    page_day = _page_day(groups)
    items = tuple(_to_item(group, page_day) for group in groups if _is_item(group))
    return items if _is_digest(items) else ()


def _split(lines: list[PageLine]) -> list[list[PageLine]]:
    groups = _split_before_outlets(lines) if _names_outlets_first(lines) else _split_after_closers(lines)
    return _drop_page_head(_split_at_headings(groups))


def _split_after_closers(lines: list[PageLine]) -> list[list[PageLine]]:
    groups: list[list[PageLine]] = [[]]
    is_closed = False
    for line in lines:
        if groups[-1] and _opens(line, groups[-1], is_closed=is_closed):
            groups.append([])
            is_closed = False
        groups[-1].append(line)
        is_closed = is_closed or line.role in _CLOSERS
    return groups


def _opens(line: PageLine, group: list[PageLine], *, is_closed: bool) -> bool:
    """Whether a line starts the next item, given the lines of the one before and whether it says where it is from."""
    if not is_closed:
        return group[-1].role == "rule" and _is_title(line)
    if line.role == "day":
        return any(before.role == "day" for before in group)
    return line.role in ("text", "byline")


def _names_outlets_first(lines: list[PageLine]) -> bool:
    """Whether the page has each outlet under its headline ("via Reuters") and not at the foot of the item."""
    places = [here for here, line in enumerate(lines) if line.role == "outlet"]
    return bool(places) and all(_is_under_title(lines, here) for here in places)


def _is_under_title(lines: list[PageLine], here: int) -> bool:
    if here == 0 or here + 1 == len(lines):
        return False
    before, after = lines[here - 1], lines[here + 1]
    return _is_title(before) and after.role == "text" and not is_title_like(after.paragraph)


def _is_title(line: PageLine) -> bool:
    return line.role == "text" and is_title_like(line.paragraph)


def _split_before_outlets(lines: list[PageLine]) -> list[list[PageLine]]:
    groups: list[list[PageLine]] = [[]]
    for here, line in enumerate(lines):
        if here + 1 < len(lines) and lines[here + 1].role == "outlet":
            groups.append([])
        groups[-1].append(line)
    return [group for group in groups if group]


def _split_at_headings(groups: list[list[PageLine]]) -> list[list[PageLine]]:
    """Split also where a heading of the items' own level starts an item that the item before did not close."""
    level = _level_of_items(groups)
    if level is None:
        return groups
    split: list[list[PageLine]] = []
    for group in groups:
        split.append([])
        for line in group:
            if split[-1] and line.paragraph.kind == "heading" and line.paragraph.level == level:
                split.append([])
            split[-1].append(line)
    return split


def _level_of_items(groups: list[list[PageLine]]) -> int | None:
    """The level that most items' headlines have; the first group may start with the page's own heading."""
    headings = ([line.paragraph for line in group if line.paragraph.kind == "heading"] for group in groups[1:])
    levels = Counter(found[0].level for found in headings if found)
    return levels.most_common(1)[0][0] if levels else None


def _drop_page_head(groups: list[list[PageLine]]) -> list[list[PageLine]]:
    """Part the heading and the greeting of the whole page from its first item."""
    first, others = groups[0], groups[1:]
    cut = _end_of_head(first, others)
    return [first[:cut], first[cut:], *others] if cut else groups


def _end_of_head(first: list[PageLine], others: list[list[PageLine]]) -> int:
    """Where the first item's headline stands in its group: after the page's own heading and greeting, if it has any."""
    titles = _leading_titles(first)
    if len(titles) < 2:
        return 0
    last = titles[-1]
    if first[titles[0]].paragraph.kind == "heading" and first[last].paragraph.kind == "heading":
        return last
    heading = first[titles[0]].paragraph.text
    heads_page = is_page_head(heading) or search_day(heading) is not None
    unlike = bool(others) and all(len(_leading_titles(group)) < 2 for group in others)
    short = sum(len(line.paragraph.text.split()) for line in first[:last]) <= _WORDS_OF_A_HEAD
    return last if short and (heads_page or unlike) else 0


def _leading_titles(group: list[PageLine]) -> list[int]:
    """Where title-like lines stand among the first few of a group, before any long paragraph."""
    places = []
    for here, line in enumerate(group[:6]):
        if len(line.paragraph.text.split()) > _WORDS_OF_A_HEAD or line.paragraph.text.endswith((":", ",")):
            break
        if _is_title(line):
            places.append(here)
    return places


def _page_day(groups: list[list[PageLine]]) -> date | None:
    """The day in the page's own heading; None where it has no heading, or no day in it."""
    if not groups or _is_item(groups[0]):
        return None
    days = (line.day or search_day(line.paragraph.text) for line in groups[0])
    return next(filter(None, days), None)


def _is_item(group: list[PageLine]) -> bool:
    texts = [line for line in group if line.role == "text"]
    if any(line.role in _CLOSERS for line in group):
        return bool(texts)
    words = sum(len(line.paragraph.text.split()) for line in texts[1:])
    return bool(texts) and _is_title(texts[0]) and words >= _WORDS_OF_AN_ITEM


def _to_item(group: list[PageLine], page_day: date | None) -> Item:
    texts = _without_section(group)
    title = texts[0] if is_title_like(texts[0]) else None
    voiced = give_voices(texts[1:] if title else texts)
    names = [name for each in voiced if each.speaker for name in each.speaker.names]
    head = [Voiced(paragraph=title, voice="title")] if title else []
    return Item(
        voiced=(*head, *voiced),
        title=title.text if title else None,
        outlet=next((line.outlet for line in group if line.outlet), None),
        topics=next((line.topics for line in group if line.topics), ()),
        published=next((line.day for line in group if line.day), page_day),
        authors=merge_names(names) or next((line.names for line in group if line.names), ()),
    )


def _without_section(group: list[PageLine]) -> list[Paragraph]:
    """The paragraphs of an item without the name of a section of the page ("ASIA") before its headline."""
    texts = [line.paragraph for line in group if line.role == "text"]
    if len(texts) > 2 and is_title_like(texts[0]) and is_title_like(texts[1]):
        short = len(texts[0].text.split()) <= 2 < len(texts[1].text.split())
        return texts[1:] if short else texts
    return texts


def _is_digest(items: tuple[Item, ...]) -> bool:
    if len(items) == 1:
        return _is_single_item(items[0])
    clear = [item for item in items if _is_clear_item(item)]
    # An article with a few teasers at its foot has more words than they have.
    words = sum(item.words for item in clear)
    return len(clear) >= 2 and 2 * len(clear) >= len(items) and 2 * words >= sum(item.words for item in items)


def _is_clear_item(item: Item) -> bool:
    """Whether an item says where it is from, and has a headline, an author introduced, or both outlet and topics."""
    marked = bool(item.outlet and item.topics)
    return bool(item.outlet or item.topics) and (item.title is not None or item.is_handed_over or marked)


def _is_single_item(item: Item) -> bool:
    """A page of one item is told from an article by an invitation to read on, and topics or an author introduced."""
    invites = item.outlet is not None and item.outlet.invites
    return invites and item.title is not None and (bool(item.topics) or item.is_handed_over)
