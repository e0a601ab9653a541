"""Export the trained pair model to ONNX, with its weights quantised to eight bits.

    python training/export.py build/model src/comity/events/learned/model

Writes `model.onnx`, `tokenizer.json` and `labels.json`; about 23 MB in all.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train import PairModel, tokenizer


class Probabilities(nn.Module):
    """The model as comity runs it: probabilities in place of logits."""

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Probabilities of types and modes, one row a pair."""
        kind, mode = self.model(ids, mask, source, target)
        return kind.softmax(-1), mode.softmax(-1)


def main(trained: Path, out: Path) -> None:
    """Export what `train.py` saved in `trained` into `out`."""
    labels = json.loads((trained / "labels.json").read_text())
    model = PairModel(len(labels["types"]), len(labels["modes"]))
    model.load_state_dict(torch.load(trained / "weights.pt", weights_only=True))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _export(Probabilities(model).eval(), whole)
        quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    shutil.copy(trained / "labels.json", out / "labels.json")
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _export(model: nn.Module, path: Path) -> None:
    example = (torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12, dtype=torch.long), *(torch.tensor([1, 2]),) * 2)
    free = {"ids": {0: "pairs", 1: "tokens"}, "mask": {0: "pairs", 1: "tokens"}}
    free |= {"source": {0: "pairs"}, "target": {0: "pairs"}, "type": {0: "pairs"}, "mode": {0: "pairs"}}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=["ids", "mask", "source", "target"],
        output_names=["type", "mode"],
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
