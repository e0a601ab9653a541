"""The corpus as the model reads it: sentences with marks around two actors, with a label and without one."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from comity.events.learned.model import MARKS, Marked
from comity.score.labelled import NONE, LabelledPair, read_labelled

CORPUS = Path(__file__).parent / "corpus"
SOURCE, SOURCE_END, TARGET, TARGET_END = MARKS


def examples() -> list[LabelledPair]:
    """Every labelled pair of the corpus."""
    return read_labelled(CORPUS)


def unlabelled(data: list[LabelledPair], most: int = 2) -> list[LabelledPair]:
    """Two actors of a sentence of which the corpus says nothing, in one direction; at most `most` pairs a sentence."""
    sentences: dict[str, list[LabelledPair]] = defaultdict(list)
    for example in data:
        sentences[example.group].append(example)
    found = []
    for group, rows in sentences.items():
        text = rows[0].sentence
        open_pairs = random.Random(group).sample(new := list(_open_pairs(rows)), min(most, len(new)))  # noqa: S311
        for source, target in open_pairs:
            found.append(LabelledPair(group=group, sentence=text, source=source, target=target, type=NONE, mode=NONE))
    return found


def _open_pairs(rows: list[LabelledPair]) -> Iterator[tuple[str, str]]:
    known = {(row.source, row.target) for row in rows}
    actors = sorted({name for pair in known for name in pair})
    for source, target in permutations(actors, 2):
        if (source, target) not in known and source not in target and target not in source:
            yield source, target


def marked(example: LabelledPair) -> str:
    """The sentence with marks around source and target, as comity will give it to the model."""
    source, target = example.spans()
    return Marked(sentence=example.sentence, source=source, target=target).text()
