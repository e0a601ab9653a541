"""The corpus as the model reads it: sentences with marks around two actors, with a label and without one."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from comity.events.learned.model import MARKS, Marked
from comity.score.labelled import NONE, LabelledPair, LabelledSide, read_labelled, read_sides

CORPUS = Path(__file__).parent / "corpus"
TIES = Path(__file__).parent / "ties"
PLAIN_TEXT = Path(__file__).parent / "plain"
READ = Path(__file__).parent / "read"
SIDES = Path(__file__).parent / "sides"
JUDGED = Path(__file__).parent / "judged.jsonl"
# What find_pairs.py makes of it.
FOUND_PAIRS = Path(__file__).parent.parent / "build" / "plain.jsonl"
SOURCE, SOURCE_END, TARGET, TARGET_END = MARKS


def examples() -> list[LabelledPair]:
    """Every labelled pair of the corpus."""
    return read_labelled(CORPUS)


def read_pairs() -> list[LabelledPair]:
    """Every pair of plain text that readers labelled; of those between which nothing passes, some of each sentence."""
    return read_labelled(READ)


def sides() -> list[LabelledSide]:
    """Every labelled side of sentences that name nobody for the other."""
    return read_sides(SIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePair:
    """Two parties of a sentence, and the kinds of tie that it states between them; empty where it states none.

    A tie has no direction here: each pair stands in the list both ways. The pair's type and mode mean nothing.
    """

    pair: LabelledPair
    kinds: frozenset[str]


def tie_pairs() -> list[TiePair]:
    """Every labelled pair of the sentences about ties."""
    return [pair for path in sorted(TIES.glob("*.jsonl")) for pair in _tie_pairs(path)]


def _tie_pairs(path: Path) -> Iterator[TiePair]:
    for number, line in enumerate(path.read_text("utf8").splitlines()):
        row = json.loads(line)
        kinds: dict[tuple[str, str], set[str]] = {(one, other): set() for one, other in row.get("others", ())}
        for tie in row["ties"]:
            kinds.setdefault((tie["a"], tie["b"]), set()).add(tie["kind"])
        for ends, found in kinds.items():
            for source, target in (ends, ends[::-1]) if not _overlap(*ends) else ():
                pair = pair_of(f"{path.stem}-{number}", row["sentence"], source, target)
                yield TiePair(pair=pair, kinds=frozenset(found))


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


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
            found.append(pair_of(group, text, source, target))
    return found


def plain_pairs() -> list[LabelledPair]:
    """The pairs of parties that `find_pairs.py` found in plain text; nobody labelled them.

    Raises:
        OSError: it has not been run yet.
    """
    return [
        pair_of(f"plain-{number}", row["sentence"], source, target)
        for number, row in enumerate(map(json.loads, FOUND_PAIRS.read_text("utf8").splitlines()))
        for source, target in row["pairs"]
    ]


def pair_of(group: str, sentence: str, source: str, target: str) -> LabelledPair:
    """A pair without a label: its type and mode mean nothing."""
    return LabelledPair(group=group, sentence=sentence, source=source, target=target, type=NONE, mode=NONE)


def _open_pairs(rows: list[LabelledPair]) -> Iterator[tuple[str, str]]:
    known = {(row.source, row.target) for row in rows}
    actors = sorted({name for pair in known for name in pair})
    for source, target in permutations(actors, 2):
        if (source, target) not in known and source not in target and target not in source:
            yield source, target


def marked(example: LabelledPair | LabelledSide) -> str:
    """The sentence with marks around source and target, as comity will give it to the model."""
    source, target = example.spans()
    return Marked(sentence=example.sentence, source=source, target=target).text()
