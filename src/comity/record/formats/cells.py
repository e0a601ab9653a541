"""From lines to columns of text: the layout of a table, its bad lines named, its quotes undone."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from comity.errors import InputError
from comity.record.formats.lines import OnProblem, read_blocks
from comity.record.formats.losses import Losses
from comity.record.formats.vocabulary import to_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the lines of one file are to be cut. `names` are the columns in the order of the file.

    `quoted`: a cell may stand between double quotes. GDELT's never do, and a quotation mark in it is a character.
    `extra`: names in the header that rows may lack ("Headline" in some files of POLECAT).
    """

    names: tuple[str, ...]
    header: bool
    delimiter: str = "\t"
    quoted: bool = False
    extra: frozenset[str] = frozenset()


# Tells the layout from the first line; raises InputError where the line belongs to no such file.
FindLayout = Callable[[str, str], Layout]


def read_tables(
    path: str, find_layout: FindLayout, on_problem: OnProblem, losses: Losses
) -> Iterator[tuple[Layout, pa.Table]]:
    """The rows of a file as tables of text: the layout's columns and, before them, `#line`.

    A line that has not as many cells as the layout has columns is named and skipped.

    Raises:
        InputError: the file cannot be opened, or its first line is not one of this format.
    """
    layout = None
    for block in read_blocks(path, on_problem, losses):
        numbered = [(number, line) for number, line in enumerate(block.lines, block.first) if line]
        if layout is None and numbered:
            layout = find_layout(path, numbered[0][1])
            numbered = numbered[layout.header :]
        if layout is not None and numbered:
            yield layout, _table(path, layout, numbered, on_problem, losses)


def _table(
    path: str, layout: Layout, numbered: Sequence[tuple[int, str]], on_problem: OnProblem, losses: Losses
) -> pa.Table:
    numbers, rows = [], []
    tabs = len(layout.names) - 1
    plain = layout.delimiter == "\t"
    for number, line in numbered:
        good = line if plain and line.count("\t") == tabs and '"' not in line else _mended(line, layout, losses)
        if good is None:
            on_problem(InputError(_not_a_row(path, number, line, layout)))
        else:
            numbers.append(number)
            rows.append(good)
    return _columns(layout, rows).add_column(0, "#line", pa.array(numbers, pa.int64()))


def _columns(layout: Layout, rows: list[str]) -> pa.Table:
    if not rows:
        return pa.table({name: pa.array([], pa.string()) for name in layout.names})
    text = "\n".join(rows).replace("\r", " ").encode()
    return arrow_csv.read_csv(
        pa.py_buffer(text),
        # One block: what is read here is bounded already.
        read_options=arrow_csv.ReadOptions(
            column_names=list(layout.names), use_threads=False, block_size=len(text) + 1
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter="\t", quote_char=False, escape_char=False, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(layout.names, pa.string()), strings_can_be_null=False
        ),
    )


def _mended(line: str, layout: Layout, losses: Losses) -> str | None:
    """The cells of an unusual line, joined by tabs; None where there are too few or too many."""
    wanted = len(layout.names)
    cells = _unquoted(line, layout) if layout.quoted and '"' in line else None
    if cells is None or len(cells) != wanted:
        cells = line.split(layout.delimiter)
    if len(cells) > wanted and not any(cells[wanted:]):
        losses.add("line ends in more tabs than there are columns: taken off")
        cells = cells[:wanted]
    if layout.extra and len(cells) == wanted - len(layout.extra):
        cells = _without_extra(cells, layout)
    return "\t".join(cell.replace("\t", " ") for cell in cells) if len(cells) == wanted else None


def _unquoted(line: str, layout: Layout) -> list[str] | None:
    """The cells with their quotation marks undone; None where the marks are no quoting, such as a lone one."""
    try:
        return next(csv.reader([line], delimiter=layout.delimiter, strict=True), None)
    except csv.Error:
        return None


def _without_extra(cells: list[str], layout: Layout) -> list[str]:
    rest = iter(cells)
    return ["" if name in layout.extra else next(rest) for name in layout.names]


def _not_a_row(path: str, number: int, line: str, layout: Layout) -> str:
    found = line.count(layout.delimiter) + 1
    return f"{path}, line {number}: {found} cells where the format has {len(layout.names)} ({line[:40]!r}); skipped."


Resolve = Callable[..., object]


def by_value(table: pa.Table, names: Sequence[str], resolve: Resolve, kind: pa.DataType) -> pa.Array:
    """A column made from some others: `resolve` is asked once for each different set of values, not for each row."""
    joined = pc.binary_join_element_wise(*(table[name] for name in names), "\t")
    encoded = pc.dictionary_encode(joined.combine_chunks())
    answers = [resolve(*value.split("\t")) for value in encoded.dictionary.to_pylist()]
    return pa.array(answers, kind).take(encoded.indices)


def with_all(table: pa.Table, names: Sequence[str]) -> pa.Table:
    """The table with all these columns: empty ones for those that it lacks."""
    for name in names:
        if name not in table.column_names:
            table = table.append_column(name, pa.repeat(pa.scalar(""), len(table)))
    return table


def with_days(path: str, table: pa.Table, name: str, on_problem: OnProblem) -> pa.Table:
    """The rows that have a day of the calendar in a column; the others are named."""
    good = by_value(table, (name,), lambda cell: to_day(cell) is not None, pa.bool_())
    for row in table.filter(pc.invert(good)).select(("#line", name)).to_pylist():
        on_problem(InputError(f"{path}, line {row['#line']}: {row[name]!r} is no day (YYYY-MM-DD); skipped."))
    return table.filter(good)


def joined(table: pa.Table, names: Sequence[str]) -> pa.Array:
    """Each row as one line, its columns in this order; a column that the table lacks is empty."""
    empty = pa.scalar("", pa.string())
    columns = [table[name] if name in table.column_names else empty for name in names]
    return pc.binary_join_element_wise(*columns, "\t")
