"""News in brief."""

from __future__ import annotations

import pytest

from comity.read.briefs import find_briefs
from comity.read.paragraphs import split_paragraphs


def _shown(page: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    items = find_briefs(split_paragraphs(page))
    return [(item.voiced[0].paragraph.text, item.outlet.name if item.outlet else None, item.topics) for item in items]


def test_each_bullet_is_an_item() -> None:
    """Its outlets are taken off, the first is kept; the heading above it gives the topics."""
    fishing = "Sea > Fishing\n\n- Peru lends a ship. (AP) ( Le Monde ).\n- Chile thanks Peru (in Lima). (EFE)"
    page = fishing + "\n\nLaw\n\n- No source."
    assert _shown(page) == [
        ("Peru lends a ship.", "AP", ("Sea", "Fishing")),
        ("Chile thanks Peru (in Lima).", "EFE", ("Sea", "Fishing")),
        ("No source.", None, ("Law",)),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "- One bullet. (AP)",
        "- Peru lends a ship.\n- Chile thanks Peru.\n- Ghana counts. (AP)",
        "- Arica (a port)\n- Ilo (another port)",
        "Peru lends a ship. (AP)\n\nChile thanks Peru. (EFE)",
    ],
)
def test_other_lists_are_no_briefs(page: str) -> None:
    """One bullet, bullets mostly without outlets, remarks in brackets, and paragraphs are none."""
    assert _shown(page) == []


def test_the_day_of_the_page_is_every_items() -> None:
    """The heading of the page gives the day, and is no topic."""
    items = find_briefs(
        split_paragraphs("World in Brief, 7 May 2024\n\n- Peru lends a ship. (AP)\n- Chile thanks. (EFE)")
    )
    assert [(str(item.published), item.topics) for item in items] == [("2024-05-07", ())] * 2
