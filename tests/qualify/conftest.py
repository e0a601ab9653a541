"""Parsed sentences in which one predicate is marked: "Peru did not [meet] Chile."."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Reading
from comity.parse import parse_texts
from comity.qualify.tree import Tree

Marked = tuple[Tree, int]


def unmark(marked: str) -> tuple[str, int, int]:
    """The text without its brackets, and where the bracketed words stand in it."""
    before, predicate, after = marked.replace("[", "]").split("]")
    return before + predicate + after, len(before), len(before) + len(predicate)


@pytest.fixture(scope="session")
def read_predicate() -> Callable[[str], tuple[Reading, int, int]]:
    """A function from a marked sentence to its reading and the span of the predicate."""

    def read(marked: str) -> tuple[Reading, int, int]:
        text, start, end = unmark(marked)
        [reading] = parse_texts([text])
        return reading, start, end

    return read


@pytest.fixture(scope="session")
def parse_predicate(read_predicate: Callable[[str], tuple[Reading, int, int]]) -> Callable[[str], Marked]:
    """A function from a marked sentence to its tree and the token of the predicate."""

    def parse(marked: str) -> Marked:
        reading, start, end = read_predicate(marked)
        return Tree.of(reading.doc), reading.doc.char_span(start, end).root.i

    return parse
