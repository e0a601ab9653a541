"""The corpus as training examples: a sentence, two marked actors, a PLOVER type (or none) and a mode (or none)."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
NONE = "none"
# Marks around source and target: four words that BERT's vocabulary keeps free, so their vectors can learn this use.
SOURCE, SOURCE_END, TARGET, TARGET_END = "[unused1]", "[unused2]", "[unused3]", "[unused4]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled pair; `group` is the sentence's number, so that no sentence is split over train and held out."""

    group: str
    sentence: str
    source: str
    target: str
    type: str
    mode: str


def examples() -> list[Example]:
    """Every labelled pair of the corpus, in the order of the files."""
    return [example for path in sorted(CORPUS.glob("*.jsonl")) for example in _read(path)]


def _read(path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text("utf8").splitlines()):
        row = json.loads(line)
        pairs = row.get("pairs") or [[row["source"], row["target"], row["type"], row.get("mode") or ""]]
        for source, target, kind, mode in pairs:
            yield Example(
                group=f"{path.stem}-{number}",
                sentence=row["sentence"],
                source=source,
                target=target,
                type=kind,
                mode=mode or NONE,
            )


def held_out(group: str) -> bool:
    """Whether a sentence belongs to the tenth that is never trained on: its name decides, the same in every run."""
    return random.Random(group).random() < 0.1  # noqa: S311 - a split, not a secret


def marked(example: Example) -> str:
    """The sentence with marks around source and target (the first occurrence of each that does not overlap)."""
    return mark(example.sentence, *spans(example.sentence, example.source, example.target))


def spans(sentence: str, source: str, target: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where source and target stand: the first places that do not overlap, the longer one placed first."""
    long, short = sorted((source, target), key=len, reverse=True)
    at = sentence.find(long)
    first = (at, at + len(long))
    starts = [i for i in range(len(sentence)) if sentence.startswith(short, i)]
    free = [i for i in starts if i >= first[1] or i + len(short) <= first[0]] or starts or [0]
    second = (free[0], free[0] + len(short))
    return (first, second) if long == source else (second, first)


def mark(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> str:
    """The sentence with marks around two spans."""
    marks = [
        (source[0], 1, f"{SOURCE} "),
        (source[1], 0, f" {SOURCE_END}"),
        (target[0], 1, f"{TARGET} "),
        (target[1], 0, f" {TARGET_END}"),
    ]
    for at, _, words in sorted(marks, reverse=True):
        sentence = sentence[:at] + words + sentence[at:]
    return sentence
