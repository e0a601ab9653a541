"""How long a dossier, a digest and `why` take in a large record, and how long same-event linking: of made-up claims.

    .venv/bin/python benchmarks/scale.py FOLDER [CLAIMS]           # 5,000,000 without a number: 2 GB of disk
    .venv/bin/python benchmarks/scale.py FOLDER [CLAIMS] --link    # links all claims: which are of one event

The store is made once and kept in FOLDER (`benchmarks/made_up.py` says of what); a second run finds it there. Each
question is asked twice, on two threads, and the second counts: seconds of the clock, seconds of the processor, and the
peak of memory of this process so far. The aims: any dossier and a digest under 2 s of the clock and 2 GB on two cores;
a million claims linked in ten minutes and 4 GB.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from made_up import build, pair_of_rank

from comity.api import Store


def main() -> None:
    """Make the store, or find it, and time what was asked for."""
    options = _options()
    path = Path(options.folder) / f"made-up-{options.claims}{'-unlinked' if options.link else ''}.duckdb"
    if not path.exists():
        print(f"making {path} …", flush=True)
        build(str(path), options.claims, linked=not options.link)
    if options.link:
        _link(str(path))
    else:
        _ask(str(path))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="where the store is kept")
    parser.add_argument("claims", nargs="?", type=int, default=5_000_000)
    parser.add_argument("--link", action="store_true", help="time the linking of all claims and of one judgement")
    return parser.parse_args()


def _ask(path: str) -> None:
    with Store.open(path, read_only=True) as store:
        _two_threads(store)
        busy, quiet = pair_of_rank(0), pair_of_rank(180)
        [(claim,)] = store._db.execute("select claim from gists limit 1").fetchall()
        _time("dossier of the busiest pair", lambda: store.dossier(*busy))
        _time("dossier of a quiet pair", lambda: store.dossier(*quiet))
        year = {"since": date(2015, 1, 1), "until": date(2015, 12, 31)}
        _time("dossier of the busiest pair, one year", lambda: store.dossier(*busy, **year))
        _time("dossier of two blocs", lambda: store.dossier("NATO", "ASEAN"))
        _time("digest of all", store.digest)
        _time("digest of a week", lambda: store.digest(since=date(2015, 5, 1), until=date(2015, 5, 7)))
        _time("digest of the busiest pair", lambda: store.digest(about=busy))
        _time("digest of a busy and a quiet party", lambda: store.digest(about=(busy[0], quiet[0])))
        _time("why", lambda: store.why(claim))


def _link(path: str) -> None:
    with Store.open(path) as store:
        _two_threads(store)
        _time("link all claims", lambda: store.link(everything=True), times=1)
        [(linked, events)] = store._db.execute("select count(*), count(distinct event) from links").fetchall()
        print(f"{linked:,} claims of {events:,} events")
        busy = sorted(pair_of_rank(0))
        query = "select claim from gists where first_party = ? and second_party = ? and kind = 'event' limit 1"
        [(claim,)] = store._db.execute(query, busy).fetchall()
        _time("judge a claim of the busiest pair", lambda: store.judge(claim, "wrong", why="made up", by="a benchmark"))


def _two_threads(store: Store) -> None:
    store._db.execute("set threads = 2")


def _time(what: str, ask: Callable[[], object], *, times: int = 2) -> None:
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        ask()
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:38s}{clock:8.2f} s {processor:8.2f} s of the processor, peak {peak:,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
