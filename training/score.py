"""What a teacher gives to each label, for every pair that the student is to learn from.

    python training/score.py build/teacher --encoder mpnet --copies 2 --out build/scores.pt [--known build/older.pt]

Those are the pairs with a label; other pairs of actors of the same sentences; with `--copies`, the labelled pairs in
changed sentences (`augment.py`); the pairs of the sentences about ties; and those that `find_pairs.py` found in
plain text. The held-out tenth takes no part. Scores
are kept by the sentence with its marks, so that sentences may be added to the corpus later: with `--known`, what an
earlier run found is taken over, and only what is new is read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from augment import others_of, taught_of
from data import examples, marked
from network import PairModel, encode, load, tensors


def main() -> None:
    """Score and save."""
    options = _options()
    model, labels = load(options.teacher, options.encoder)
    known = torch.load(options.known, weights_only=True) if options.known else {"texts": []}
    texts = _new_texts(set(known["texts"]), options.copies)
    found = _scores(model, texts, options.encoder, (len(labels.types), len(labels.modes)))
    types, modes = (
        torch.cat([known[name], scores]) if options.known else scores
        for name, scores in zip(("types", "modes"), found, strict=True)
    )
    torch.save({"texts": [*known["texts"], *texts], "types": types, "modes": modes}, options.out)
    print(f"{len(texts)} pairs scored, {len(known['texts'])} taken over")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--encoder", choices=("minilm", "mpnet"), default="mpnet")
    parser.add_argument("--copies", type=int, default=0, help="changed sentences to score beside each pair")
    parser.add_argument("--known", type=Path, help="scores of an earlier run, by a teacher with the same labels")
    parser.add_argument("--out", type=Path, default=Path("build/scores.pt"))
    return parser.parse_args()


def _new_texts(known: set[str], copies: int) -> list[str]:
    """The marked sentences that no earlier run has scored; only labelled pairs that are new get copies."""
    training = [pair for pair in taught_of(examples()) if marked(pair) not in known]
    texts = dict.fromkeys(map(marked, [*training, *others_of(training, copies)]))
    return [text for text in texts if text not in known]


@torch.no_grad()
def _scores(model: PairModel, texts: list[str], encoder: str, widths: tuple[int, int]) -> list[Tensor]:
    """Logits of types and of modes, one row a text; zeros where a mark lies beyond what is read."""
    found = [torch.zeros(len(texts), width, dtype=torch.float16) for width in widths]
    rows = sorted(encode(texts, encoder), key=lambda row: len(row.ids))
    for start in range(0, len(rows), 64):
        some = rows[start : start + 64]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = model(*tensors(some, encoder))
        for head, scores in zip(found, said[:2], strict=True):
            head[[row.example for row in some]] = scores.to(torch.float16)
    return found


if __name__ == "__main__":
    main()
