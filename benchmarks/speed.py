"""How fast the whole of `comity code` is: a ratio to spaCy's own tagger, parser, lemmatizer and NER on the same text.

    .venv/bin/python benchmarks/speed.py [TEXTS.jsonl] [--documents N] [--rounds N] [--stages]

Both run in this one process, in one thread, in turn, --rounds times each. Time is that of the processor, and the best
of each counts: machines are noisy, a ratio within one run is less so. spaCy runs as it comes, in batches of a size that
suits it; and once more with numpy to multiply its matrices, as comity has it, which is what the ratio would be on a
processor that spaCy's own BLAS knows well. Without a file, comity's own sample reports are read, repeated to a fair
length.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from comity.claims import claims_of
from comity.model import Document, Reading
from comity.parse.syntax import BATCH, language, plain_language, use_numpy
from comity.pipeline import STAGES, read_through
from comity.run.local import pass_over_tables

if TYPE_CHECKING:
    from spacy.language import Language


def main() -> None:
    """Measure and print."""
    options = _options()
    documents = list(_documents(options.texts))[: options.documents]
    texts = [document.text for document in documents]
    plain, with_numpy = plain_language(), plain_language()
    use_numpy(with_numpy)
    works = (lambda: _spacy(plain, texts), lambda: _spacy(with_numpy, texts), lambda: _whole(documents))
    for pipeline in (plain, with_numpy):
        _spacy(pipeline, texts[:2])
    _whole(documents[:2])  # what is loaded at first use is no part of the timed runs
    pass_over_tables()
    with threadpool_limits(1):
        rounds = [[_timed(work) for work in works] for _ in range(options.rounds)]
    spacy_s, numpy_s, comity_s = map(min, zip(*rounds, strict=True))
    tokens = sum(len(language().make_doc(text)) for text in texts)
    print(f"documents {len(texts)}, tokens {tokens}")
    print(f"spaCy alone       {spacy_s:7.2f} s  {1e6 * spacy_s / tokens:6.1f} us/token")
    print(f"spaCy with numpy  {numpy_s:7.2f} s  {1e6 * numpy_s / tokens:6.1f} us/token")
    print(f"comity, whole     {comity_s:7.2f} s  {1e6 * comity_s / tokens:6.1f} us/token")
    print(f"ratio             {comity_s / spacy_s:7.2f}  (to spaCy with numpy {comity_s / numpy_s:.2f})")
    if options.stages:
        _by_stage(documents, tokens)
    print(f"peak memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", help="JSON lines with `text` and perhaps `published`")
    parser.add_argument("--documents", type=int, default=None, help="only the first N")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is timed")
    parser.add_argument("--stages", action="store_true", help="show the time of each stage, too")
    return parser.parse_args()


def _documents(path: str | None) -> Iterator[Document]:
    if path:
        lines = Path(path).read_text("utf8").splitlines()
    else:
        lines = (files("comity") / "samples" / "reports.jsonl").read_text("utf8").splitlines() * 10
    for number, row in enumerate(map(json.loads, lines)):
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        yield Document(id=str(number), text=row["text"], published=published)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _spacy(pipeline: Language, texts: list[str]) -> None:
    for _ in pipeline.pipe(texts, batch_size=BATCH):
        pass


def _whole(documents: list[Document]) -> None:
    for reading in read_through(documents):
        claims_of(reading)


def _by_stage(documents: list[Document], tokens: int) -> None:
    readings = [Reading(document=document) for document in documents]
    for name, stage in zip(("parse", "actors", "events", "qualify", "locate"), STAGES, strict=True):
        start = time.process_time()
        readings = list(stage(readings))
        spent = time.process_time() - start
        print(f"  {name:16s}{spent:7.2f} s  {1e6 * spent / tokens:6.1f} us/token")


if __name__ == "__main__":
    main()
