"""The gate: comity's figures on its own text may not fall below the floors of `floors.toml`.

    python -m comity.score.gate training

They are measured on the held-out tenth of the corpus, and on judged claims of articles on which no confidence was
fitted (the model learned from their words, without labels). Prints each figure beside its floor (or ceiling) and exits
with 1 when one is broken. `make test` runs the same. A floor lies a little below what was measured when it was set: it
is there to be noticed, not to be met by chance.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from comity.events.learned.model import with_marks
from comity.events.pairs import PairCoding, PairRecord, code_pairs
from comity.parse import parse_texts
from comity.pipeline import code_documents
from comity.score.claims import precision_from, score_claims
from comity.score.judged import is_kept_back, judge_claims, read_articles, read_judged
from comity.score.labelled import (
    NONE,
    LabelledPair,
    calibration_error,
    held_out,
    macro_f1,
    precision_recall,
    read_labelled,
)

Figures = Mapping[str, float]
# The claims that somebody would take who wants only those which are mostly right.
_SURE = 0.7
# The share of labelled pairs between which something passes.
_EVENTS = 0.5


def measure(training: Path) -> dict[str, float]:
    """The figures, by name, on the labelled sentences and the judged articles of the folder `training`."""
    pairs = [pair for pair in read_labelled(training / "corpus") if held_out(pair.group)]
    return dict(_of_pairs(pairs)) | dict(_of_claims(pairs)) | dict(_of_articles(training))


def _of_pairs(pairs: Sequence[LabelledPair]) -> Iterator[tuple[str, float]]:
    """Both coders, asked for each labelled pair, of which half have an event."""
    answers = list(code_pairs(map(record_of, pairs), parse_texts, prior=_EVENTS))
    gold, said = [pair.type for pair in pairs], [answer.type or NONE for answer in answers]
    yield "pairs.macro_f1", macro_f1(gold, said)
    precision, recall = precision_recall(gold, said, NONE)
    yield "pairs.none_precision", precision
    yield "pairs.none_recall", recall
    yield "pairs.calibration_error", calibration_error(_sureness(gold, answers))


def _sureness(gold: Iterable[str], answers: Iterable[PairCoding]) -> Iterator[tuple[float, bool]]:
    for right, answer in zip(gold, answers, strict=True):
        yield answer.confidence, (answer.type or NONE) == right


def _of_claims(pairs: Iterable[LabelledPair]) -> Iterator[tuple[str, float]]:
    """The whole way, as `comity code` goes it."""
    score = score_claims(pairs, code_documents)
    yield "claims.precision", score.precision
    yield "claims.recall", score.recall


def _of_articles(training: Path) -> Iterator[tuple[str, float]]:
    """Claims in newspaper text, of which readers said whether they are right."""
    kept = [one for one in read_judged(training / "judged.jsonl") if is_kept_back(one)]
    judged = list(judge_claims(read_articles(training / "plain"), kept))
    yield "articles.precision", precision_from(judged)
    yield "articles.precision_sure", precision_from(judged, _SURE)
    yield "articles.calibration_error", calibration_error((one.claim.confidence, one.right) for one in judged)


def record_of(pair: LabelledPair) -> PairRecord:
    """A labelled pair as `comity pairs` is asked about it, both actors marked."""
    text = with_marks(pair.sentence, *pair.spans(), ("<s>", "</s>", "<t>", "</t>"))
    return PairRecord(id=pair.group, sentence=pair.sentence, source=pair.source, target=pair.target, marked=text)


def limits() -> dict[str, dict[str, float]]:
    """What `floors.toml` asks: `floor` and `ceiling`, each by the name of a figure."""
    return tomllib.loads((files("comity.score") / "floors.toml").read_text("utf8"))


def broken(figures: Figures) -> list[str]:
    """One sentence for each figure that is worse than it may be."""
    asked = limits()
    low = ((name, floor, "at least") for name, floor in asked["floor"].items() if figures[name] < floor)
    high = ((name, top, "at most") for name, top in asked["ceiling"].items() if figures[name] > top)
    return [f"{name} is {figures[name]:.3f}; it must be {rule} {limit:g}." for name, limit, rule in (*low, *high)]


def main() -> int:
    """Measure, print, and give the exit status."""
    figures = measure(Path(sys.argv[1]))
    faults = broken(figures)
    print("\n".join(f"{name:28} {value:.3f}" for name, value in figures.items()))
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
