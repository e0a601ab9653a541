"""The pair model: an encoder that reads the sentence with both actors marked, and heads for types, modes and ties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from comity.score.labelled import NONE, LabelledPair
from data import SOURCE, TARGET, TiePair
from encoders import padding, tokenizer, weights_of


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The names that the rows of the heads stand for; a mode is written `TYPE/mode`. No ties: there is no such head."""

    types: list[str]
    modes: list[str]
    ties: list[str] = field(default_factory=list)

    @staticmethod
    def of(data: list[LabelledPair], ties: Iterable[TiePair] = ()) -> Labels:
        """The labels that stand in data."""
        kinds = {kind for one in ties for kind in one.kinds}
        return Labels(
            types=sorted({row.type for row in data}),
            modes=sorted({mode_name(row) for row in data}),
            ties=sorted(kinds | {NONE}) if kinds else [],
        )

    def save(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1))

    @staticmethod
    def load(path: Path) -> Labels:
        """Read what `save` wrote."""
        return Labels(**json.loads(path.read_text()))


def mode_name(example: LabelledPair) -> str:
    """`TYPE/mode`, or `none` where the example has no mode."""
    return f"{example.type}/{example.mode}" if example.mode != NONE else NONE


class PairModel(nn.Module):
    """Encoder and heads; takes token ids, their mask, and where the marks before source and target stand."""

    def __init__(self, labels: Labels, encoder: str = "minilm") -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(weights_of(encoder))
        width = 3 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.type_head = nn.Linear(width, len(labels.types))
        self.mode_head = nn.Linear(width, len(labels.modes))
        self.tie_head = nn.Linear(width, len(labels.ties)) if labels.ties else None

    def read(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """The states at [CLS] and the two marks side by side."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        row = torch.arange(ids.shape[0], device=ids.device)
        return torch.cat([states[:, 0], states[row, source], states[row, target]], dim=-1)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """Scores (logits) of types, modes and, with such a head, kinds of tie, one row a pair."""
        return self.judge(self.dropout(self.read(ids, mask, source, target)))

    def judge(self, pooled: Tensor) -> tuple[Tensor, ...]:
        """What each head makes of the states that `read` puts side by side."""
        heads = (self.type_head, self.mode_head, self.tie_head)
        return tuple(head(pooled) for head in heads if head is not None)


@dataclass(frozen=True, kw_only=True)
class Encoded:
    """One pair as numbers: token ids, the places of the two marks, and which of the pairs given it is."""

    ids: list[int]
    source: int
    target: int
    example: int


def encode(texts: list[str], encoder: str) -> list[Encoded]:
    """The marked sentences (`data.marked`) whose marks stand within the part that is read.

    The place of a mark that the sentence has not is that of [CLS].
    """
    words = tokenizer(encoder)
    ids = [encoding.ids for encoding in words.encode_batch(texts)]
    sources, targets = ([_place(words.token_to_id(mark), row) for row in ids] for mark in (SOURCE, TARGET))
    return [
        Encoded(ids=row, source=source, target=target, example=at)
        for at, (text, row, source, target) in enumerate(zip(texts, ids, sources, targets, strict=True))
        if bool(source) == (SOURCE in text) and bool(target) == (TARGET in text)
    ]


def _place(mark: int, ids: list[int]) -> int:
    return ids.index(mark) if mark in ids else 0


def tensors(batch: list[Encoded], encoder: str) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """A batch as the model takes it, filled up to its longest."""
    longest, fill = max(len(row.ids) for row in batch), padding(encoder)
    ids = torch.tensor([row.ids + [fill] * (longest - len(row.ids)) for row in batch])
    places = torch.tensor([[row.source, row.target] for row in batch])
    return ids, (ids != fill).long(), places[:, 0], places[:, 1]


def load(folder: Path, encoder: str) -> tuple[PairModel, Labels]:
    """A model that `train.py` saved, ready to answer."""
    labels = Labels.load(folder / "labels.json")
    model = PairModel(labels, encoder)
    model.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
    return model.eval(), labels
