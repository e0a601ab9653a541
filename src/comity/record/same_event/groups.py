"""Groups from pairs: a union-find over whatever is hashable."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def group(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]]) -> Mapping[Item, Item]:
    """Each item with the first item (in the given order) of its group; `pairs` say which belong together.

    >>> dict(group("abcd", [("c", "b"), ("b", "d")]))
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    """
    order = {item: number for number, item in enumerate(items)}
    parent = {item: item for item in order}
    for left, right in pairs:
        first, second = sorted((_root(parent, left), _root(parent, right)), key=order.__getitem__)
        parent[second] = first
    return {item: _root(parent, item) for item in order}


def _root(parent: dict[Item, Item], item: Item) -> Item:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
