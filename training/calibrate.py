"""Make confidence a probability: fit on the held-out tenth of the corpus what both coders' words are worth.

    python training/calibrate.py [--claims]

Run it with comity's own environment after `export.py`, and write what it prints into `events/learned/blend.py`; then,
with `--claims`, which takes judged claims of articles (`judged.jsonl`), into `events/calibration.py`. Each figure is
measured on what took no part in its own fit: five folds of the pairs, after which the fit on all is printed; a third of
the articles.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence, Set

import numpy as np
from scipy.optimize import minimize

from comity.claims import claims_of
from comity.events.calibration import CURVE, Curve, logit
from comity.events.learned import Opinion, Word, blend, load
from comity.events.learned.blend import Weights
from comity.events.pairs import marked_in, word_of
from comity.events.patterns import is_alone
from comity.events.slots import is_aside
from comity.model import AnyClaim, Document, EventClaim
from comity.parse import parse_texts
from comity.pipeline import read_through
from comity.score.claims import CodeDocuments, Judged, score_claims
from comity.score.gate import record_of
from comity.score.judged import is_kept_back, judge_claims, read_articles, read_judged
from comity.score.labelled import NONE, LabelledPair, calibration_error, f1_by_label, held_out, macro_f1
from data import JUDGED, PLAIN_TEXT, examples

FOLDS = 5
Asked = tuple[LabelledPair, Word | None, Opinion]


def main() -> None:
    """Fit, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", action="store_true", help="the curve of whole claims, not the weights of pairs")
    data = [example for example in examples() if held_out(example.group)]
    if parser.parse_args().claims:
        _of_claims(data)
    else:
        _of_pairs(data)


def _of_pairs(data: list[LabelledPair]) -> None:
    records = [record_of(pair) for pair in data]
    words = word_of(records, parse_texts)
    marked = [marked_in(record) for record in records]
    opinions = load().opinions([one for one in marked if one])
    heard = iter(opinions)
    asked = [
        (pair, word, (next(heard) if one else None) or Opinion(types={NONE: 1.0}, modes={}))
        for pair, word, one in zip(data, words, marked, strict=True)
    ]
    for name, answers in (
        ("lexicon", [word.type if word else NONE for _, word, _ in asked]),
        ("model", [opinion.best for _, _, opinion in asked]),
    ):
        _report(name, asked, answers)
    fitted = [(_fit(rest), some) for rest, some in _folds(asked)]
    verdicts = [blend(word, opinion, weights) for weights, some in fitted for _, word, opinion in some]
    order = [one for _, some in _folds(asked) for one in some]
    _report("both", order, [verdict.type or NONE for verdict in verdicts])
    rights = [(verdict.type or NONE) == pair.type for verdict, (pair, _, _) in zip(verdicts, order, strict=True)]
    sure = [verdict.confidence for verdict in verdicts]
    print(f"both: calibration error {calibration_error(zip(sure, rights, strict=True)):.3f}")
    print(_fit(asked))


def _report(name: str, asked: Sequence[Asked], said: Sequence[str]) -> None:
    gold = [pair.type for pair, _, _ in asked]
    print(f"{name}: macro-F1 {macro_f1(gold, said):.3f}")
    print("  " + " ".join(f"{label}={f1:.2f}" for label, f1 in f1_by_label(gold, said).items()))


def _folds(asked: Sequence[Asked]) -> list[tuple[list[Asked], list[Asked]]]:
    """Five times: the pairs to fit on, and those to measure on; a sentence is never split."""
    number = {pair.group: random.Random(f"fold {pair.group}").randrange(FOLDS) for pair, _, _ in asked}  # noqa: S311
    return [
        ([one for one in asked if number[one[0].group] != fold], [one for one in asked if number[one[0].group] == fold])
        for fold in range(FOLDS)
    ]


