"""Claims in newspaper text, judged one by one: how many of those that comity makes are right, parties and type.

    python -m comity.score.judged training/plain training/judged.jsonl

Labelled pairs tell whether comity types what it finds between actors that somebody marked. They do not tell how often
the claims in an article are right, where "it" may be given the wrong party and a deed the wrong object. For that,
readers judged claims that comity had made of articles, without seeing its type: one JSON object a line, `document` (the
file's stem and the number of the article in it), `trigger`, `source` and `target` (start and end in the article's
text), `parties` (whom comity took each side for), `types` (the type that passes there, and a second that the reader
would accept, `none` among them) and `wrong` (the sides that are not the doer, or not the one done to).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.model import Actor, Document, EventClaim
from comity.pipeline import code_documents
from comity.score.claims import CodeDocuments, Judged, precision_from
from comity.score.labelled import Bounds, calibration_error

# The confidences from which on claims are counted.
_FROM = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)
_HELD = 1 / 3

# Whose claim it is, by its words: the document, the trigger and both sides.
Passage = tuple[str, Bounds, tuple[Bounds, ...], tuple[Bounds, ...]]
Parties = tuple[tuple[str | None, ...], tuple[str | None, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """What a reader said of a claim whose sides comity took for these `parties`."""

    passage: Passage
    parties: Parties
    types: tuple[str, ...]
    wrong: tuple[bool, bool]

    def is_right(self, claim: EventClaim) -> bool | None:
        """Whether a claim at this passage is right; None where it names other parties for a side that was wrong, or for
        one that was nobody known.
        """
        changed = [was != now for was, now in zip(self.parties, parties_of(claim), strict=True)]
        unknown = [not any(was) for was in self.parties]
        if any(new and (wrong or open_) for new, wrong, open_ in zip(changed, self.wrong, unknown, strict=True)):
            return None
        return claim.type in self.types and not any((*self.wrong, *changed))


def read_articles(folder: Path) -> Iterator[Document]:
    """The articles of the `*.txt` of a folder: blocks of lines, with an empty line between them, counted from 0.

    Raises:
        OSError: the folder cannot be read.
    """
    for path in sorted(path for path in folder.iterdir() if path.suffix == ".txt"):
        blocks = (block.strip() for block in path.read_text("utf8").split("\n\n"))
        for number, text in enumerate(blocks):
            if text:
                yield Document(id=f"{path.stem}-{number}", text=text)


def read_judged(path: Path) -> list[JudgedClaim]:
    """What readers said of claims, as a file has it.

    Raises:
        OSError: the file cannot be read.
        ValueError, KeyError: a line is not JSON, or lacks a field.
    """
    return [_read(json.loads(line)) for line in path.read_text("utf8").splitlines()]


def _read(row: Mapping[str, Any]) -> JudgedClaim:
    source, target = (tuple((start, end) for start, end in row[side]) for side in ("source", "target"))
    first, second = map(tuple, row["parties"])
    start, end = row["trigger"]
    return JudgedClaim(
        passage=(row["document"], (start, end), source, target),
        parties=(first, second),
        types=tuple(row["types"]),
        wrong=("source" in row["wrong"], "target" in row["wrong"]),
    )


def parties_of(claim: EventClaim) -> Parties:
    """Whom each side of a claim stands for, in the order of the text; None for somebody unknown."""
    first, second = (tuple(actor.party for actor in _in_order(side)) for side in (claim.source, claim.target))
    return first, second


def passage_of(document: str, claim: EventClaim) -> Passage:
    """Where a claim stands."""
    source, target = (
        tuple((each.start, each.end) for each in _in_order(side)) for side in (claim.source, claim.target)
    )
    return document, (claim.trigger.start, claim.trigger.end), source, target


def _in_order(side: Sequence[Actor]) -> list[Actor]:
    return sorted(side, key=lambda actor: (actor.start, actor.end, actor.party or ""))


def is_kept_back(one: JudgedClaim) -> bool:
    """Whether a claim is of the third of the articles on which no confidence is fitted: its name decides."""
    return random.Random(one.passage[0]).random() < _HELD  # noqa: S311 - a split, not a secret


def judge_claims(
    documents: Iterable[Document], readers: Iterable[JudgedClaim], code: CodeDocuments = code_documents
) -> Iterator[Judged]:
    """The claims of today at the passages that readers judged, each with whether it is right."""
    said = {one.passage: one for one in readers}
    asked = {document for document, *_ in said}
    for document, claims in code(each for each in documents if each.id in asked):
        for claim in claims:
            if isinstance(claim, EventClaim):
                yield from _judge(claim, said.get(passage_of(document.id, claim)))


def _judge(claim: EventClaim, reader: JudgedClaim | None) -> Iterator[Judged]:
    right = None if reader is None else reader.is_right(claim)
    if right is not None:
        yield Judged(claim=claim, right=right)


def main(folder: Path, file: Path) -> None:
    """Print how many of the claims kept back are right, by their confidence, and of the others."""
    readers = read_judged(file)
    for name, kept in (("kept back", True), ("others", False)):
        some = [one for one in readers if is_kept_back(one) == kept]
        found = list(judge_claims(read_articles(folder), some))
        error = calibration_error((one.claim.confidence, one.right) for one in found)
        print(f"{name}: {len(some)} judged, {len(found)} of them told today; calibration error {error:.3f}")
        for least in _FROM:
            count = sum(one.claim.confidence >= least for one in found)
            print(f"  confidence {least} and more: {count} claims, {precision_from(found, least):.3f} right")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
