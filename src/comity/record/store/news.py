"""What is newest and best confirmed in a large record, ranked by DuckDB: see `record.view.News`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import duckdb

from comity.model import AnyClaim
from comity.record.store.survey import Fetch, Period, Scope, Told, sql, taking_part
from comity.record.view import NewsSum, PastSum

# Each field for itself, and the longest first: to put them together costs as much again as to look through them.
_WORDED = """(contains(lower(text), ${name}) or contains(lower(title), ${name})
    or contains(lower(array_to_string(topics, ' | ')), ${name}))"""


class StoreNews(Scope):
    """See `record.view.News`."""

    def __init__(self, db: duckdb.DuckDBPyConnection, fetch: Fetch, about: Collection[str], period: Period) -> None:
        around, values = taking_part(about, together=True)
        super().__init__(db, fetch, around=around, period=period, values=values)

    def best(self, most: int, directed: Collection[str], **by: Any) -> list[str]:
        """As `News.best`."""
        query = sql("news").format(claims=self._claims, events=self._events())
        self._ask(f"create or replace temp table news as {query}", directed=list(directed), **by)
        self._ask(sql("past").format(events=self._events()), most=most)
        return [matter for (matter,) in self._ask(sql("picked"), most=most, **by)]

    def past(self) -> list[PastSum]:
        """As `News.past`."""
        return [PastSum(*row) for row in self._ask("select a, b, day, events, mean from past order by a, b, day")]

    def sums(self) -> NewsSum:
        """As `News.sums`."""
        [(matters, last)] = self._ask("select any_value(matters), any_value(last_day) from news")
        [row] = self._ask(sql("missing").format(claims=self._claims))
        undated, unnamed, days = row
        return NewsSum(
            matters=matters or 0,
            last=last if isinstance(last, date) else None,
            undated=undated,
            unnamed=unnamed,
            days=list(days or ()),
        )

    def of_documents(self, documents: Collection[str]) -> list[AnyClaim]:
        """As `News.of_documents`."""
        query = f"select claim, event, published from {self._claims} where document in (select unnest($documents))"
        found = self._ask(query, documents=list(documents))
        return self._fetch({claim: Told(*rest) for claim, *rest in found})

    def parties(self) -> list[str]:
        """As `News.parties`."""
        return [party for (party,) in self._ask(sql("parties").format(claims=self._claims))]

    def mentioning(self, words: Collection[str], named: Collection[str], most: int) -> list[AnyClaim]:
        """As `News.mentioning`."""
        sought = {f"word{at}": word for at, word in enumerate(words)}
        around, values = taking_part(named, together=False, name="named")
        of_named = " or ".join(f"({one})" for one in around)
        worded = " and ".join(_WORDED.format(name=name) for name in sought) or "true"
        query = sql("mentioning").format(claims=self._claims, named=of_named, worded=worded)
        found = self._ask(query, most=most, **sought, **values)
        return self._fetch({claim: Told(*rest) for claim, *rest in found})
