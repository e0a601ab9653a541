"""What a teacher gives to each label, for every pair that the student is to learn from.

    python training/score.py build/teacher --encoder mpnet --out build/scores.pt

Pairs with a label come first, in the order of the corpus; then pairs without one: other pairs of actors of the same
sentences, and, with `--copies`, the labelled pairs in changed sentences (`augment.py`). The held-out tenth takes no
part.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from augment import others_of, taught_of
from comity.score.labelled import LabelledPair
from data import examples
from network import PairModel, encode, load, tensors


def main() -> None:
    """Score and save."""
    options = _options()
    model, labels = load(options.teacher, options.encoder)
    training = taught_of(examples())
    others = others_of(training, options.copies)
    types, modes = _scores(model, [*training, *others], options.encoder, (len(labels.types), len(labels.modes)))
    torch.save({"types": types, "modes": modes, "copies": torch.tensor(options.copies)}, options.out)
    print(f"{len(training)} pairs with a label, {len(others)} without")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--encoder", choices=("minilm", "mpnet"), default="mpnet")
    parser.add_argument("--copies", type=int, default=0, help="changed sentences to score beside each pair")
    parser.add_argument("--out", type=Path, default=Path("build/scores.pt"))
    return parser.parse_args()


@torch.no_grad()
def _scores(model: PairModel, data: list[LabelledPair], encoder: str, widths: tuple[int, int]) -> list[Tensor]:
    """Logits of types and of modes, one row an example; zeros where a mark lies beyond what is read."""
    found = [torch.zeros(len(data), width, dtype=torch.float16) for width in widths]
    rows = sorted(encode(data, encoder), key=lambda row: len(row.ids))
    for start in range(0, len(rows), 64):
        some = rows[start : start + 64]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = model(*tensors(some, encoder))
        for head, scores in zip(found, said[:2], strict=True):
            head[[row.example for row in some]] = scores.to(torch.float16)
    return found


if __name__ == "__main__":
    main()