def _fit(asked: Sequence[Asked]) -> Weights:
    """The weights under which the labels are likeliest. The shares are those of `blend`, all pairs at once."""
    types = sorted(asked[0][2].types.keys() | {pair.type for pair, _, _ in asked} | {NONE})
    shares = np.array([[opinion.types.get(kind, 0.0) for kind in types] for _, _, opinion in asked])
    logs, rows = np.log(np.maximum(shares, 1e-6)), np.arange(len(asked))
    gold = np.array([types.index(pair.type) for pair, _, _ in asked])
    named = np.array([types.index(word.type) if word else 0 for _, word, _ in asked])
    spoke = np.array([word is not None for _, word, _ in asked])
    sure = np.array([logit(min(max(word.confidence, 0.02), 0.98)) if word else 0.0 for _, word, _ in asked])

    def surprise(values: np.ndarray) -> float:
        scores = values[0] * logs
        scores[rows, named] += spoke * (values[1] + values[2] * sure)
        scores -= scores.max(1, keepdims=True)
        given = scores[rows, gold] - np.log(np.exp(scores).sum(1))
        return -float(np.maximum(given, -9).mean())

    found = minimize(surprise, np.array([1.0, 1.0, 0.25]), method="Nelder-Mead", options={"xatol": 0.01, "fatol": 1e-5})
    return Weights(**dict(zip(("model", "lexicon", "per_logit"), found.x.round(2).tolist(), strict=True)))


def _of_claims(data: list[LabelledPair]) -> None:
    """The curve of claims, fitted on judged articles; how it holds on those kept back, and on labelled sentences."""
    found: set[str] = set()
    readers, code = read_judged(JUDGED), _noting(found)
    fitted, kept = (
        list(judge_claims(read_articles(PLAIN_TEXT), (one for one in readers if is_kept_back(one) == back), code))
        for back in (False, True)
    )
    curve = _curve(*_table(fitted, found))
    for name, some in (("fitted on", fitted), ("kept back", kept), ("labelled", score_claims(data, code).judged)):
        table, right = _table(some, found)
        _tell(name, _sigmoid(table @ curve), right)
    print(Curve(**dict(zip(("slope", "found", "aside", "alone", "shift"), curve.round(2).tolist(), strict=True))))


def _table(judged: Sequence[Judged], found: Set[str]) -> tuple[np.ndarray, np.ndarray]:
    """What the curve weighs, a row a claim, and which are right."""
    rows = [_numbers(one.claim, one.claim.id in found) for one in judged]
    return np.array(rows), np.array([one.right for one in judged], dtype=float)


def _tell(name: str, sure: np.ndarray, right: np.ndarray) -> None:
    error = calibration_error(zip(sure.tolist(), (right > 0).tolist(), strict=True))
    print(f"{name}: {len(right)} claims, {right.mean():.3f} right; calibration error {error:.3f}")


def _noting(found: set[str]) -> CodeDocuments:
    """As `code_documents`, and notes the ids of claims for which it had to be found whom a side means."""

    def code(documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[AnyClaim, ...]]]:
        for reading in read_through(documents):
            claims = claims_of(reading)
            linked = {(each.actor.start, each.actor.end) for each in reading.mentions if each.by_reference}
            events = (claim for claim in claims if isinstance(claim, EventClaim))
            found.update(claim.id for claim in events if not linked.isdisjoint(_sides(claim)))
            yield reading.document, claims

    return code


def _sides(claim: EventClaim) -> Iterator[tuple[int, int]]:
    return ((actor.start, actor.end) for actor in (*claim.source, *claim.target))


def _numbers(claim: EventClaim, is_found: bool) -> list[float]:
    """What the curve weighs: the score's log-odds, got back from the confidence; whether a side was found, whether
    the target stands aside, and whether a side is nobody; one.
    """
    slot = (_path_of(claim).split(">", 2) + [""] * 2)[2] if claim.source else ""
    aside = is_aside(_path_of(claim).rpartition(">")[2])
    alone = is_alone(claim.type, claim.source, claim.target, slot)
    known = CURVE.found * is_found + CURVE.aside * aside + CURVE.alone * alone + CURVE.shift
    return [(logit(claim.confidence) - known) / CURVE.slope, float(is_found), float(aside), float(alone), 1.0]


def _path_of(claim: EventClaim) -> str:
    """The way from source to target that a claim gives among its reasons."""
    return next((why.removeprefix("path:") for why in claim.why if why.startswith("path:")), "")


def _curve(table: np.ndarray, right: np.ndarray) -> np.ndarray:
    """What each column of the table is worth (logistic regression, as Platt 1999 has it of one)."""

    def surprise(values: np.ndarray) -> float:
        sure = np.clip(_sigmoid(table @ values), 1e-4, 1 - 1e-4)
        return -float(np.mean(right * np.log(sure) + (1 - right) * np.log(1 - sure)))

    return minimize(surprise, np.zeros(table.shape[1]), method="BFGS").x


def _sigmoid(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-value))


if __name__ == "__main__":
    main()
