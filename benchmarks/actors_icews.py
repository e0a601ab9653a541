"""Whom names of ICEWS belong to: the share whose state comity finds on the day of the report.

    .venv/bin/python benchmarks/actors_icews.py NAMES.jsonl [--wrong] [--actors FILE …]

The form of the file is told in `src/comity/score/icews.py`. A name that comity does not find counts as wrong.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from comity.actors import open_actors, resolve_phrase
from comity.score.icews import read_icews, score_countries, state_of


def main() -> None:
    """Ask every name, and print the figures; with --wrong also what was wrong."""
    options = _options()
    actors = open_actors(options.actors)
    found = [(label, resolve_phrase(label.name, on=label.on, actors=actors)) for label in read_icews(options.names)]
    score = score_countries(found)
    print(f"country right {score.share:.3f} of {score.asked} ({score.wrong} found and wrong)")
    for label, actor in found if options.wrong else ():
        if state_of(actor) != label.country:
            print(f"{label.name}: is of {label.country}, found {state_of(actor)} ({actor.why if actor else 'nobody'})")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path, help="JSON lines: name, date, gold")
    parser.add_argument("--actors", action="append", default=[], help="a file of own actors; may be repeated")
    parser.add_argument("--wrong", action="store_true", help="print what was wrong")
    return parser.parse_args()


if __name__ == "__main__":
    main()
