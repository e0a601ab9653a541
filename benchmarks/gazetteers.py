"""How many place names are looked up a second, how long `comity actor` takes to start, and what all tables weigh.

    .venv/bin/python benchmarks/gazetteers.py

Names are drawn from the index itself, each asked once (nothing remembered), then in the proportions of news, where few
names make up most of a text. Times are those of the processor, in one thread.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

NAMES = 20_000
ASKED = 100_000


def main() -> None:
    """Measure and print."""
    print(f"start of comity actor  {_start_seconds():6.2f} s of processor time, best of three")
    before = _megabytes()
    actors = _load_actors()
    from comity.locate.where.gazetteer import _by_key, look_up
    from comity.locate.where.index import connect

    names = [name for (name,) in connect().execute("select name from places order by id")]
    random.Random(1).shuffle(names)  # noqa: S311
    once = names[:NAMES]
    print(f"actors' names          {actors:,}; places {len(names):,}")
    print(f"each name once         {_per_second(look_up, once):10,.0f} a second")
    _by_key.cache_clear()
    drawn = random.Random(2).choices(once, weights=[1 / rank for rank in range(1, NAMES + 1)], k=ASKED)  # noqa: S311
    print(f"as in news             {_per_second(look_up, drawn):10,.0f} a second")
    print(f"memory of all tables   {_megabytes() - before:6.0f} MB (from {before:.0f} MB)")


def _load_actors() -> int:
    from comity.actors.lexicon import lexicon
    from comity.actors.resolve import resolve_phrase

    resolve_phrase("the French foreign minister")
    return len(lexicon().entries)


def _per_second(look_up: Callable[[str], object], names: Sequence[str]) -> float:
    start = time.process_time()
    for name in names:
        look_up(name)
    return len(names) / (time.process_time() - start)


def _start_seconds() -> float:
    return min(_timed_run() for _ in range(3))


def _timed_run() -> float:
    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    start = used()
    command = [str(Path(sys.executable).with_name("comity")), "actor", "Prime Minister Abe", "--on", "2014-03-01"]
    subprocess.run(command, check=True, capture_output=True)
    return used() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
