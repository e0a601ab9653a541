"""Groups from pairs: a union-find over whatever is hashable."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def group(
    items: Iterable[Item], pairs: Iterable[tuple[Item, Item]], marks: Mapping[Item, Hashable] | None = None
) -> Mapping[Item, Item]:
    """Each item with the first item (in the given order) of its group; `pairs` say which belong together.

    Items with different `marks` never come into one group, not even through a third one without a mark; where pairs
    are at odds, the earlier wins.

    >>> dict(group("abcd", [("c", "b"), ("b", "d")]))
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    >>> dict(group("abc", [("a", "b"), ("b", "c")], {"a": 1, "c": 2}))
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    order = {item: number for number, item in enumerate(items)}
    parent = {item: item for item in order}
    mark = dict(marks or {})
    for left, right in pairs:
        first, second = sorted((_root(parent, left), _root(parent, right)), key=order.__getitem__)
        if first in mark and second in mark and mark[first] != mark[second]:
            continue
        parent[second] = first
        if first not in mark and second in mark:
            mark[first] = mark[second]
    return {item: _root(parent, item) for item in order}


def _root(parent: dict[Item, Item], item: Item) -> Item:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
