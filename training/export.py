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
# What has a number, or a state, for each token.
_BY_TOKEN = frozenset({"ids", "below", "states"})


class Answer(nn.Module):
    """The model as comity runs it, on one pair: its shares of types, modes and ties, and the states they are read from.

    It is written out for one sentence and nothing to fill it up: no mask, and no shape that must be worked out as it
    runs.
    """

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model
        self.layers = nn.ModuleList(Layer(layer) for layer in model.encoder.encoder.layer)

    def forward(self, ids: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """Shares of types, modes and ties, the states at [CLS] and both marks, and those below the last layer."""
        below = self._words(ids)
        for layer in self.layers[:-1]:
            below = layer(below)
        marks = below[torch.cat([torch.zeros_like(source), source, target])]
        pooled = self.layers[-1].of(marks, below).flatten()
        return *(scores.softmax(-1) for scores in self.model.judge(pooled)), pooled, below

    def _words(self, ids: Tensor) -> Tensor:
        """The words by themselves, at their places."""
        made = self.model.encoder.embeddings
        places = made.position_embeddings.weight + made.token_type_embeddings.weight[0]
        return made.LayerNorm(made.word_embeddings(ids) + places[: ids.shape[0]])


class Layer(nn.Module):
    """A layer of the encoder (Vaswani et al. 2017, arXiv:1706.03762), for all words or for some of them."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer
        own = layer.attention.self
        # Plain numbers: what is read off a tensor's shape is worked out anew in each run.
        self.heads, self.width = own.num_attention_heads, own.attention_head_size
        self.query = _side_by_side(own.query)
        self.key_value = _side_by_side(own.key, own.value)
        self.query_key_value = _side_by_side(own.query, own.key, own.value)

    def forward(self, below: Tensor) -> Tensor:
        """The states of all words."""
        return self._after(below, *self._split(self.query_key_value(below), 3))

    def of(self, some: Tensor, below: Tensor) -> Tensor:
        """The states of `some` words, which attend to all."""
        return self._after(some, *self._split(self.query(some), 1), *self._split(self.key_value(below), 2))

    def _split(self, states: Tensor, parts: int) -> tuple[Tensor, ...]:
        """Each part by head: heads, words, width."""
        return tuple(states.reshape(-1, parts * self.heads, self.width).transpose(0, 1).split(self.heads))

    def _after(self, some: Tensor, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        scores = (query @ key.transpose(1, 2)) * self.width**-0.5
        seen = (scores.softmax(-1) @ value).transpose(0, 1).reshape(-1, self.heads * self.width)
        done = self.layer.attention.output
        heard = done.LayerNorm(done.dense(seen) + some)
        return self.layer.output.LayerNorm(self.layer.output.dense(self.layer.intermediate(heard)) + heard)


def _side_by_side(*parts: nn.Linear) -> nn.Linear:
    """Some linear layers as one, which is faster."""
    whole = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    whole.weight.data = torch.cat([part.weight.data for part in parts])
    whole.bias.data = torch.cat([part.bias.data for part in parts])
    return whole


def main(trained: Path, out: Path) -> None:
    """Export what `train.py` saved in `trained` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, last = Path(folder) / "whole.onnx", Path(folder) / "last.onnx"
        answer = Answer(load(trained, STUDENT)[0]).eval()
        _export(answer, whole)
        _export_last(answer.layers[-1], last)
        for made, name in ((whole, "model.onnx"), (last, "last.onnx")):
            quantize_dynamic(made, out / name, weight_type=QuantType.QInt8, per_channel=True)
    tokenizer(STUDENT).save(str(out / "tokenizer.json"), pretty=False)
    shutil.copy(trained / "labels.json", out / "labels.json")
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _export(model: Answer, path: Path) -> None:
    example = (torch.ones(12, dtype=torch.long), torch.tensor([1]), torch.tensor([2]))
    _write(model, path, example, ["ids", "source", "target"], ["type", "mode", "tie", "pooled", "below"])


def _export_last(last: Layer, path: Path) -> None:
    _write(last, path, (torch.ones(12, last.query.in_features),), ["below"], ["states"])


def _write(model: nn.Module, path: Path, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str]) -> None:
    """As ONNX, for any number of tokens."""
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes={name: {0: "tokens"} for name in (*inputs, *outputs) if name in _BY_TOKEN},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
