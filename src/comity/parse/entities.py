"""Named entities as spaCy's recogniser finds them, decoded for a whole batch of texts at once.

spaCy walks the tokens one by one, and half of its time goes to what surrounds each step. Its recogniser looks at three
tokens: the one at hand and, inside an entity only, the first of that entity and the one before. Outside entities no
decision hangs on another, so all are made in one product of matrices; then the open entities grow together, a token a
round. The weights are spaCy's, and so is the outcome (tests/parse/test_entities.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

# The values of `Token.ent_iob`.
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3
# What the model's three slots hold: the token at hand, the first of the open entity, the one before the token at hand.
_HERE, _FIRST, _BEFORE = 0, 1, 2


def can_decode(recogniser: EntityRecognizer) -> bool:
    """Whether a recogniser is of the kind decoded here: greedy, three slots, an upper layer, every class seen."""
    model = recogniser.model
    return (
        recogniser.cfg.get("beam_width", 1) == 1
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == 3
        and model.get_ref("lower").get_dim("nP") >= 2
    )


class Entities:
    """A pipeline component in place of spaCy's `ner`, with its weights. Entities set before are not kept."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._tok2vec = recogniser.model.get_ref("tok2vec")
        self._lower = recogniser.model.get_ref("lower")
        upper = recogniser.model.get_ref("upper")
        self._bias = self._lower.get_param("b")
        self._weights, self._offsets = upper.get_param("W"), upper.get_param("b")
        moves = recogniser.moves
        self._moves = _Moves.of([moves.get_class_name(number) for number in range(moves.n_moves)])
        self._types = [recogniser.vocab.strings[label] if label else 0 for label in self._moves.labels]

    def __call__(self, doc: Doc) -> Doc:
        """The same text with its entities set, in place."""
        self._set([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """The texts in order, with their entities set in place."""
        ahead = iter(docs)
        while some := list(islice(ahead, batch_size)):
            self._set(some)
            yield from some

    def _set(self, docs: Sequence[Doc]) -> None:
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return
        slots = self._lower.predict(self._tok2vec.predict(filled))
        tags = self._tags(slots, _Walls.of(filled))
        start = 0
        for doc in filled:
            doc.from_array(["ENT_IOB", "ENT_TYPE"], tags[start : start + len(doc)])
            start += len(doc)

    def _tags(self, slots: Floats, walls: _Walls) -> Any:
        """What `Token.ent_iob` and `Token.ent_type` shall be, one row a token. Row 0 of `slots` is for no token."""
        moves = self._moves
        chosen = self._outside(slots, walls)
        begun = np.flatnonzero(moves.begins[chosen])
        ends = dict(zip(begun.tolist(), self._grow(slots, walls, begun, chosen[begun]), strict=True))
        tags = np.zeros((len(chosen), 2), dtype=np.uint64)
        tags[:, 0] = _OUTSIDE
        free = 0
        for at in np.flatnonzero(chosen != moves.outside).tolist():
            if at >= free:
                free = ends.get(at, at + 1)
                tags[at:free, 0] = _INSIDE
                tags[at:free, 1] = self._types[chosen[at]]
                tags[at, 0] = _BEGINS
        return tags

    def _scores(self, hidden: Floats) -> Floats:
        hidden += self._bias
        pieces = (hidden[..., piece] for piece in range(hidden.shape[-1]))  # ten times as fast as max(axis=-1)
        scores: Floats = reduce(np.maximum, pieces) @ self._weights.T + self._offsets
        return scores

    def _outside(self, slots: Floats, walls: _Walls) -> Places:
        """The best move at each token if no entity is open there."""
        moves = self._moves
        scores = self._scores(slots[1:, _HERE] + slots[0, _FIRST] + slots[0, _BEFORE])
        scores[:, ~moves.opening] = -np.inf
        scores[np.ix_(walls.before, moves.begins)] = -np.inf
        scores[np.ix_(walls.space, moves.begins | moves.alone)] = -np.inf
        best: Places = scores.argmax(axis=1)
        return best

    def _grow(self, slots: Floats, walls: _Walls, first: Places, move: Places) -> list[int]:
        """Where the entities that begin at `first` end (exclusive): one more token a round for those still open."""
        ends = first + 1
        still = np.arange(len(first))
        goes_on, stops = self._moves.inside[move], self._moves.last[move]
        while len(still):
            here = ends[still]
            hidden = slots[here + 1, _HERE] + slots[first[still] + 1, _FIRST] + slots[here, _BEFORE]
            scores = self._scores(hidden)
            row = np.arange(len(still))
            open_still = (scores[row, goes_on[still]] >= scores[row, stops[still]]) & ~walls.before[here]
            ends[still] += 1
            still = still[open_still]
        return ends.tolist()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walls:
    """Where entities must stop (before a new sentence or the end of a text), and where none may start (white space)."""

    before: Flags
    space: Flags

    @classmethod
    def of(cls, docs: Sequence[Doc]) -> _Walls:
        table = np.concatenate([_starts_and_spaces(doc) for doc in docs])
        return cls(before=np.append(table[1:, 0] == 1, True), space=table[:, 1] == 1)


def _starts_and_spaces(doc: Doc) -> Any:
    table: Any = doc.to_array(["SENT_START", "IS_SPACE"])
    table[0, 0] = 1  # the text before ends here
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """The recogniser's classes by what they do. `inside` and `last` give, for a class that begins, its two others."""

    labels: list[str]
    outside: int
    opening: Flags
    begins: Flags
    alone: Flags
    inside: Places
    last: Places

    @classmethod
    def of(cls, names: Sequence[str]) -> _Moves:
        at: dict[str, int] = {name: number for number, name in enumerate(names)}
        kinds, labels = zip(*(name.partition("-")[::2] for name in names), strict=True)
        begins, alone = (_are(names, kinds, kind) for kind in "BU")
        others: list[Any] = [[at.get(f"{kind}-{label}", 0) for label in labels] for kind in "IL"]
        return cls(
            labels=list(labels),
            outside=at["O"],
            opening=begins | alone | (np.arange(len(names)) == at["O"]),
            begins=begins,
            alone=alone,
            inside=np.array(others[0]),
            last=np.array(others[1]),
        )


def _are(names: Sequence[str], kinds: Sequence[str], kind: str) -> Flags:
    """The classes of one kind; those without a label only block what was set before, which is none here."""
    return np.array([found == kind and name != f"{kind}-" for name, found in zip(names, kinds, strict=True)])
