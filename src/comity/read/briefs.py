"""News in brief: a list of bullets, each closed by its outlets in brackets, under headings that name the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.read.days import search_day
from comity.read.digest import Item
from comity.read.furniture import Outlet, to_outlet
from comity.read.paragraphs import Paragraph, has_letters, is_title_like
from comity.read.voices import Voiced

_SOURCE = re.compile(r"\s*[(\[]\s*(?P<outlet>[^()\[\]]{2,60}?)\s*[)\]]\s*\.?\s*$")
_MOST_SOURCES = 8
# Of ten bullets, this many must name an outlet: an article with a list in it is no page of briefs.
_SHARE_WITH_SOURCE = 0.6


def find_briefs(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The items of a page of briefs, in order; empty when the page is none.

    Topics are the headings over a bullet, split at ">". Of several outlets the first is kept as the item's.
    """
    bullets = [paragraph for paragraph in paragraphs if paragraph.kind == "bullet"]
    if len(bullets) < 2:
        return ()
    items = _to_items(paragraphs)
    sourced = sum(item.outlet is not None for item in items)
    return tuple(items) if sourced >= max(2, _SHARE_WITH_SOURCE * len(items)) else ()


def _to_items(paragraphs: Sequence[Paragraph]) -> list[Item]:
    items: list[Item] = []
    topics: tuple[str, ...] = ()
    day = next(filter(None, (search_day(each.text) for each in paragraphs[:3] if each.kind != "bullet")), None)
    for paragraph in paragraphs:
        if paragraph.kind == "bullet":
            items.append(replace(_to_item(paragraph), topics=topics, published=day))
        elif is_title_like(paragraph):
            topics = _topics_of(paragraph.text)
    return items


def _to_item(bullet: Paragraph) -> Item:
    words, outlet = bullet.text, None
    for _ in range(_MOST_SOURCES):
        found = _SOURCE.search(words[-100:])
        name = to_outlet(found["outlet"], link=bullet.link) if found else None
        if found is None or name is None:
            break
        words, outlet = words[: max(0, len(words) - 100) + found.start()], name
    kept = replace(bullet, end=bullet.start + len(words), text=words) if has_letters(words) else bullet
    return Item(voiced=(Voiced(paragraph=kept, voice="editor"),), outlet=_plain(outlet))


def _plain(outlet: Outlet | None) -> Outlet | None:
    return replace(outlet, invites=False) if outlet else None


def _topics_of(heading: str) -> tuple[str, ...]:
    if search_day(heading):
        return ()
    return tuple(topic for part in heading.split(">") if (topic := part.strip()))
