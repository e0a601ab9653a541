"""How well a codebook of one's own types sentences that it has not seen: six kinds of diplomatic protocol.

    .venv/bin/python benchmarks/own_codebook.py [--codebook FILE] [--sentences FILE] [--wrong]

The codebook is `src/comity/samples/diplomatic_protocol.yaml`. The sentences, twenty of each kind and forty of none,
were written for this before anything was measured; neither the examples nor the coder were changed after. The last
lines say what is left when comity has to find the actors and the event by itself, as `comity code` does.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

from sklearn.metrics import f1_score

from comity.codebooks import open_codebook
from comity.events.codebook import CodebookCoder, read_marks
from comity.model import Code, Document, EventFinding, Reading
from comity.pipeline import read_through, stages_with

HERE = Path(__file__).parent
NONE = "none"


def main() -> None:
    """Measure and print."""
    options = _options()
    coder = open_codebook(options.codebook)
    lines = [json.loads(line) for line in Path(options.sentences).read_text("utf8").splitlines()]
    gold = [line["type"] or NONE for line in lines]
    codes = coder.code([read_marks(line["marked"])[1] for line in lines])
    given = [code.type or NONE for code in codes]
    _figures(gold, given, coder.types)
    _confusion(gold, given, [*coder.types, NONE])
    _confidence(gold, codes)
    _in_text(lines, coder)
    for line, kind, code in zip(lines, gold, codes, strict=True):
        if options.wrong and kind != (code.type or NONE):
            print(f"{kind} → {code.type or NONE} {code.confidence:.2f}: {line['marked']}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codebook", default=str(files("comity") / "samples" / "diplomatic_protocol.yaml"))
    parser.add_argument("--sentences", default=str(HERE / "own_codebook.jsonl"))
    parser.add_argument("--wrong", action="store_true", help="show the sentences that were typed wrongly")
    return parser.parse_args()


def _figures(gold: list[str], given: list[str], types: list[str]) -> None:
    right = sum(kind == answer for kind, answer in zip(gold, given, strict=True))
    of_types = [pair for pair in zip(gold, given, strict=True) if pair[0] != NONE]
    print(f"sentences                       {len(gold)}")
    print(f"accuracy, types and none        {right / len(gold):.3f}")
    print(f"macro-F1 of the types           {f1_score(gold, given, labels=types, average='macro'):.3f}")
    print(f"of the types: right             {sum(a == b for a, b in of_types) / len(of_types):.3f}")
    print(f"of the types: taken for another {sum(b not in (a, NONE) for a, b in of_types) / len(of_types):.3f}")
    typed = sum(answer != NONE for kind, answer in zip(gold, given, strict=True) if kind == NONE)
    print(f"of none: given a type           {typed} of {gold.count(NONE)}\n")


def _confusion(gold: list[str], given: list[str], labels: list[str]) -> None:
    counts = Counter(zip(gold, given, strict=True))
    print("is \\ given".ljust(17) + "".join(f"{label[:11]:>13}" for label in labels))
    for label in labels:
        print(label.ljust(17) + "".join(f"{counts[label, other] or '.':>13}" for other in labels))


def _confidence(gold: list[str], codes: list[Code]) -> None:
    print("\nconfidence     answers  mean  right")
    for low, high in ((0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        some = [(kind == (code.type or NONE), code) for kind, code in zip(gold, codes, strict=True)]
        some = [(is_right, code) for is_right, code in some if low <= code.confidence < high]
        if some:
            mean = sum(code.confidence for _, code in some) / len(some)
            right = sum(is_right for is_right, _ in some) / len(some)
            print(f"{low:.1f} to {min(high, 1):.1f}     {len(some):>7}  {mean:.2f}  {right:.2f}")


def _in_text(lines: list[dict[str, str]], coder: CodebookCoder) -> None:
    """What `comity code` makes of the sentences as bare text."""
    documents = [Document(id=line["id"], text=read_marks(line["marked"])[0]) for line in lines]
    found = [_codes(reading) for reading in read_through(documents, stages_with(coder.stage))]
    typed = [(line["type"], codes) for line, codes in zip(lines, found, strict=True) if line["type"]]
    print(f"\nof {len(typed)} sentences of the types, as bare text in comity code")
    print(f"  an event is found in          {sum(bool(codes) for _, codes in typed)}")
    print(f"  and one has the right type in {sum(kind in codes for kind, codes in typed)}")


def _codes(reading: Reading) -> list[str | None]:
    events = [finding for finding in reading.findings if isinstance(finding, EventFinding)]
    return [event.code.type for event in events if event.code]


if __name__ == "__main__":
    main()
