"""START HERE: the stages in order.

    read → parse → actors → events → qualify → locate → record → relate → present

Stage 1 (`comity.read`) makes documents of files. Stages 2 to 6, below, make claims of documents and keep no state.
Stages 7 to 9 (`comity.record`, `comity.relate`, `comity.present`) work on what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from comity.actors import Lexicon, find_actors
from comity.claims import claims_of
from comity.events import find_events
from comity.locate import locate
from comity.model import AnyClaim, Document, Reading
from comity.parse import parse
from comity.qualify import qualify
from comity.stage import Stage, each

STAGES: tuple[Stage, ...] = (parse, find_actors, find_events, qualify, locate)


def read_through(documents: Iterable[Document], stages: tuple[Stage, ...] = STAGES) -> Iterator[Reading]:
    """Send documents through the stages; one reading a document, in order."""
    readings: Iterator[Reading] = (Reading(document=document) for document in documents)
    for stage in stages:
        readings = stage(readings)
    return readings


def stages_with(
    code: Stage | None = None, *, min_confidence: float = 0.0, actors: Lexicon | None = None
) -> tuple[Stage, ...]:
    """The stages, with a user's own actors (`open_actors`), and two more that a user may ask for after the events.

    `min_confidence` leaves out what is less sure than that (0..1); `code` is the stage of a researcher's codebook
    (`CodebookCoder.stage`).
    """
    found = STAGES if actors is None else tuple(_with_actors(stage, actors) for stage in STAGES)
    asked = (sure_from(min_confidence) if min_confidence > 0 else None, code)
    after = STAGES.index(find_events) + 1
    return (*found[:after], *(stage for stage in asked if stage), *found[after:])


def _with_actors(stage: Stage, actors: Lexicon) -> Stage:
    return partial(find_actors, actors=actors) if stage is find_actors else stage


def sure_from(minimum: float) -> Stage:
    """A stage that keeps the findings of a confidence of `minimum` and more."""

    def keep(reading: Reading) -> Reading:
        return reading.with_(findings=tuple(found for found in reading.findings if found.confidence >= minimum))

    return each(keep)


def code_documents(
    documents: Iterable[Document], stages: tuple[Stage, ...] = STAGES
) -> Iterator[tuple[Document, tuple[AnyClaim, ...]]]:
    """Each document with its claims."""
    for reading in read_through(documents, stages):
        yield reading.document, claims_of(reading)
