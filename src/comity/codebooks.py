"""A researcher's codebook from its file to a coder: the stages that find actors mark examples without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.actors import find_actors
from comity.errors import InputError
from comity.events.codebook import Codebook, CodebookCoder, Example, read_codebook
from comity.events.learned import Marked
from comity.model import Document, Reading
from comity.parse import parse
from comity.pipeline import read_through


def open_codebook(path: str) -> CodebookCoder:
    """The coder of the codebook in the YAML file `path`; it takes a few seconds to fit.

    Raises:
        InputError: the file cannot be read or breaks a rule, or an unmarked example names no two actors.
    """
    book = read_codebook(path)
    try:
        return CodebookCoder(_marked(book))
    except InputError as problem:
        raise InputError(f"codebook {path!r}: {problem}") from problem


def _marked(book: Codebook) -> Codebook:
    """The codebook with the first two actors marked in each example that had no marks."""
    bare = [example for example in book.examples if example.marked is None]
    found = dict(zip((example.name for example in bare), _first_actors(bare), strict=True)) if bare else {}
    examples = (replace(example, marked=found.get(example.name, example.marked)) for example in book.examples)
    return replace(book, examples=tuple(examples))


def _first_actors(examples: Sequence[Example]) -> list[Marked]:
    documents = [Document(id=example.name, text=example.sentence) for example in examples]
    readings = read_through(documents, (parse, find_actors))
    return [_first_two(*pair) for pair in zip(examples, readings, strict=True)]


def _first_two(example: Example, reading: Reading) -> Marked:
    spans: list[tuple[int, int]] = []
    for mention in reading.mentions:
        start, end = mention.actor.start, mention.actor.end
        if mention.kind != "pronoun" and not any(start < last and first < end for first, last in spans):
            spans.append((start, end))
    if len(spans) < 2:
        raise InputError(
            f"in the example {example.name!r} comity finds no two actors: mark them with <s>…</s> and <t>…</t>."
        )
    return Marked(sentence=example.sentence, source=spans[0], target=spans[1])
