"""Sentences with labelled pairs, as the written corpus holds them, and the figures that are counted on such labels.

A file has a JSON object a line: `sentence`, and `pairs`, each `[source, target, type, mode, label]`. Source and target
are words of the sentence; the type is one of PLOVER's sixteen, or `none`; the mode may be empty; the label says how the
type was found (see LabelledPair). Sentences that name one side alone have `sides` instead, each `[party, role, type,
label]` (see LabelledSide).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NONE = "none"
# The mode of a pair of which nobody was asked for one.
UNASKED = "?"
BINS = 10
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """What passes from one actor to another in a sentence, as people read it.

    `group` is the sentence's name, the same for all of its pairs. `mode` is `none` where no mode fits, and `?` where
    readers were asked for types alone. `label` says how the type was found: by one hand (`one`), by two that agree
    (`two`), by two that differ and a third that settled it by the rules of `docs/codebook.md` (`settled:FIRST/SECOND`,
    the types that the two had given).
    """

    group: str
    sentence: str
    source: str
    target: str
    type: str
    mode: str
    label: str = "one"

    def hands(self) -> tuple[str, str] | None:
        """The types that two people gave, each without knowing the other's; None where only one labelled the pair."""
        return _hands(self.type, self.label)

    def spans(self) -> tuple[Bounds, Bounds]:
        """Where source and target stand: the first places that do not overlap, the longer one placed first.

        >>> LabelledPair(
        ...     group="a", sentence="Peru's Congress thanked Peru.", source="Peru's Congress", target="Peru",
        ...     type="SUPPORT", mode="none",
        ... ).spans()
        ((0, 15), (24, 28))
        """
        long, short = sorted((self.source, self.target), key=len, reverse=True)
        at = self.sentence.find(long)
        first = (at, at + len(long))
        starts = [i for i in range(len(self.sentence)) if self.sentence.startswith(short, i)]
        free = [i for i in starts if i >= first[1] or i + len(short) <= first[0]] or starts or [0]
        second = (free[0], free[0] + len(short))
        return (first, second) if long == self.source else (second, first)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSide:
    """What a party of a sentence does, or what is done to it, whoever the other side is, as people read it.

    `role` is `source` or `target`; the rest is as in LabelledPair.
    """

    group: str
    sentence: str
    party: str
    role: str
    type: str
    label: str
    mode: str = UNASKED

    def hands(self) -> tuple[str, str] | None:
        """The types that two people gave, as in LabelledPair."""
        return _hands(self.type, self.label)

    def spans(self) -> tuple[Bounds | None, Bounds | None]:
        """Where the party stands, as source or as target; None for the other."""
        at = self.sentence.find(self.party)
        span = (at, at + len(self.party))
        return (span, None) if self.role == "source" else (None, span)


def _hands(kind: str, label: str) -> tuple[str, str] | None:
    if label == "one":
        return None
    first, _, second = label.removeprefix("settled:").partition("/")
    return (first, second) if second else (kind, kind)


def read_sides(folder: Path) -> list[LabelledSide]:
    """Every labelled side of the `*.jsonl` in a folder, in the order of the files.

    Raises:
        OSError: the folder cannot be read.
        ValueError: a line is not JSON, or a side has not four fields.
    """
    return [
        LabelledSide(group=group, sentence=row["sentence"], party=party, role=role, type=kind, label=label)
        for path in sorted(folder.glob("*.jsonl"))
        for group, row in _rows_of(path)
        for party, role, kind, label in row["sides"]
    ]


def read_labelled(folder: Path) -> list[LabelledPair]:
    """Every labelled pair of the `*.jsonl` in a folder, in the order of the files.

    Raises:
        OSError: the folder cannot be read.
        ValueError: a line is not JSON, or a pair has not five fields.
    """
    return [pair for path in sorted(folder.glob("*.jsonl")) for pair in _pairs_of(path)]


def _pairs_of(path: Path) -> Iterator[LabelledPair]:
    for group, row in _rows_of(path):
        for source, target, kind, mode, label in row["pairs"]:
            yield LabelledPair(
                group=group,
                sentence=row["sentence"],
                source=source,
                target=target,
                type=kind,
                mode=mode or NONE,
                label=label,
            )


def _rows_of(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of a file, with the name of its sentence."""
    for number, line in enumerate(path.read_text("utf8").splitlines()):
        yield f"{path.stem}-{number}", json.loads(line)


def held_out(group: str) -> bool:
    """Whether a sentence belongs to the tenth that is never trained on: its name decides, the same in every run."""
    return random.Random(group).random() < 0.1  # noqa: S311 - a split, not a secret


def f1_by_label(gold: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """F1 of each label that stands in `gold`.

    >>> f1_by_label(["AID", "AID", "none"], ["AID", "none", "none"])
    {'AID': 0.6666666666666666, 'none': 0.6666666666666666}
    """
    found = {}
    for label in sorted(set(gold)):
        hit = sum(right == answer == label for right, answer in zip(gold, said, strict=True))
        found[label] = 2 * hit / (gold.count(label) + said.count(label))
    return found


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean of F1 over the labels of `gold`: each counts the same, however rare."""
    by_label = f1_by_label(gold, said)
    return sum(by_label.values()) / max(1, len(by_label))


def precision_recall(gold: Sequence[str], said: Sequence[str], label: str) -> tuple[float, float]:
    """Precision and recall of one label; 0 where there is nothing to count."""
    hit = sum(right == answer == label for right, answer in zip(gold, said, strict=True))
    return hit / max(1, said.count(label)), hit / max(1, gold.count(label))


def calibration_error(answers: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017, arXiv:1706.04599).

    `answers` are confidences (0..1) and whether each answer was right.

    >>> round(calibration_error([(0.95, True), (0.95, False)]), 2)
    0.45
    """
    known = list(answers)
    bins: dict[int, list[float]] = {}
    for confidence, right in known:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append(confidence - right)
    return sum(abs(sum(gaps)) for gaps in bins.values()) / max(1, len(known))


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """How far two hands agree beyond chance: 1 always, 0 as chance would (Cohen 1960, doi:10.1177/001316446002000104).

    >>> cohens_kappa(["AID", "none"], ["AID", "none"])
    1.0
    """
    count = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / count
    chance = sum(first.count(label) * second.count(label) for label in set(first)) / count**2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
