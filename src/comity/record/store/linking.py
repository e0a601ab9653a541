"""Links of a store brought up to date: of the claims that changed, and of those near enough to be of their events.

Claims are read block by block, in order of their days, so that no more than one block is in memory; blocks that
somebody's ruling joins come together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

import duckdb
import pyarrow as pa

from comity.record import schema
from comity.record.same_event import Link, Rulings, Sketch, days_near, group, link_runs, runs
from comity.record.store.gists import events_query

_BATCH = 10_000
Days = dict[str, set[date | None]]
"""The days near which something changed, by block; None among them where what changed has no known day."""

_SKETCHES = """
    select gists.claim, block, doers, gists.type, gists.quad, gists.place, country, day,
        if(dated and precision = 'day', day, null) as stated, claims.sentence.text as words
    from gists join claims on claims.id = gists.claim
    where block in (select unnest($blocks)) order by block, day nulls last, gists.claim
"""
_CHANGED = """
    create or replace temp table gone as
        select claim, event, decided_by from links anti join wanted using (claim, event, decided_by)
        where claim in (select claim from wanted) or claim in (select claim from touched);
    create or replace temp table fresh as select wanted.* from wanted anti join links using (claim, event, decided_by);
    insert into links by name select * from fresh;
    delete from links using gone where links.claim = gone.claim and links.event = gone.event
        and links.decided_by = gone.decided_by;
    update gists set event = fresh.event from fresh
        where gists.claim = fresh.claim and gists.event is distinct from fresh.event;
    create or replace temp table changed as
        select event from touched union select event from gone union select event from fresh
        union select event from gists where claim in (select claim from touched);
    delete from events where event in (select event from changed);
    insert into events by name {events};
    delete from touched;
    drop table wanted; drop table gone; drop table fresh; drop table changed;
"""


def link_touched(db: duckdb.DuckDBPyConnection, people: Rulings) -> None:
    """Link the claims near those in `touched`, as if all had been linked; links already right stay untouched."""
    touched = _touched(db)
    db.execute("create or replace temp table wanted as select * from links limit 0")
    found = chain.from_iterable(_linked(db, touched, people))
    while batch := list(islice(found, _BATCH)):
        db.register("new_links", pa.Table.from_pylist([link.row() for link in batch], schema=schema.LINKS))
        db.execute("insert into wanted by name select * from new_links")
        db.unregister("new_links")
    db.begin()
    db.execute(_CHANGED.format(events=events_query("(from gists where event in (select event from changed))")))
    db.commit()


def _touched(db: duckdb.DuckDBPyConnection) -> Days:
    query = "select distinct block, day from touched where block is not null order by block"
    days: Days = {}
    for block, day in db.execute(query).fetchall():
        days.setdefault(block, set()).update(days_near(day) if day else [None])
    return days


def _linked(db: duckdb.DuckDBPyConnection, touched: Days, people: Rulings) -> Iterator[list[Link]]:
    ruled = _ruled_together(db, people)
    for blocks in {ruled[block] for block in touched if block in ruled}:
        found = list(runs(_sketches(db, sorted(blocks))))
        yield from (link_runs(some, people) for some in _together(found, people) if _is_touched(some, touched))
    alone = [block for block in touched if block not in ruled]
    yield from (link_runs([run], people) for run in runs(_sketches(db, alone)) if _is_touched([run], touched))


def _ruled_together(db: duckdb.DuckDBPyConnection, people: Rulings) -> dict[str, tuple[str, ...]]:
    """For each block with a claim that somebody ruled on, all blocks that such rulings join it to."""
    pairs = list(people.pairs())
    ids = sorted({claim for pair in pairs for claim in pair})
    query = "select claim, block from gists where claim in (select unnest(?))"
    block_of: dict[str, str] = dict(db.execute(query, [ids]).fetchall())
    known = [(block_of[left], block_of[right]) for left, right in pairs if left in block_of and right in block_of]
    return _members(group(sorted(set(block_of.values())), known))


def _members(firsts: Any) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for item, first in firsts.items():
        members.setdefault(first, []).append(item)
    return {item: tuple(members[first]) for item, first in firsts.items()}


def _together(found: Sequence[Sequence[Sketch]], people: Rulings) -> list[list[Sequence[Sketch]]]:
    """The runs, those together that a ruling joins."""
    place = {sketch.claim: number for number, run in enumerate(found) for sketch in run}
    pairs = ((place[left], place[right]) for left, right in people.pairs() if left in place and right in place)
    firsts = group(range(len(found)), pairs)
    joined: dict[int, list[Sequence[Sketch]]] = {}
    for number, first in firsts.items():
        joined.setdefault(first, []).append(found[number])
    return list(joined.values())


def _is_touched(found: Iterable[Sequence[Sketch]], touched: Days) -> bool:
    return any(sketch.day in touched.get(sketch.block, ()) for run in found for sketch in run)


def _sketches(db: duckdb.DuckDBPyConnection, blocks: Sequence[str]) -> Iterator[Sketch]:
    # A cursor of its own: the links found go into this connection while the claims come out of that one.
    with db.cursor() as reading:
        for batch in reading.sql(_SKETCHES, params={"blocks": list(blocks)}).to_arrow_reader(_BATCH):
            for row in batch.to_pylist():
                yield Sketch(**{**row, "doers": frozenset(row["doers"] or ())})
