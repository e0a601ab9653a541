"""Groups from pairs, with what must not come together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.record.same_event.groups import group

pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14)


@given(pairs, pairs)
def test_what_is_kept_apart_is_in_no_common_group(joined: list[tuple[int, int]], apart: list[tuple[int, int]]) -> None:
    """Whatever pairs link two items, directly or over others, a pair in `apart` ends up in two groups."""
    firsts = group(range(8), joined, apart=apart)
    assert all(firsts[left] != firsts[right] for left, right in apart if left != right)


@given(pairs)
def test_without_anything_apart_every_pair_is_joined(joined: list[tuple[int, int]]) -> None:
    """Two items of a pair share a group, named after its first item."""
    firsts = group(range(8), joined)
    assert all(firsts[left] == firsts[right] for left, right in joined)
    assert all(first <= item for item, first in firsts.items())
