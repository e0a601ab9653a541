"""How fast the whole of `comity code` is: a ratio to spaCy's own tagger, parser, lemmatizer and NER on the same text.

    .venv/bin/python benchmarks/speed.py [TEXTS.jsonl] [--documents N] [--stages]

Both run in this one process, one after the other, twice each, and the better time of each counts: machines are noisy, a
ratio within one run is not. Without a file, comity's own sample reports are read, repeated to a fair length.
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

from comity.claims import claims_of
from comity.model import Document, Reading
from comity.parse.syntax import BATCH, language
from comity.pipeline import STAGES, read_through


def main() -> None:
    """Measure and print."""
    options = _options()
    documents = list(_documents(options.texts))[: options.documents]
    texts = [document.text for document in documents]
    _whole(documents[:2])  # loads every model and table, so that the timed runs hold none of that
    spacy_s, comity_s = (
        min(_timed(work) for _ in range(2)) for work in (lambda: _spacy(texts), lambda: _whole(documents))
    )
    tokens = sum(len(language().make_doc(text)) for text in texts)
    print(f"documents {len(texts)}, tokens {tokens}")
    print(f"spaCy alone       {spacy_s:7.2f} s  {1e6 * spacy_s / tokens:6.1f} us/token")
    print(f"comity, whole     {comity_s:7.2f} s  {1e6 * comity_s / tokens:6.1f} us/token")
    print(f"ratio             {comity_s / spacy_s:7.2f}")
    if options.stages:
        _by_stage(documents, tokens)
    print(f"peak memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", help="JSON lines with `text` and perhaps `published`")
    parser.add_argument("--documents", type=int, default=None, help="only the first N")
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
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spacy(texts: list[str]) -> None:
    for _ in language().pipe(texts, batch_size=BATCH):
        pass


def _whole(documents: list[Document]) -> None:
    for reading in read_through(documents):
        claims_of(reading)


def _by_stage(documents: list[Document], tokens: int) -> None:
    readings = [Reading(document=document) for document in documents]
    for stage in STAGES:
        start = time.perf_counter()
        readings = list(stage(readings))
        spent = time.perf_counter() - start
        print(f"  {stage.__name__:16s}{spent:7.2f} s  {1e6 * spent / tokens:6.1f} us/token")


if __name__ == "__main__":
    main()
