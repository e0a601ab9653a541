"""Reading the vocabularies: one CSV file per thing, each row with its source."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from comity.errors import CodeError


@cache
def rows(path: str) -> tuple[dict[str, str], ...]:
    """The rows of a vocabulary file below `codes/`, as text by column name; lines that start with `#` are comments.

    Raises:
        CodeError: no such vocabulary, or a row with more or fewer cells than the header.

    >>> rows("plover/types.csv")[0]["type"]
    'AGREE'
    """
    file = files("comity.codes").joinpath(path)
    if not file.is_file():
        raise CodeError(f"{path!r} is not a vocabulary of comity: look in src/comity/codes/ for the file names.")
    lines = [line for line in file.read_text("utf8").splitlines() if line.strip() and not line.startswith("#")]
    header, *found = csv.reader(lines)
    return tuple(dict(zip(header, _checked(cells, header, path), strict=True)) for cells in found)


def _checked(cells: list[str], header: list[str], path: str) -> list[str]:
    if len(cells) != len(header):
        raise CodeError(f"{path}: the row {cells!r} has not as many cells as the header: mend the file.")
    return cells
