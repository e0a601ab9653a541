"""Export the trained pair model to ONNX, with its weights quantised to eight bits.

    python training/export.py build/model src/comity/events/learned/model

Writes `model.onnx`, `last.onnx`, `tokenizer.json` and `labels.json`; about 25 MB in all.

An answer needs three states of the last layer, at [CLS] and the two marks: `model.onnx` makes only these, of the
states `below`; whoever wants those of all words has `last.onnx` make them of the same `below`.
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
# What has a number, or a state, for each token; the rest has one for each pair.
_BY_TOKEN = frozenset({"ids", "mask", "below", "states"})


class Answer(nn.Module):
    """The model as comity runs it: shares of types, modes and ties, and the states that they were read from."""

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model
        self.last = Last(model)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """Shares of types, modes and ties, the states at [CLS] and both marks, and those below the last layer."""
        read = self.model.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True)
        below = read.hidden_states[-2]
        places = torch.stack([torch.zeros_like(source), source, target], dim=1)
        marks = below.gather(1, places.unsqueeze(-1).expand(-1, -1, below.shape[-1]))
        pooled = self.last.of(marks, below, mask).flatten(1)
        return *(scores.softmax(-1) for scores in self.model.judge(pooled)), pooled, below


class Last(nn.Module):
    """The last layer of the encoder (Vaswani et al. 2017, arXiv:1706.03762), for all words or for some of them."""

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.layer = model.encoder.encoder.layer[-1]
        self.heads = model.encoder.config.num_attention_heads

    def forward(self, below: Tensor, mask: Tensor) -> Tensor:
        """The states of all words."""
        return self.of(below, below, mask)

    def of(self, some: Tensor, below: Tensor, mask: Tensor) -> Tensor:
        """The states of `some` words, which attend to all."""
        own, done = self.layer.attention.self, self.layer.attention.output
        query, key, value = self._split(own.query(some)), self._split(own.key(below)), self._split(own.value(below))
        scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
        scores = scores + (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
        seen = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        heard = done.LayerNorm(done.dense(seen) + some)
        return self.layer.output.LayerNorm(self.layer.output.dense(self.layer.intermediate(heard)) + heard)

    def _split(self, states: Tensor) -> Tensor:
        """The states by head: pairs, heads, words, width."""
        return states.unflatten(-1, (self.heads, -1)).transpose(1, 2)


def main(trained: Path, out: Path) -> None:
    """Export what `train.py` saved in `trained` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, last = Path(folder) / "whole.onnx", Path(folder) / "last.onnx"
        model = load(trained, STUDENT)[0]
        # Written out step by step, attention is quantised better than as one operator: a twentieth faster.
        model.encoder.set_attn_implementation("eager")
        _export(Answer(model).eval(), whole)
        _export_last(Last(model).eval(), model.encoder.config.hidden_size, last)
        for made, name in ((whole, "model.onnx"), (last, "last.onnx")):
            quantize_dynamic(made, out / name, weight_type=QuantType.QInt8, per_channel=True)
    tokenizer(STUDENT).save(str(out / "tokenizer.json"), pretty=False)
    shutil.copy(trained / "labels.json", out / "labels.json")
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _export(model: nn.Module, path: Path) -> None:
    example = (torch.ones(2, 12, dtype=torch.long), torch.ones(2, 12, dtype=torch.long), *(torch.tensor([1, 2]),) * 2)
    inputs, outputs = ["ids", "mask", "source", "target"], ["type", "mode", "tie", "pooled", "below"]
    _write(model, path, example, inputs, outputs)


def _export_last(last: nn.Module, width: int, path: Path) -> None:
    example = (torch.ones(2, 12, width), torch.ones(2, 12, dtype=torch.long))
    _write(last, path, example, ["below", "mask"], ["states"])


def _write(model: nn.Module, path: Path, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str]) -> None:
    """As ONNX, for any number of pairs and of tokens."""
    by_token, by_pair = {0: "pairs", 1: "tokens"}, {0: "pairs"}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes={name: by_token if name in _BY_TOKEN else by_pair for name in (*inputs, *outputs)},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
