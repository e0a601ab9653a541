"""What a page of a dossier is made of: sections of entries, and groups of entries under them."""

from __future__ import annotations

from dataclasses import dataclass

from comity.relate.cite import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under a small heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line to show: its text, a figure beside it, its citations, and the lines that it rests on.

    `anchor` is its own place in a page, where others lead; one that `leads_to` such a place shows nothing else there.
    """

    text: str
    citations: tuple[Citation, ...]
    figure: str = ""
    tone: str = ""
    groups: tuple[Group, ...] = ()
    anchor: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, a sentence on how to read what follows, and the entries; `left_out` counts what is not shown.

    `repeats` says that the passages stand in other sections too, so that short forms need only name the claims.
    """

    key: str
    title: str
    note: str
    entries: tuple[Entry, ...]
    left_out: int = 0
    repeats: bool = False
