"""The tables `gists` and `events`: a narrow row for each claim as people left it, and one for each event.

By these claims are linked, counted and weighed, without a look at the claims themselves. They are made by SQL
(`sql/gists.sql`, `sql/events.sql`) and kept in step: gists with every write, events when claims are linked. Until then
the table `touched` remembers which claims changed, with where they lay and where they lie among the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from comity.model import BLOCS, AnyClaim, content_id
from comity.record import rows, schema
from comity.record.weight import ATTRIBUTED_WEIGHT, CERTAINTY_WEIGHT

_CODED = """(
    select claims.* exclude (event), links.event, documents.published, documents.publisher as outlet,
        coalesce(copies.origin, documents.publisher) as origin
    from claims left join links on links.claim = claims.id left join documents on documents.id = claims.document
    left join copies on copies.document = claims.document
    where {condition}
)"""
_CORRECTED = """(
    select corrected.*, documents.published, documents.publisher as outlet,
        coalesce(copies.origin, documents.publisher) as origin
    from corrected left join documents on documents.id = corrected.document
    left join copies on copies.document = corrected.document
)"""
# As `Actor.party`; empty text is no key.
_WORDS = """
    create or replace temp macro party_of(actor) as
        nullif(if(actor.country in ({blocs}), actor.id, coalesce(nullif(actor.country, ''), actor.id)), '');
    create or replace temp macro parties_of(actors) as list_distinct(list_filter(
        list_transform(coalesce(actors, []), lambda actor: party_of(actor)), lambda party: party is not null));
    create or replace temp macro certainty_weight(word) as case word {weights} end;
    create or replace temp macro aged(day, as_of, half_life) as if(day is null or as_of is null, 0.5,
        round(pow(2, -greatest(as_of - day, 0) / 365.25 / half_life), 3));
"""


def set_up(db: duckdb.DuckDBPyConnection, tables: Collection[str], *, read_only: bool) -> bool:
    """Make ready what the table needs; gives whether it had to be made, from claims as they were coded.

    In a store that is only read, a missing table is made for this connection alone.
    """
    blocs = ", ".join(f"'{bloc}'" for bloc in sorted(BLOCS))
    weights = " ".join(f"when '{word}' then {weight}" for word, weight in CERTAINTY_WEIGHT.items())
    db.execute(_WORDS.format(blocs=blocs, weights=weights))
    if "gists_made_by" in tables and db.execute("select stamp from gists_made_by").fetchall() == [(_stamp(),)]:
        return False
    kind = "temp table" if read_only else "table"
    db.execute(f"create or replace {kind} gists as {_query(_CODED.format(condition='true'))}")
    db.execute(f"create or replace {kind} gists_made_by as select '{_stamp()}' as stamp")
    db.execute(f"create or replace {kind} events as {events_query('gists')}")
    db.execute(f"create or replace {kind} touched as select claim, block, day, event from gists limit 0")
    return True


@cache
def _sql(name: str) -> str:
    return files("comity.record.store").joinpath(f"sql/{name}.sql").read_text("utf8")


def _query(claims: str) -> str:
    return _sql("gists").format(claims=claims, attributed=ATTRIBUTED_WEIGHT)


def events_query(gists: str) -> str:
    """A query for the events of some gists, a table or a subquery: the columns of `sql/events.sql`."""
    return _sql("events").format(gists=gists)


def _stamp() -> str:
    """Which comity made the table: another way of making it asks for it to be made again."""
    return content_id(_sql("gists"), _sql("events"), _WORDS, sorted(CERTAINTY_WEIGHT.items()), ATTRIBUTED_WEIGHT)


def forget(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Take out the rows of documents that are about to be replaced."""
    db.execute(_TOUCH.format(which="document"), [documents])
    db.execute("delete from gists where document in (select unnest(?))", [documents])


def add(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Put in the rows of documents that have come in, from their claims as coded."""
    here = _CODED.format(condition="claims.document in (select unnest($documents))")
    db.execute(f"insert into gists by name {_query(here)}", {"documents": documents})
    db.execute(_TOUCH.format(which="document"), [documents])


_TOUCH = "insert into touched select claim, block, day, event from gists where {which} in (select unnest(?))"


def correct(db: duckdb.DuckDBPyConnection, ids: Sequence[str], claims: Iterable[AnyClaim]) -> None:
    """Put the rows of `claims` in the place of those of `ids`: the same as people left them, without the wrong."""
    db.execute(_TOUCH.format(which="claim"), [ids])
    db.execute("delete from gists where claim in (select unnest(?))", [ids])
    left = [rows.row_of(claim) for claim in claims]
    if left:
        db.register("corrected", pa.Table.from_pylist(left, schema=schema.CLAIMS))
        db.execute(f"insert into gists by name {_query(_CORRECTED)}")
        db.unregister("corrected")
        db.execute(_TOUCH.format(which="claim"), [[claim.id for claim in claims]])


def follow_copies(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Bring up to date whose text these documents carry."""
    if documents:
        db.execute(
            "update gists set origin = copies.origin from copies where copies.document = gists.document "
            "and gists.document in (select unnest(?))",
            [documents],
        )
        db.execute(_TOUCH.format(which="document"), [documents])


def touch(db: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Have the events of these claims looked at anew."""
    db.execute(_TOUCH.format(which="claim"), [ids])


def touch_all(db: duckdb.DuckDBPyConnection) -> None:
    """Have the events of all claims looked at anew."""
    db.execute("insert into touched select claim, block, day, event from gists")
