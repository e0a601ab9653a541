"""Groups from pairs: a union-find over whatever is hashable."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def group(
    items: Iterable[Item],
    pairs: Iterable[tuple[Item, Item]],
    marks: Mapping[Item, Hashable] | None = None,
    apart: Iterable[tuple[Item, Item]] = (),
) -> Mapping[Item, Item]:
    """Each item with the first item (in the given order) of its group; `pairs` say which belong together.

    Items with different `marks` never come into one group, not even through a third one without a mark; where pairs
    are at odds, the earlier wins. Nor do the two of a pair in `apart`.

    >>> dict(group("abcd", [("c", "b"), ("b", "d")]))
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    >>> dict(group("abc", [("a", "b"), ("b", "c")], {"a": 1, "c": 2}))
    {'a': 'a', 'b': 'a', 'c': 'c'}
    >>> dict(group("abc", [("a", "b"), ("b", "c")], apart=[("a", "c")]))
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    order = {item: number for number, item in enumerate(items)}
    parent = {item: item for item in order}
    mark = dict(marks or {})
    foes = _foes(apart)
    for left, right in pairs:
        first, second = sorted((_root(parent, left), _root(parent, right)), key=order.__getitem__)
        if first in mark and second in mark and mark[first] != mark[second]:
            continue
        if any(_root(parent, foe) == second for foe in foes.get(first, ()) if foe in parent):
            continue
        parent[second] = first
        if first not in mark and second in mark:
            mark[first] = mark[second]
        if first != second and second in foes:
            foes.setdefault(first, set()).update(foes.pop(second))
    return {item: _root(parent, item) for item in order}


def _foes(apart: Iterable[tuple[Item, Item]]) -> dict[Item, set[Item]]:
    """With whom each item may not be: later, of a whole group, under its first item."""
    foes: dict[Item, set[Item]] = {}
    for left, right in apart:
        foes.setdefault(left, set()).add(right)
        foes.setdefault(right, set()).add(left)
    return foes


def _root(parent: dict[Item, Item], item: Item) -> Item:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
