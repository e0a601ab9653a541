"""The land where a deed falls: a place that is no actor by itself stands for the party that holds it.

"Peru raided villages in Arica" is done to Chile, though Arica acts nowhere: only a deed that names nobody known as its
target asks for its land (`codes.actors.regions`, capitals among them).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from comity.codes.actors import regions, states
from comity.events.phrases import Cast
from comity.events.tree import Tree
from comity.model import Actor, Mention, Reading

_NAME_TAGS = frozenset({"NNP", "NNPS"})
# Longer names of places ("Democratic Republic of Congo") are those of states, which are actors already.
_LONGEST = 4


def with_lands(reading: Reading, cast: Cast) -> Cast:
    """The cast with the lands that the reading names; the same cast where it names none."""
    found = list(find_lands(reading, cast))
    return cast.joined_by(found) if found else cast


def find_lands(reading: Reading, cast: Cast) -> Iterator[Mention]:
    """The places of a reading that belong to a state and are no mention of somebody."""
    tree, place = cast.tree, 0
    while place < len(tree.word):
        length = 0 if place in cast.at else _length_at(tree, place)
        if length and _is_place(reading, tree, place, place + length):
            yield _mention(reading, tree, place, place + length)
        place += max(length, 1)


def _length_at(tree: Tree, first: int) -> int:
    """How many tokens the longest known name from `first` on takes; 0 for none."""
    if tree.tag[first] not in _NAME_TAGS or tree.word[first] not in _first_words():
        return 0
    longest = min(_LONGEST, len(tree.word) - first)
    return next((size for size in range(longest, 0, -1) if _key(tree, first, first + size) in _lands()), 0)


def _is_place(reading: Reading, tree: Tree, first: int, last: int) -> bool:
    """Whether the name stands alone: "Lincoln" of "Abraham Lincoln" and "Victoria" of "Victoria Ruiz" are people."""
    before = first > 0 and tree.pos[first - 1] == "PROPN"
    after = last < len(tree.pos) and tree.pos[last] == "PROPN"
    joined = (before and tree.head[first - 1] == last - 1) or (after and tree.head[last - 1] == last)
    is_name = _key(tree, first, last) in _cities() and reading.doc[last - 1].ent_type_ == "PERSON"
    return not (joined or is_name)


def _mention(reading: Reading, tree: Tree, first: int, last: int) -> Mention:
    doc, country = reading.doc, _lands()[_key(tree, first, last)]
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = reading.document.text[start:end]
    actor = Actor(text=text, start=start, end=end, id=country, country=country, why=f"land of {country}")
    return Mention(actor=actor, first=first, last=last, head=last - 1)


def _key(tree: Tree, first: int, last: int) -> str:
    return " ".join(tree.word[first:last])


@cache
def _lands() -> dict[str, str]:
    """The state of each place by its name in lower case."""
    capitals = {capital.lower(): state.iso3 for state in states() for capital in state.capitals if not state.valid_to}
    return {region.name.lower(): region.country for region in reversed(regions())} | capitals


@cache
def _cities() -> frozenset[str]:
    """The names that a person may bear too: those of lesser cities."""
    capitals = {capital.lower() for state in states() for capital in state.capitals}
    return frozenset(region.name.lower() for region in regions() if region.kind == "city") - capitals


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _lands())
