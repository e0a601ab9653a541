"""One process, a batch at a time; a document that cannot be coded is named and skipped, and the run goes on."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from comity.config import BATCH
from comity.errors import InputError
from comity.model import AnyClaim, Document, content_id
from comity.pipeline import STAGES, code_documents
from comity.record.writers import Writer
from comity.stage import Stage

log = logging.getLogger(__name__)
Coded = list[tuple[Document, tuple[AnyClaim, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: documents and claims written so far."""

    documents: int = 0
    claims: int = 0

    def plus(self, coded: Coded) -> Progress:
        """The progress after one more batch."""
        claims = sum(len(found) for _, found in coded)
        return Progress(documents=self.documents + len(coded), claims=self.claims + claims)


def run(
    documents: Iterable[Document],
    writer: Writer,
    *,
    on_problem: Callable[[InputError], None],
    batch: int = BATCH,
    stages: tuple[Stage, ...] = STAGES,
) -> Iterator[Progress]:
    """Code documents and write their claims; yields after each batch is written.

    Lazy: nothing happens until the progress is consumed, and stopping between two yields loses nothing written.
    """
    progress = Progress()
    try:
        for some in _batches(_apart(documents, on_problem), batch):
            coded = code_batch(some, on_problem, stages)
            writer.add(coded)
            progress = progress.plus(coded)
            if not gc.get_freeze_count():
                pass_over_tables()
            yield progress
    finally:
        gc.unfreeze()


def pass_over_tables() -> None:
    """Have the garbage collector pass over all that is loaded by now, until `gc.unfreeze`.

    The tables that a first batch loads stay to the end; walking their 300,000 objects again and again takes a
    twentieth of a run.
    """
    gc.collect()
    gc.freeze()


def code_batch(
    documents: list[Document], on_problem: Callable[[InputError], None], stages: tuple[Stage, ...] = STAGES
) -> Coded:
    """The batch coded; where it fails as a whole, each document alone, so that only the bad ones are left out."""
    try:
        return list(code_documents(documents, stages))
    except Exception:
        log.debug("a batch failed; trying its documents one by one", exc_info=True)
    return [pair for document in documents for pair in _code_alone(document, on_problem, stages)]


def _code_alone(document: Document, on_problem: Callable[[InputError], None], stages: tuple[Stage, ...]) -> Coded:
    try:
        return list(code_documents([document], stages))
    except Exception as problem:  # the edge of a run: whatever one document does, the others must be coded
        log.debug("document %s failed", document.id, exc_info=True)
        on_problem(
            InputError(
                f"document {document.id!r} could not be coded and is left out: {type(problem).__name__}: {problem}. "
                "Please report it with the text; -v shows where it failed."
            )
        )
        return []


def _apart(documents: Iterable[Document], on_problem: Callable[[InputError], None]) -> Iterator[Document]:
    """The documents, each under an id of its own: a copy is passed over, another under its id is renamed."""
    seen: dict[str, str] = {}
    for document in documents:
        content = content_id(document.text, document.title, document.publisher, document.published)
        if seen.get(document.id) == content:
            continue
        if document.id in seen:
            other = f"{document.id}#{content[:6]}"
            rule = "was given before in this run, to another text"
            on_problem(InputError(f"document id {document.id!r} {rule}: this one is kept as {other!r}.", kept=True))
            document = replace(document, id=other)
        seen[document.id] = content
        yield document


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    ahead = iter(documents)
    while some := list(islice(ahead, size)):
        yield some
