"""Coreference inside a document: whom "it", "the two countries" or "her counterpart" mean, against labelled mentions.

A file has a JSON object a line: `id`, `half` (`dev`, whose errors are read while rules are written, or `held`, whose
errors are not), `published`, `text`, and `mentions`, each with `start`, `end`, `text`, `phenomenon` and `parties`: the
`Actor.party` of everyone whom it stands for, empty where it stands for nobody or for no actor.

    python -m comity.score.coreference [FILE] [--half dev]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comity.actors import find_actors
from comity.model import Document, Mention, Reading
from comity.parse import parse

LABELLED = Path(__file__).parents[3] / "tests" / "cases" / "coreference_set.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledMention:
    """Words that point at an actor named elsewhere, or look as if they did; `parties` empty: at nobody."""

    start: int
    end: int
    phenomenon: str
    parties: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDocument:
    """A document, the half of the set that it is in, and its labelled mentions in order."""

    half: str
    document: Document
    mentions: tuple[LabelledMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A labelled mention and the parties that comity gives it, empty where it gives none."""

    label: LabelledMention
    given: frozenset[str]

    @property
    def is_right(self) -> bool:
        """Whether just the labelled parties are given."""
        return self.given == self.label.parties

    @property
    def is_wrong(self) -> bool:
        """Whether a party is given that the label lacks: a guess that misleads, where an empty answer only lacks."""
        return bool(self.given - self.label.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceScore:
    """The verdicts, and their shares. Shares of nothing are 0."""

    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> float:
        """The share that is right of all mentions, those of nobody included."""
        return _share(verdict.is_right for verdict in self.verdicts)

    @property
    def coverage(self) -> float:
        """The share that is right of the mentions that stand for somebody."""
        return _share(verdict.is_right for verdict in self.verdicts if verdict.label.parties)

    @property
    def precision(self) -> float:
        """The share that is right of the mentions that are given a party."""
        return _share(verdict.is_right for verdict in self.verdicts if verdict.given)

    @property
    def rightly_nobody(self) -> float:
        """The share that is given no party of the mentions that stand for nobody."""
        return _share(verdict.is_right for verdict in self.verdicts if not verdict.label.parties)

    @property
    def wrong(self) -> float:
        """The share of all mentions that is given a party which it does not mean."""
        return _share(verdict.is_wrong for verdict in self.verdicts)

    def by_phenomenon(self) -> dict[str, CoreferenceScore]:
        """The score of each phenomenon, the most frequent first."""
        counts = Counter(verdict.label.phenomenon for verdict in self.verdicts)
        return {
            name: CoreferenceScore(verdicts=tuple(one for one in self.verdicts if one.label.phenomenon == name))
            for name, _ in counts.most_common()
        }


def read_labelled(path: Path = LABELLED) -> list[LabelledDocument]:
    """The documents of a file, in its order."""
    return [_labelled(json.loads(line)) for line in path.read_text("utf8").splitlines()]


def _labelled(row: dict[str, object]) -> LabelledDocument:
    published = date.fromisoformat(str(row["published"]))
    mentions: list[dict[str, object]] = row["mentions"]  # type: ignore[assignment]
    return LabelledDocument(
        half=str(row["half"]),
        document=Document(id=str(row["id"]), text=str(row["text"]), published=published),
        mentions=tuple(_label(mention) for mention in mentions),
    )


def _label(mention: dict[str, object]) -> LabelledMention:
    parties: list[str] = mention["parties"]  # type: ignore[assignment]
    start, end = int(str(mention["start"])), int(str(mention["end"]))
    return LabelledMention(start=start, end=end, phenomenon=str(mention["phenomenon"]), parties=frozenset(parties))


def score_coreference(labelled: Sequence[LabelledDocument]) -> CoreferenceScore:
    """Find the actors of each document, and compare whom they are said to be with the labels."""
    readings = find_actors(parse(Reading(document=one.document) for one in labelled))
    pairs = zip(labelled, readings, strict=True)
    return CoreferenceScore(verdicts=tuple(verdict for one, reading in pairs for verdict in judge(one, reading)))


def judge(labelled: LabelledDocument, reading: Reading) -> Iterator[Verdict]:
    """Each labelled mention with the parties of the mention that stands on its words."""
    for label in labelled.mentions:
        standing = max(reading.mentions, key=lambda mention: _overlap(mention, label), default=None)
        given = standing.actors if standing is not None and _overlap(standing, label) > 0 else ()
        yield Verdict(label=label, given=frozenset(actor.party for actor in given if actor.party))


def _overlap(mention: Mention, label: LabelledMention) -> float:
    """How much of both spans the two share: 1 for the same span, 0 or less for none ("its" in "its fleet" a little)."""
    start, end = mention.actor.start, mention.actor.end
    return (min(end, label.end) - max(start, label.start)) / (max(end, label.end) - min(start, label.start))


def _share(verdicts: Iterable[bool]) -> float:
    told = list(verdicts)
    return sum(told) / len(told) if told else 0.0


def main() -> None:
    """Print the score of a file of labelled documents, all and by phenomenon."""
    parser = argparse.ArgumentParser(prog="python -m comity.score.coreference", description=main.__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED, help="labelled documents, one a line")
    parser.add_argument("--half", choices=("dev", "held"), help="only this half; both without it")
    asked = parser.parse_args()
    score = score_coreference([one for one in read_labelled(asked.file) if asked.half in (None, one.half)])
    print(f"right {score.right:.3f}  coverage {score.coverage:.3f}  precision {score.precision:.3f}")
    print(f"rightly nobody {score.rightly_nobody:.3f}  wrong party {score.wrong:.3f}")
    for name, part in score.by_phenomenon().items():
        print(f"{name:14} {len(part.verdicts):3}  right {part.right:.3f}  wrong party {part.wrong:.3f}")


if __name__ == "__main__":
    main()
