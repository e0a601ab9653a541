"""Check the written corpus: labels that exist, actors that stand in their sentences, no near-duplicates, no borrowing.

    python training/check_corpus.py [--against FOLDER]

`--against` names a folder of JSON lines that corpus and plain text must share no seven words in a row with (evaluation
data, say); names of bodies longer than that, and turns of everyday speech, are let pass by hand. Exits with 1 when
something is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity.codes import plover
from comity.errors import CodeError
from comity.score.judged import read_articles
from comity.score.labelled import NONE, UNASKED, LabelledPair, LabelledSide
from data import PLAIN_TEXT, examples, read_pairs, sides

# Five words in a row that two sentences share five times over are one frame with other names.
_SHINGLE, _SHARED = 5, 5
_BORROWED = 7


def main() -> int:
    """Print every fault and the counts by type; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    data = examples()
    faults = [
        *_labels([*data, *read_pairs()]),
        *_labels_of_sides(sides()),
        *_near_duplicates([*data, *sides()]),
        *(_borrowed(_own(data), options.against) if options.against else ()),
    ]
    print("\n".join(faults))
    print(f"{len({example.sentence for example in data})} sentences, {len(data)} pairs, {len(faults)} faults")
    print(", ".join(f"{kind} {count}" for kind, count in Counter(example.type for example in data).most_common()))
    return 1 if faults else 0


def _labels(data: list[LabelledPair]) -> Iterator[str]:
    for example in data:
        yield from _faults(example, (example.source, example.target))


def _labels_of_sides(data: list[LabelledSide]) -> Iterator[str]:
    for example in data:
        yield from _faults(example, (example.party,))
        if example.role not in ("source", "target"):
            yield f"{example.group}: {example.role!r} is no role; it must be source or target"


def _faults(example: LabelledPair | LabelledSide, parties: Iterable[str]) -> Iterator[str]:
    try:
        if example.type != NONE:
            plover.check_mode(example.type, None if example.mode in (NONE, UNASKED) else example.mode)
    except CodeError as problem:
        yield f"{example.group}: {problem}"
    for party in parties:
        if party not in example.sentence:
            yield f"{example.group}: {party!r} is not in the sentence"


def _near_duplicates(data: list[LabelledPair | LabelledSide]) -> Iterator[str]:
    first: dict[tuple[str, ...], str] = {}
    shared: Counter[tuple[str, str]] = Counter()
    for group, sentence in {example.group: example.sentence for example in data}.items():
        for shingle in shingles(sentence, _SHINGLE):
            other = first.setdefault(shingle, group)
            if other != group:
                shared[other, group] += 1
    return (f"{one} and {other} share {count} runs" for (one, other), count in shared.items() if count >= _SHARED)


def _own(data: list[LabelledPair]) -> Iterator[tuple[str, str]]:
    """Every sentence of the corpus and of those with one side, and every article of the plain text, with its name."""
    yield from {example.group: example.sentence for example in (*data, *sides())}.items()
    yield from ((article.id, article.text) for article in read_articles(PLAIN_TEXT))


def _borrowed(texts: Iterable[tuple[str, str]], folder: Path) -> Iterator[str]:
    foreign = {
        shingle
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf8").splitlines()
        for text in _texts(json.loads(line))
        for shingle in shingles(text, _BORROWED)
    }
    for group, own in texts:
        for shingle in shingles(own, _BORROWED) & foreign:
            yield f"{group}: shares {' '.join(shingle)!r}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """The runs of `size` words in a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


if __name__ == "__main__":
    sys.exit(main())
