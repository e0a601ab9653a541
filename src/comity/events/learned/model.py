"""comity's pair model, run by ONNX Runtime: MiniLM-L6 with a head for types (and none) and one for modes.

How it was made, from what, and how good it is stands in `training/README.md` and `docs/accuracy.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from comity.model import Actor

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.tokens import Span as TokenSpan
    from tokenizers import Tokenizer

Bounds = tuple[int, int]
# Words kept free in BERT's vocabulary, which training gave this meaning (training/data.py).
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
NONE = "none"
_A = TypeVar("_A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence and where its source and target stand in it: (start, end), in characters, not overlapping.

    One of them may be None: nobody is named there ("Peru has lifted its curfew.").
    """

    sentence: str
    source: Bounds | None
    target: Bounds | None

    @classmethod
    def at(cls, sentence: str, source: Bounds | None, target: Bounds | None) -> Marked | None:
        """The sentence so marked; None where no span is given, one lies outside of it, or one within the other."""
        spans = sorted(span for span in (source, target) if span)
        apart = all(one[1] <= other[0] for one, other in pairwise(spans))
        if not spans or not apart or spans[0][0] < 0 or spans[-1][1] > len(sentence):
            return None
        return cls(sentence=sentence, source=source, target=target)

    @classmethod
    def between(cls, sentence: TokenSpan, source: Actor, target: Actor) -> Marked | None:
        """A sentence of a parse with two actors of its document marked; None as in `at`."""
        first, second = ((end.start - sentence.start_char, end.end - sentence.start_char) for end in (source, target))
        return cls.at(sentence.text, first, second)

    @property
    def names_both(self) -> bool:
        """Whether source and target are both named."""
        return None not in (self.source, self.target)

    def turned(self) -> Marked:
        """The same pair with source and target changed over."""
        return Marked(sentence=self.sentence, source=self.target, target=self.source)

    def text(self) -> str:
        """The sentence with marks around both, as the model was taught to read it."""
        marks = (f"{MARKS[0]} ", f" {MARKS[1]}", f"{MARKS[2]} ", f" {MARKS[3]}")
        return with_marks(self.sentence, self.source, self.target, marks)


