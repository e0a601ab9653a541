"""Export the trained pair model to ONNX, with its weights quantised to eight bits.

    python training/export.py build/model src/comity/events/learned/model

Writes `model.onnx`, `tokenizer.json` and `labels.json`; about 23 MB in all.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from encoders import tokenizer
from network import PairModel, load

STUDENT = "minilm"


class Answer(nn.Module):
    """The model as comity runs it: shares of types, modes and ties, and the states that they were read from."""

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """Probabilities of types, modes and ties, the states at [CLS] and both marks, and the states of all tokens."""
        states, pooled = self.model.read(ids, mask, source, target)
        return *(scores.softmax(-1) for scores in self.model.judge(pooled)), pooled, states


def main(trained: Path, out: Path) -> None:
    """Export what `train.py` saved in `trained` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        model = load(trained, STUDENT)[0]
        # Written out step by step, attention is quantised better than as one operator: a twentieth faster.
        model.encoder.set_attn_implementation("eager")
        _export(Answer(model).eval(), whole)
        quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer(STUDENT).save(str(out / "tokenizer.json"), pretty=False)
    shutil.copy(trained / "labels.json", out / "labels.json")
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _export(model: nn.Module, path: Path) -> None:
    example = (torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12, dtype=torch.long), *(torch.tensor([1, 2]),) * 2)
    by_token, by_pair = {0: "pairs", 1: "tokens"}, {0: "pairs"}
    free = dict.fromkeys(("ids", "mask", "states"), by_token)
    free |= dict.fromkeys(("source", "target", "type", "mode", "tie", "pooled"), by_pair)
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=["ids", "mask", "source", "target"],
        output_names=["type", "mode", "tie", "pooled", "states"],
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
