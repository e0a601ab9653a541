"""How well a codebook's own examples are told apart when the one asked about has not been seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.events.codebook.book import Example
from comity.events.codebook.coder import CodebookCoder
from comity.events.codebook.head import one_thread

# Up to this many examples each is left out by itself (some 30 ms each); of more, a fifth at a time.
_ONE_BY_ONE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one example was taken for unseen. `given` None is none of the types; `share` is that of the likeliest."""

    example: Example
    given: str | None
    likeliest: str
    share: float

    @property
    def is_right(self) -> bool:
        """Whether it was taken for what the codebook says."""
        return self.given == self.example.type


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Answers to all examples, and how many background sentences were given a type that they hardly have."""

    title: str
    threshold: float
    one_by_one: bool
    answers: tuple[Answer, ...]
    background: int
    background_typed: int

    def of(self, kind: str | None) -> tuple[Answer, ...]:
        """The answers to the examples of one type, or (None) to the counter-examples."""
        return tuple(answer for answer in self.answers if answer.example.type == kind)


def check_codebook(coder: CodebookCoder) -> Report:
    """Ask the head about each example without showing it that example (leave-one-out)."""
    examples = coder.book.examples
    one_by_one = len(examples) <= _ONE_BY_ONE
    shares = list(_alone(coder, len(examples))) if one_by_one else list(_unseen(coder)[: len(examples)])
    background = _unseen(coder)[len(examples) :, :-1].max(1)
    return Report(
        title=coder.book.title,
        threshold=coder.book.threshold,
        one_by_one=one_by_one,
        answers=tuple(_answer(coder, *pair) for pair in zip(examples, shares, strict=True)),
        background=len(background),
        background_typed=int((background >= coder.book.threshold).sum()),
    )


def _alone(coder: CodebookCoder, count: int) -> Iterator[Any]:
    with one_thread():
        yield from map(coder.head.shares_without, range(count))


def _unseen(coder: CodebookCoder) -> Any:
    return coder.head.shares_of(coder.head.unseen)


def _answer(coder: CodebookCoder, example: Example, shares: Any) -> Answer:
    best = int(np.argmax(shares[:-1]))
    share = float(shares[best])
    likeliest = coder.types[best]
    given = likeliest if share >= coder.book.threshold else None
    return Answer(example=example, given=given, likeliest=likeliest, share=share)
