"""START HERE: the stages in order.

    read → parse → actors → events → qualify → locate → record → relate → present

Stage 1 (`comity.read`) makes documents of files. Stages 2 to 6, below, make claims of documents and keep no state.
Stages 7 to 9 (`comity.record`, `comity.relate`, `comity.present`) work on what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.actors import find_actors
from comity.claims import claims_of
from comity.events import find_events
from comity.locate import locate
from comity.model import AnyClaim, Document, Reading
from comity.parse import parse
from comity.qualify import qualify
from comity.stage import Stage

STAGES: tuple[Stage, ...] = (parse, find_actors, find_events, qualify, locate)


def read_through(documents: Iterable[Document], stages: tuple[Stage, ...] = STAGES) -> Iterator[Reading]:
    """Send documents through the stages; one reading a document, in order."""
    readings: Iterator[Reading] = (Reading(document=document) for document in documents)
    for stage in stages:
        readings = stage(readings)
    return readings


def stages_with(code: Stage | None) -> tuple[Stage, ...]:
    """The stages, and after the events that of a researcher's codebook (`CodebookCoder.stage`), if there is one."""
    if code is None:
        return STAGES
    after = STAGES.index(find_events) + 1
    return (*STAGES[:after], code, *STAGES[after:])


def code_documents(
    documents: Iterable[Document], stages: tuple[Stage, ...] = STAGES
) -> Iterator[tuple[Document, tuple[AnyClaim, ...]]]:
    """Each document with its claims."""
    for reading in read_through(documents, stages):
        yield reading.document, claims_of(reading)
