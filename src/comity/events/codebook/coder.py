"""Pairs of marked actors by a researcher's own codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from comity.codes.table import rows
from comity.errors import InputError
from comity.events.codebook.book import Codebook, Example
from comity.events.codebook.head import Head, Shown, Whitening, features, one_thread
from comity.events.codebook.marks import read_marks
from comity.events.learned import Marked, load
from comity.model import Code, EventFinding, Reading

# Examples told as the nearest.
_NEAREST = 2
_SHOWN_CHARACTERS = 90


class CodebookCoder:
    """A codebook, fitted: about three seconds, most of them for the 200 sentences of the background.

    Raises:
        InputError: an example has no marks, or is so long that its marks are not read.
    """

    def __init__(self, book: Codebook) -> None:
        self.book = book
        self.types = [kind.name for kind in book.kinds]
        background, examples = _background(), _example_features(book.examples)
        labels = [self.types.index(example.type) if example.type else len(self.types) for example in book.examples]
        with one_thread():
            self._whiten = Whitening.of(background)
            self._known = self._whiten(examples)
            self.head = Head(Shown.of(self._known, labels, self._whiten(background), len(self.types)))

    def code(self, pairs: Sequence[Marked | None]) -> list[Code]:
        """A code for each pair, in order; type None and confidence 0 where there are no two to read."""
        pairs = [pair if pair and pair.names_both else None for pair in pairs]
        found = load().vectors([pair for pair in pairs if pair])
        read = [vector for vector in found if vector is not None]
        codes = iter(self._codes(np.array(read)) if read else ())
        ahead = iter(found)
        return [
            next(codes) if pair and next(ahead) is not None else Code(codebook=self.book.title, confidence=0.0)
            for pair in pairs
        ]

    def _codes(self, vectors: Any) -> list[Code]:
        with one_thread():
            white = self._whiten(features(vectors))
            shares = self.head.shares(white)[:, :-1]
            return [self._code(*pair) for pair in zip(white, shares, strict=True)]

    def _code(self, vector: Any, shares: Any) -> Code:
        """The likeliest type where its share is enough; else none, as sure as it is that this type is wrong."""
        best = int(shares.argmax())
        share = float(shares[best])
        kind = self.types[best] if share >= self.book.threshold else None
        confidence = share if kind else 1 - share
        return Code(
            codebook=self.book.title, type=kind, confidence=round(confidence, 3), nearest=self._nearest(vector, kind)
        )

    def _nearest(self, vector: Any, kind: str | None) -> tuple[str, ...]:
        """The examples most like it: of its type, or of all where it has none."""
        lengths = np.linalg.norm(self._known, axis=1) * np.linalg.norm(vector)
        alike = self._known @ vector / np.maximum(lengths, 1e-9)
        order = (self.book.examples[place] for place in np.argsort(-alike, kind="stable"))
        return tuple(example.name for example in order if kind in (None, example.type))[:_NEAREST]

    def reason(self, code: Code) -> str:
        """A code in the words of `why`, with the examples that were nearest."""
        if not code.nearest:
            return f"code none: the sentence shows no two actors to mark ({code.codebook})"
        sentences = {example.name: example.sentence for example in self.book.examples}
        nearest = "; ".join(f"{name} “{_short(sentences[name])}”" for name in code.nearest)
        return f"code {code.type or 'none'} {code.confidence:.2f} by {code.codebook}; nearest examples: {nearest}"

    def stage(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """A stage after `find_events`: each event gets its code; ties stay as they are."""
        for reading in readings:
            events = [finding for finding in reading.findings if isinstance(finding, EventFinding)]
            coded = zip(events, self.code([_marked(reading, event) for event in events]), strict=True)
            new = iter([replace(event, code=code, why=(*event.why, self.reason(code))) for event, code in coded])
            findings = (next(new) if isinstance(finding, EventFinding) else finding for finding in reading.findings)
            yield reading.with_(findings=tuple(findings))


def _marked(reading: Reading, event: EventFinding) -> Marked | None:
    """The sentence with the first actor of each side marked; of parties side by side, the first two."""
    ends = (event.source[0], event.target[0]) if event.source and event.target else event.source[:2]
    return Marked.between(reading.doc[event.predicate].sent, *ends) if len(ends) == 2 else None


def _example_features(examples: Sequence[Example]) -> Any:
    for example in examples:
        if example.marked is None:
            raise InputError(f"the example {example.name!r} has no marks: put <s>…</s> and <t>…</t> into it.")
    found = load().vectors([example.marked for example in examples if example.marked])
    for example, vector in zip(examples, found, strict=True):
        if vector is None:
            raise InputError(f"the example {example.name!r} is too long: its marks stand where it is no longer read.")
    return features(np.array(found))


def _background() -> Any:
    pairs = [read_marks(row["marked"])[1] for row in rows("codebook/background.csv")]
    return features(
        np.array([vector for vector in load().vectors([pair for pair in pairs if pair]) if vector is not None])
    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN_CHARACTERS else sentence[: _SHOWN_CHARACTERS - 1].rstrip() + "…"
