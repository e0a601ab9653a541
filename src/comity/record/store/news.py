"""What is newest and best confirmed in a large record, ranked by DuckDB: see `record.view.News`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import duckdb

from comity.model import AnyClaim
from comity.record.store.survey import Fetch, Period, Scope, Told, sql
from comity.record.view import NewsSum, PastSum

_WITH_ALL = "list_has_all(parties, $about)"


class StoreNews(Scope):
    """See `record.view.News`."""

    def __init__(self, db: duckdb.DuckDBPyConnection, fetch: Fetch, about: Collection[str], period: Period) -> None:
        around = _WITH_ALL if about else "true"
        super().__init__(db, fetch, around=around, period=period, values={"about": list(about)})

    def best(self, most: int, directed: Collection[str], **by: Any) -> list[str]:
        """As `News.best`."""
        query = sql("news").format(claims=self._claims, events=self._events)
        self._ask(f"create or replace temp table news as {query}", directed=list(directed), **by)
        self._ask(sql("past").format(events=self._events), most=most)
        return [matter for (matter,) in self._ask(sql("picked"), most=most, **by)]

    def past(self) -> list[PastSum]:
        """As `News.past`."""
        return [PastSum(*row) for row in self._ask("select a, b, day, events, mean from past order by a, b, day")]

    def sums(self) -> NewsSum:
        """As `News.sums`."""
        [(matters, last)] = self._ask("select any_value(matters), any_value(last_day) from news")
        [row] = self._ask(sql("missing").format(claims=self._claims))
        undated, unnamed, outlets, days = row
        return NewsSum(
            matters=matters or 0,
            last=last if isinstance(last, date) else None,
            undated=undated,
            unnamed=unnamed,
            outlets=[name for name in outlets or () if name],
            days=list(days or ()),
        )

    def of_documents(self, documents: Collection[str]) -> list[AnyClaim]:
        """As `News.of_documents`."""
        query = f"select claim, event, published from {self._claims} where document in (select unnest($documents))"
        found = self._ask(query, documents=list(documents))
        return self._fetch({claim: Told(*rest) for claim, *rest in found})

    def parties(self) -> list[str]:
        """As `News.parties`."""
        query = (
            f"select distinct unnest(parties) as party from (select distinct parties from {self._claims}) order by 1"
        )
        return [party for (party,) in self._ask(query)]

    def mentioning(self, words: Collection[str], named: Collection[str], most: int) -> list[AnyClaim]:
        """As `News.mentioning`."""
        query = sql("mentioning").format(claims=self._claims)
        found = self._ask(query, words=list(words), named=list(named), most=most)
        return self._fetch({claim: Told(*rest) for claim, *rest in found})
