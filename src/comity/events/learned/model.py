"""comity's pair model, run by ONNX Runtime: MiniLM-L6 with a head for types (and none) and one for modes.

How it was made, from what, and how good it is stands in `training/README.md` and `docs/accuracy.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# Words kept free in BERT's vocabulary, which training gave this meaning (training/data.py).
_MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
# Pairs run at once: enough to fill a core, few enough that padding stays cheap and the processor's cache holds them.
_BATCH = 8
NONE = "none"
_A = TypeVar("_A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence and where its source and target stand in it: (start, end), in characters, not overlapping."""

    sentence: str
    source: tuple[int, int]
    target: tuple[int, int]

    def text(self) -> str:
        """The sentence with marks around both, as the model was taught to read it."""
        edges = [
            (self.source[0], 1, f"{_MARKS[0]} "),
            (self.source[1], 0, f" {_MARKS[1]}"),
            (self.target[0], 1, f"{_MARKS[2]} "),
            (self.target[1], 0, f" {_MARKS[3]}"),
        ]
        text = self.sentence
        for at, _, words in sorted(edges, reverse=True):
            text = text[:at] + words + text[at:]
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the model thinks of one pair: a probability for each type and for `none`, and the best mode of each type."""

    types: Mapping[str, float]
    modes: Mapping[str, str]

    @property
    def best(self) -> str:
        """The likeliest type, or `none`."""
        return max(self.types, key=self.types.__getitem__)


class PairModel:
    """The model and its tokenizer, loaded."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, labels: Mapping[str, list[str]]) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._types = labels["types"]
        self._modes = labels["modes"]
        self._source, self._target = (int(tokenizer.token_to_id(mark) or 0) for mark in (_MARKS[0], _MARKS[2]))

    def opinions(self, pairs: Sequence[Marked]) -> list[Opinion | None]:
        """An opinion on each pair, in order; None where a mark lies beyond the part of the sentence that is read."""
        return self._answers(pairs, self._opinions)

    def vectors(self, pairs: Sequence[Marked]) -> list[Any | None]:
        """Three vectors for each pair: the mean of its words' last states, that at the source's and the target's mark.

        An array of 3 rows; None where a mark lies beyond the part of the sentence that is read.
        """
        return self._answers(pairs, self._vectors)

    def _answers(self, pairs: Sequence[Marked], answer: Callable[[list[list[int]]], Iterable[_A]]) -> list[_A | None]:
        """What `answer` makes of the pairs, which it is given in batches of about one length."""
        found: list[_A | None] = [None] * len(pairs)
        encoded = [encoding.ids for encoding in self._tokenizer.encode_batch([pair.text() for pair in pairs])]
        whole = [at for at, ids in enumerate(encoded) if self._source in ids and self._target in ids]
        for some in _chunks(sorted(whole, key=lambda at: len(encoded[at]))):
            for at, made in zip(some, answer([encoded[at] for at in some]), strict=True):
                found[at] = made
        return found

    def _feed(self, encoded: list[list[int]]) -> dict[str, Any]:
        longest = max(map(len, encoded))
        ids = np.array([row + [0] * (longest - len(row)) for row in encoded], dtype=np.int64)
        return {
            "ids": ids,
            "mask": (ids != 0).astype(np.int64),
            "source": np.array([row.index(self._source) for row in encoded], dtype=np.int64),
            "target": np.array([row.index(self._target) for row in encoded], dtype=np.int64),
        }

    def _opinions(self, encoded: list[list[int]]) -> Iterator[Opinion]:
        by_type, by_mode = self._session.run(["type", "mode"], self._feed(encoded))
        return (self._opinion(kinds, modes) for kinds, modes in zip(by_type, by_mode, strict=True))

    def _vectors(self, encoded: list[list[int]]) -> Any:
        feed = self._feed(encoded)
        states, pooled = self._session.run(["states", "pooled"], feed)
        words = feed["mask"][:, :, None]
        mean = (states * words).sum(1) / words.sum(1)
        _, source, target = np.split(pooled, 3, axis=1)
        return np.stack([mean, source, target], axis=1)

    def _opinion(self, kinds: Any, modes: Any) -> Opinion:
        best: dict[str, str] = {}
        for at in np.argsort(modes):
            kind, _, mode = self._modes[at].partition("/")
            if mode:
                best[kind] = mode
        return Opinion(types=dict(zip(self._types, map(float, kinds), strict=True)), modes=best)


def _chunks(places: list[int]) -> Iterator[list[int]]:
    return (places[start : start + _BATCH] for start in range(0, len(places), _BATCH))


@cache
def load() -> PairModel:
    """The model that comes with comity, loaded once a process (about 0.2 s)."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    folder = Path(str(files("comity.events.learned") / "model"))
    options = SessionOptions()
    options.intra_op_num_threads = 2
    # Threads that wait must not keep a core busy: on a loaded machine that made a run four times as long.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    labels = json.loads((folder / "labels.json").read_text("utf8"))
    return PairModel(session, Tokenizer.from_file(str(folder / "tokenizer.json")), labels)
