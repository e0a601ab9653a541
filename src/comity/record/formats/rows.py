"""One row of a tab-separated file as a line: no cell may break it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.record.formats.losses import Losses

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def clean(text: str) -> str:
    r"""A text without tabs and line ends, each made a blank.

    >>> clean("a\tb")
    'a b'
    """
    return text.translate(_BREAKS)


def row_line(columns: Iterable[str], cells: Mapping[str, object], losses: Losses, missing: str = "") -> str:
    """The cells in the order of the columns; None and what is not given become `missing`."""
    texts = [missing if cells.get(name) in (None, "") else str(cells[name]) for name in columns]
    tidy = [clean(text) for text in texts]
    losses.add("cell had a tab or a line end, which the format cannot hold: made a blank", _count(texts, tidy))
    return "\t".join(tidy)


def _count(before: list[str], after: list[str]) -> int:
    return sum(one != other for one, other in zip(before, after, strict=True))
