"""Train a pair model from the written corpus, alone or with a teacher's scores.

    python training/train.py --encoder mpnet --out build/teacher --epochs 6 --rate 3e-5
    .venv/bin/python training/find_pairs.py training/plain build/plain.jsonl
    python training/score.py build/teacher --encoder mpnet --out build/scores.pt
    python training/train.py --encoder minilm --out build/model --scores build/scores.pt --epochs 6

The encoder reads the sentence with both actors marked; the states at both marks and at [CLS] go to linear heads, type
(16 and none) and mode; the student has a third for kinds of tie, which learns from labels alone. A tenth of the
sentences is held out by their names and only measured on. With `--scores`, the student also learns what the teacher
gives to each label, on pairs with a label and pairs without (Hinton, Vinyals and Dean 2015, arXiv:1503.02531).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from augment import Taught, taught_of
from comity.codes import ties as tie_codes
from comity.score.labelled import NONE, UNASKED, LabelledPair, f1_by_label, held_out, macro_f1
from data import TiePair, examples, marked, read_pairs, tie_pairs
from network import Encoded, Labels, PairModel, encode, mode_name, tensors

# How much softer than the teacher's own the shares are that the student learns, and what a label weighs beside them;
# without them it weighs all.
TEMPERATURE = 2.0
LABEL_SHARE = 0.4
MODE_SHARE = 0.3
TIE_SHARE = 1.5
# How many of the pairs of the corpus of events are shown as pairs without a tie.
PLAIN_SHARE = 0.2
# The number of the mode of a pair whose readers were not asked for one.
_UNASKED = -100


def main() -> None:
    """Train, measure on the held-out tenth, and save."""
    options = _options()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    data = examples()
    ties = tie_pairs() if options.scores else []
    labels = Labels.of(data, ties)
    testing = [example for example in data if held_out(example.group)]
    model = PairModel(labels, options.encoder)
    if options.start:
        _go_on(model, options.start)
    book = _book_of(taught_of(data), [one for one in ties if not held_out(one.pair.group)], labels, options.scores)
    print(f"{len(book.golds)} pairs with a label of {len(book.texts)}, {len(testing)} held out", flush=True)
    rows = encode(book.texts, options.encoder)
    Lesson(model, book, options).learn(rows + [row for row in rows if row.example in book.kinds])
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "weights.pt")
    labels.save(options.out / "labels.json")
    for some in (testing, [row for row in read_pairs() if held_out(row.group)]):
        measure(model, some, [row.type for row in some], labels.types, options.encoder)
    if labels.ties:
        asked = [one for one in ties if held_out(one.pair.group)]
        gold = [min(one.kinds, default=NONE) for one in asked]
        measure(model, [one.pair for one in asked], gold, labels.ties, options.encoder, head=2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--encoder", choices=("minilm", "mpnet"), default="minilm")
    parser.add_argument("--start", type=Path, help="go on from what an earlier training saved")
    parser.add_argument("--scores", type=Path, help="what score.py made with a teacher")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


@dataclass(frozen=True, kw_only=True)
class Book:
    """What is to be learned, by the place of a marked sentence in `texts`.

    `golds` are the numbers of type and mode (-100 where nobody was asked for it) of those with a label; `kinds` the
    share of each kind of tie, of those of which it is known; `said` where the teacher's word stands in `types` and
    `modes`, -1 where it gave none.
    """

    texts: list[str]
    golds: dict[int, tuple[int, int]]
    kinds: dict[int, list[float]]
    said: Tensor
    types: Tensor | None = None
    modes: Tensor | None = None


def _book_of(training: list[Taught], ties: list[TiePair], labels: Labels, scores: Path | None) -> Book:
    """Every pair with a label, and every one that the teacher gave its word on."""
    taught = torch.load(scores, weights_only=True) if scores else {"texts": []}
    said = {text: row for row, text in enumerate(taught["texts"])}
    golds = {marked(row): (labels.types.index(row.type), _mode_of(row, labels)) for row in training}
    kinds = _tie_golds(labels.ties, training, ties)
    texts = list({**golds, **kinds, **said})
    return Book(
        texts=texts,
        golds={at: golds[text] for at, text in enumerate(texts) if text in golds},
        kinds={at: kinds[text] for at, text in enumerate(texts) if text in kinds},
        said=torch.tensor([said.get(text, -1) for text in texts]),
        types=taught.get("types"),
        modes=taught.get("modes"),
    )


def _mode_of(row: Taught, labels: Labels) -> int:
    return _UNASKED if row.mode == UNASKED else labels.modes.index(mode_name(row))


def _tie_golds(names: list[str], training: list[Taught], ties: list[TiePair]) -> dict[str, list[float]]:
    """For marked sentences that have one, the share of each kind of tie.

    Beside the pairs of the sentences about ties some of those about events, in whose sentence no word of ties stands,
    have none.
    """
    if not ties:
        return {}
    nothing = [float(name == NONE) for name in names]
    words = {*tie_codes.nouns(), *tie_codes.roles(), *tie_codes.verbs(), *tie_codes.adjectives()}
    plain = random.sample(training, int(len(training) * PLAIN_SHARE))
    found = {marked(row): nothing for row in plain if words.isdisjoint(re.findall(r"\w+", row.sentence.lower()))}
    for one in ties:
        shares = [(name in one.kinds) / max(1, len(one.kinds)) for name in names]
        found[marked(one.pair)] = shares if one.kinds else nothing
    return found


def _go_on(model: PairModel, start: Path) -> None:
    """Take over what an earlier training learned; a head whose labels have changed since begins anew."""
    learned, own = torch.load(start / "weights.pt", weights_only=True), model.state_dict()
    fitting = {name: weight for name, weight in learned.items() if weight.shape == own[name].shape}
    model.load_state_dict(own | fitting)


class Lesson:
    """One training: the model, and what it is to learn."""

    def __init__(self, model: PairModel, book: Book, options: argparse.Namespace) -> None:
        self._model, self._book, self._options = model, book, options
        # The teacher keeps its words as they came: their table is a quarter of its weights, and costs the most time.
        model.encoder.embeddings.word_embeddings.weight.requires_grad_(options.encoder == "minilm")

    def learn(self, rows: list[Encoded]) -> None:
        """Go through the rows `epochs` times."""
        options = self._options
        steps = options.epochs * (len(rows) // options.batch + 1)
        free = [weight for weight in self._model.parameters() if weight.requires_grad]
        optimiser = torch.optim.AdamW(free, lr=options.rate, weight_decay=0.01, fused=True)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps + 1, pct_start=0.1)
        for epoch in range(options.epochs):
            self._model.train()
            began, total = time.time(), 0.0
            batches = _batches(rows, options.batch)
            for batch in batches:
                loss = self._loss(batch)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(free, 1.0)
                optimiser.step()
                schedule.step()
                total += loss.item()
            print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s", flush=True)

    def _loss(self, batch: list[Encoded]) -> Tensor:
        # Three times as fast where the processor multiplies bfloat16; the weights themselves stay in 32 bits.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = [scores.float() for scores in self._model(*tensors(batch, self._options.encoder))]
        by_label = self._by_label(batch, said[:2])
        if self._book.types is None:
            return by_label
        events = by_label + (1 - LABEL_SHARE) * self._by_teacher(batch, said[:2])
        return events + TIE_SHARE * self._by_tie(batch, said[2])

    def _by_tie(self, batch: list[Encoded], said: Tensor) -> Tensor:
        """The loss against the kinds of tie of those rows that have some, or are known to have none."""
        known = [at for at, row in enumerate(batch) if row.example in self._book.kinds]
        if not known:
            return said.sum() * 0
        gold = torch.tensor([self._book.kinds[batch[at].example] for at in known])
        loss = functional.cross_entropy(said[known], gold, label_smoothing=0.05)
        return loss * len(known) / len(batch)

    def _by_label(self, batch: list[Encoded], said: list[Tensor]) -> Tensor:
        """The loss against the labels of those rows that have one: all there is where no teacher gave its word."""
        known = [at for at, row in enumerate(batch) if row.example in self._book.golds]
        if not known:
            return said[0].sum() * 0
        numbers = [batch[at].example for at in known]
        gold = torch.tensor([self._book.golds[number] for number in numbers])
        share = torch.where(self._book.said[numbers] >= 0, LABEL_SHARE, 1.0)
        kind, mode = (
            functional.cross_entropy(
                scores[known], gold[:, head], ignore_index=_UNASKED, label_smoothing=0.1, reduction="none"
            )
            for head, scores in enumerate(said)
        )
        return (share * (kind + MODE_SHARE * mode)).sum() / len(batch)

    def _by_teacher(self, batch: list[Encoded], said: list[Tensor]) -> Tensor:
        """How far the student's shares are from the teacher's (Kullback-Leibler), both softened."""
        places = self._book.said[[row.example for row in batch]]
        known = places >= 0
        if not known.any():
            return said[0].sum() * 0
        kind, mode = (
            functional.kl_div(
                (mine[known] / TEMPERATURE).log_softmax(-1),
                (head[places[known]].float() / TEMPERATURE).softmax(-1),
                reduction="sum",
            )
            * (TEMPERATURE**2 / len(batch))
            for mine, head in zip(said, (self._book.types, self._book.modes), strict=True)
        )
        return kind + MODE_SHARE * mode


def _batches(rows: list[Encoded], size: int) -> list[list[Encoded]]:
    """Batches of pairs of about one length, in random order."""
    order = sorted(rows, key=lambda row: len(row.ids) + random.random() * 8)  # noqa: S311
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


@torch.no_grad()
def measure(
    model: PairModel, pairs: list[LabelledPair], gold: list[str], names: list[str], encoder: str, head: int = 0
) -> None:
    """Print F1 a label of a head, and their mean, on data; `gold` are the labels of the pairs."""
    model.eval()
    rows, right, answers = encode([marked(pair) for pair in pairs], encoder), [], []
    for start in range(0, len(rows), 64):
        some = rows[start : start + 64]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = model(*tensors(some, encoder))[head].argmax(-1).tolist()
        right += [gold[row.example] for row in some]
        answers += [names[number] for number in said]
    scores = f1_by_label(right, answers)
    print("held out: " + " ".join(f"{name}={score:.2f}" for name, score in scores.items()))
    print(f"held out: macro-F1 {macro_f1(right, answers):.3f}")


if __name__ == "__main__":
    main()
