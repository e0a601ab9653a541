"""Weights to go on training from, out of the model that comity ships.

    python training/resume.py src/comity/events/learned/model build/start

What `export.py` wrote with eight bits a weight becomes numbers again, as `train.py --start` takes them. They are the
rounded ones: what the rounding lost does not come back.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from export import STUDENT
from network import Labels, PairModel

# The heads in the order in which `export.py` has them answer.
_HEADS = ("type_head", "mode_head", "tie_head")
_EMBEDDINGS = "encoder.embeddings"
_ATTENTION = ("query", "key", "value")


def main(exported: Path, out: Path) -> None:
    """Write what `network.load` reads."""
    out.mkdir(parents=True, exist_ok=True)
    model = PairModel(Labels.load(exported / "labels.json"), STUDENT)
    known = _weights(_numbers(exported / "model.onnx"), len(model.encoder.encoder.layer))
    own = model.state_dict()
    strange = [name for name, weight in known.items() if weight.shape != own[name].shape]
    if strange:
        raise SystemExit(f"{exported} is not what export.py writes today: {', '.join(strange)} differ in shape.")
    torch.save(own | known, out / "weights.pt")
    shutil.copy(exported / "labels.json", out / "labels.json")
    print(f"{len(known)} of {len(own)} weights taken over")


def _numbers(path: Path) -> dict[str, Tensor]:
    """The constants of the graph by their names, those of eight bits as the numbers that they stand for."""
    found = {each.name: numpy_helper.to_array(each) for each in onnx.load(path).graph.initializer}
    plain = {name: torch.tensor(array) for name, array in found.items()}
    for name in [name.removesuffix("_quantized") for name in found if name.endswith("_quantized")]:
        rounded, zero = (plain[f"{name}_{part}"].float() for part in ("quantized", "zero_point"))
        plain[name] = (rounded - zero) * plain[f"{name}_scale"]
    return plain


def _weights(numbers: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    found = {name.removeprefix("model."): weight for name, weight in numbers.items() if _is_named(name)}
    found |= {name.removesuffix("_Transposed"): weight.T for name, weight in found.items() if "_Transposed" in name}
    found |= dict(_places(numbers)) | dict(_heads(numbers))
    for layer in range(layers):
        found |= dict(_attention(numbers, layer))
    return {name: weight.contiguous() for name, weight in found.items() if "_Transposed" not in name}


def _is_named(name: str) -> bool:
    """Whether a constant is a weight that kept the name which it has in the model."""
    return name.startswith("model.") and not name.endswith(("_quantized", "_scale", "_zero_point"))


def _places(numbers: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """Those of places and of the one kind of token were added up: all is given to the places."""
    width = numbers[f"model.{_EMBEDDINGS}.LayerNorm.weight"].shape[0]
    [places] = [weight for name, weight in numbers.items() if "Slice" in name and weight.shape[-1] == width]
    yield f"{_EMBEDDINGS}.position_embeddings.weight", places
    yield f"{_EMBEDDINGS}.token_type_embeddings.weight", torch.zeros(2, width)


def _heads(numbers: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """The weights of the heads lost their names, and stand in the order of the answers."""
    nameless = [weight for name, weight in numbers.items() if re.fullmatch(r"onnx::MatMul_\d+", name)]
    for name, weight in zip(_HEADS, nameless, strict=True):
        yield f"{name}.weight", weight.T


def _attention(numbers: Mapping[str, Tensor], layer: int) -> Iterator[tuple[str, Tensor]]:
    """Query, key and value of a layer, which the export put side by side."""
    names = ("query_key_value",) if f"layers.{layer}.query_key_value.bias" in numbers else ("query", "key_value")
    for part, of in (("weight", "weight_Transposed"), ("bias", "bias")):
        sides = [numbers[f"layers.{layer}.{name}.{of}"] for name in names]
        whole = torch.cat([side.T if part == "weight" else side for side in sides])
        for name, some in zip(_ATTENTION, whole.chunk(len(_ATTENTION)), strict=True):
            yield f"encoder.encoder.layer.{layer}.attention.self.{name}.{part}", some


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
