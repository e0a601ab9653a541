"""Whether comity's way of running spaCy changes the claims: both ways on the same texts, found, lost, gained, changed.

    .venv/bin/python benchmarks/same_claims.py [TEXTS.jsonl] [--documents N] [--show]

A claim is the same where document, trigger, kind, type and parties agree; it is changed where any other field differs.
Without a file, comity's own sample reports are read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path

from comity.claims import claims_of
from comity.model import AnyClaim, Document
from comity.parse.syntax import parse, plain_language
from comity.pipeline import STAGES, read_through
from comity.stage import Stage

Claims = dict[str, AnyClaim]


def main() -> None:
    """Compare and print; the exit status is 1 where claims were lost or gained."""
    options = _options()
    documents = list(_documents(options.texts))[: options.documents]
    plain = _claims(documents, (partial(parse, pipeline=plain_language()), *STAGES[1:]))
    own = _claims(documents, STAGES)
    changed = [key for key in plain.keys() & own.keys() if asdict(plain[key]) != asdict(own[key])]
    lost, gained = sorted(plain.keys() - own.keys()), sorted(own.keys() - plain.keys())
    print(f"documents {len(documents)}, claims as spaCy runs it {len(plain)}, as comity runs it {len(own)}")
    for name, keys in (("lost", lost), ("gained", gained), ("changed", changed)):
        print(f"{name:10s}{len(keys):6d}  {len(keys) / max(len(plain), 1):7.2%}")
        if options.show:
            for key in keys:
                claim = (plain if name == "lost" else own)[key]
                print(f"    {claim.document} {claim.trigger.text!r}: {claim.sentence.text}")
    raise SystemExit(bool(lost or gained))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", help="JSON lines with `text` and perhaps `published`")
    parser.add_argument("--documents", type=int, default=None, help="only the first N")
    parser.add_argument("--show", action="store_true", help="show the claims that differ")
    return parser.parse_args()


def _documents(path: str | None) -> Iterator[Document]:
    source = Path(path) if path else files("comity") / "samples" / "reports.jsonl"
    for number, row in enumerate(map(json.loads, source.read_text("utf8").splitlines())):
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        yield Document(id=str(number), text=row["text"], published=published)


def _claims(documents: list[Document], stages: tuple[Stage, ...]) -> Claims:
    """By id, which is made of the document, the trigger, the kind, the type and the parties."""
    return {claim.id: claim for reading in read_through(documents, stages) for claim in claims_of(reading)}


if __name__ == "__main__":
    main()