def with_marks(sentence: str, source: Bounds | None, target: Bounds | None, marks: Sequence[str]) -> str:
    """A sentence with two spans between marks: those before and after the source, then those of the target.

    A span that is None gets none.

    >>> with_marks("Peru met Chile.", (0, 4), (9, 14), ("<s>", "</s>", "<t>", "</t>"))
    '<s>Peru</s> met <t>Chile</t>.'
    >>> with_marks("Peru voted.", (0, 4), None, ("<s>", "</s>", "<t>", "</t>"))
    '<s>Peru</s> voted.'
    """
    spans = ((source, marks[:2]), (target, marks[2:]))
    places = [place for span, (before, after) in spans if span for place in ((span[0], 1, before), (span[1], 0, after))]
    for at, _, mark in sorted(places, reverse=True):
        sentence = sentence[:at] + mark + sentence[at:]
    return sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the model thinks of one pair: a probability for each type and for `none`, and the best mode of each type;
    a probability for each kind of tie, and for `none` of them.
    """

    types: Mapping[str, float]
    modes: Mapping[str, str]
    ties: Mapping[str, float] = field(default_factory=dict)

    @property
    def best(self) -> str:
        """The likeliest type, or `none`."""
        return max(self.types, key=self.types.__getitem__)


class PairModel:
    """The model and its tokenizer, loaded. `open_` opens one of its files by its name."""

    def __init__(
        self, open_: Callable[[str], InferenceSession], tokenizer: Tokenizer, labels: Mapping[str, list[str]]
    ) -> None:
        self._open = open_
        self._session = open_("model.onnx")
        self._tokenizer = tokenizer
        self._types = labels["types"]
        self._modes = labels["modes"]
        self._ties = labels["ties"]
        self._heard: dict[Marked, Opinion | None] = {}
        self._source, self._target = (int(tokenizer.token_to_id(mark) or 0) for mark in (MARKS[0], MARKS[2]))

    def opinions(self, pairs: Sequence[Marked]) -> list[Opinion | None]:
        """An opinion on each pair, in order; None where a mark lies beyond the part of the sentence that is read.

        What was asked since `forget` is not asked again.
        """
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._heard]
        self._heard.update(zip(new, self._answers(new, self._opinion), strict=True))
        return [self._heard[pair] for pair in pairs]

    def opinions_either_way(self, pairs: Sequence[Marked]) -> list[Opinion | None]:
        """The same where source and target are alike: what was asked since `forget` is not asked again, nor turned."""
        new = [pair for pair in pairs if pair not in self._heard and pair.turned() not in self._heard]
        self.opinions(new)
        return [self._heard[pair if pair in self._heard else pair.turned()] for pair in pairs]

    def forget(self) -> None:
        """Keep no opinion any longer."""
        self._heard.clear()

    def vectors(self, pairs: Sequence[Marked]) -> list[Any | None]:
        """Three vectors for each pair: the mean of its words' last states, that at the source's and the target's mark.

        An array of 3 rows; None where a mark lies beyond the part of the sentence that is read.
        """
        return self._answers(pairs, self._vectors)

    def _answers(self, pairs: Sequence[Marked], answer: Callable[[list[int]], _A]) -> list[_A | None]:
        """What `answer` makes of each pair.

        Pairs are run one by one. The model has eight bits a number, scaled to the largest of a run: run together, a
        pair's answer would hang on its neighbours (one best type in thirty changed), to save a fifth of the time.
        """
        encoded = (encoding.ids for encoding in self._tokenizer.encode_batch([pair.text() for pair in pairs]))
        return [answer(ids) if self._sees(pair, ids) else None for pair, ids in zip(pairs, encoded, strict=True)]

    def _sees(self, pair: Marked, ids: list[int]) -> bool:
        """Whether the marks of a pair stand in the part that is read."""
        sides = ((pair.source, self._source), (pair.target, self._target))
        return all(mark in ids for span, mark in sides if span)

    def _run(self, ids: list[int], wanted: list[str]) -> list[Any]:
        """The outputs asked for, of one pair; for a side that is not named, [CLS] stands."""
        places = {
            name: np.array([ids.index(mark) if mark in ids else 0], dtype=np.int64)
            for name, mark in (("source", self._source), ("target", self._target))
        }
        return list(self._session.run(wanted, {"ids": np.array(ids, dtype=np.int64), **places}))

    def _vectors(self, ids: list[int]) -> Any:
        below, pooled = self._run(ids, ["below", "pooled"])
        _, source, target = np.split(pooled, 3)
        [states] = self._last.run(["states"], {"below": below})
        return np.stack([states.mean(0), source, target])

    @cached_property
    def _last(self) -> InferenceSession:
        """The last layer for all words, of which an opinion needs three."""
        return self._open("last.onnx")

    def _opinion(self, ids: list[int]) -> Opinion:
        kinds, modes, ties = self._run(ids, ["type", "mode", "tie"])
        best: dict[str, str] = {}
        for at in np.argsort(modes):
            kind, _, mode = self._modes[at].partition("/")
            if mode:
                best[kind] = mode
        return Opinion(
            types=dict(zip(self._types, map(float, kinds), strict=True)),
            modes=best,
            ties=dict(zip(self._ties, map(float, ties), strict=True)),
        )


@cache
def load() -> PairModel:
    """The model that comes with comity, loaded once a process (about 0.2 s)."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    folder = Path(str(files("comity.events.learned") / "model"))
    options = SessionOptions()
    # A second thread gained nothing, and on a busy machine waiting for it doubled the time.
    options.intra_op_num_threads = 1
    labels = json.loads((folder / "labels.json").read_text("utf8"))

    def open_(name: str) -> InferenceSession:
        return InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])

    return PairModel(open_, Tokenizer.from_file(str(folder / "tokenizer.json")), labels)


def forget() -> None:
    """Have the model, if it was loaded, keep no opinion any longer: no document's answers may hang on another's."""
    if load.cache_info().currsize:
        load().forget()
