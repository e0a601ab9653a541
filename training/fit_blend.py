"""Fit how much the lexicon's word weighs beside the model's, on the held-out tenth of the corpus.

    python training/fit_blend.py

Run it with comity's own environment after `export.py`. Prints accuracy, macro-F1 and calibration for each setting.
"""

from __future__ import annotations

from itertools import product

from comity.events.learned import Marked, Opinion, Word, blend, load
from comity.events.pairs import PairRecord, word_of
from comity.parse import parse_texts
from data import NONE, Example, examples, held_out, spans

BINS = 10


def main() -> None:
    """Try the settings and print them, the best last."""
    data = [example for example in examples() if held_out(example.group)]
    words, opinions = _words(data), _opinions(data)
    found = []
    for lexicon, per_logit in product((0.0, 0.5, 1.0, 1.5, 2.0, 3.0), (0.0, 0.25, 0.5, 1.0)):
        pairs = zip(words, opinions, strict=True)
        verdicts = [blend(word, opinion, lexicon=lexicon, per_logit=per_logit) for word, opinion in pairs]
        said = [verdict.type or NONE for verdict in verdicts]
        error = calibration_error([verdict.confidence for verdict in verdicts], _right(data, said))
        found.append((macro_f1(data, said), sum(_right(data, said)) / len(data), error, lexicon, per_logit))
    for f1, accuracy, error, lexicon, per_logit in sorted(found):
        print(f"macro-F1 {f1:.3f} accuracy {accuracy:.3f} ECE {error:.3f} LEXICON={lexicon} PER_LOGIT={per_logit}")
    alone = [word.type if word else NONE for word in words]
    print(f"lexicon alone: macro-F1 {macro_f1(data, alone):.3f}, accuracy {sum(_right(data, alone)) / len(data):.3f}")


def _words(data: list[Example]) -> list[Word | None]:
    records = []
    for number, example in enumerate(data):
        (a, b), (c, d) = spans(example.sentence, example.source, example.target)
        marks = sorted([(a, 1, "<s>"), (b, 0, "</s>"), (c, 1, "<t>"), (d, 0, "</t>")], reverse=True)
        text = example.sentence
        for at, _, mark in marks:
            text = text[:at] + mark + text[at:]
        records.append(
            PairRecord(
                id=str(number), sentence=example.sentence, source=example.source, target=example.target, marked=text
            )
        )
    return list(word_of(records, parse_texts))


def _opinions(data: list[Example]) -> list[Opinion]:
    pairs = [spans(example.sentence, example.source, example.target) for example in data]
    marked = [
        Marked(sentence=example.sentence, source=source, target=target)
        for example, (source, target) in zip(data, pairs, strict=True)
    ]
    nothing = Opinion(types={NONE: 1.0}, modes={})
    return [opinion or nothing for opinion in load().opinions(marked)]


def _right(data: list[Example], said: list[str]) -> list[bool]:
    return [example.type == answer for example, answer in zip(data, said, strict=True)]


def macro_f1(data: list[Example], said: list[str]) -> float:
    """Mean F1 over the types and none."""
    labels = sorted({example.type for example in data})
    return sum(_f1(data, said, label) for label in labels) / len(labels)


def _f1(data: list[Example], said: list[str], label: str) -> float:
    gold = [example.type for example in data]
    hit = sum(a == b == label for a, b in zip(gold, said, strict=True))
    return 2 * hit / max(1, gold.count(label) + said.count(label))


def calibration_error(confidences: list[float], right: list[bool]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017, arXiv:1706.04599)."""
    error = 0.0
    for number in range(BINS):
        held = [
            (confidence, hit)
            for confidence, hit in zip(confidences, right, strict=True)
            if number / BINS <= confidence < (number + 1) / BINS or (number == BINS - 1 and confidence == 1)
        ]
        if held:
            error += abs(sum(confidence - hit for confidence, hit in held)) / len(right)
    return error


if __name__ == "__main__":
    main()
