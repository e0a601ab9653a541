"""What a large record comes to around two parties, counted by DuckDB: see `record.view.Survey`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from comity.model import AnyClaim
from comity.record.store.gists import events_query
from comity.record.view import EventSum, Grain, PeriodSum, Weighed

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim's gist knows of it that its own row does not."""

    event: str | None
    published: date | None


Fetch = Callable[[Mapping[str, Told]], list[AnyClaim]]
"""The claims of some ids, as people left them."""

_AROUND = """(first_party in ($a, $b) or second_party in ($a, $b)
    or (has_more and list_has_any(parties, [$a, $b])))"""
_WITH_BOTH = """((first_party = least($a, $b) and second_party = greatest($a, $b))
    or (has_more and list_has_all(parties, [$a, $b])))"""
_BETWEEN = "len(list_filter(pairs, lambda pair: pair.a = least($a, $b) and pair.b = greatest($a, $b))) > 0"
# Events wholly in the period are as they are kept; of the others, and of mixed ones, only the claims seen count.
_EVENTS = """(
    select * from events where {around} and not mixed and {whole}
    union all by name
    from ({made_here})
)"""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days from `since` to `until`, both inclusive; None is open. What has no day lies in the open period alone."""

    since: date | None = None
    until: date | None = None

    @property
    def values(self) -> Values:
        """The bounds, by the names that the conditions have for them."""
        bounds = {"since": self.since, "until": self.until}
        return {name: bound for name, bound in bounds.items() if bound}

    @property
    def claims(self) -> str:
        """The condition on a gist."""
        return self._all("day >= $since", "day <= $until")

    @property
    def events(self) -> str:
        """The condition on an event: all its claims are in the period."""
        whole = self._all("first_day >= $since", "last_day <= $until")
        return f"{whole} and not undated" if self.values else whole

    def _all(self, since: str, until: str) -> str:
        conditions = [since] * (self.since is not None) + [until] * (self.until is not None)
        return " and ".join(conditions) or "true"


class Scope:
    """Some claims of a store and their events, to be asked by SQL; `around` is a condition on both."""

    def __init__(
        self, db: duckdb.DuckDBPyConnection, fetch: Fetch, *, around: str, period: Period, values: Values
    ) -> None:
        self._db = db
        self._fetch = fetch
        self._values: Values = values | period.values
        self._claims = f"(from gists where {around} and {period.claims})"
        parted = f"select event from events where {around} and (mixed or not ({period.events}))"
        here = events_query(f"(from {self._claims} where coalesce(event, claim) in ({parted}))")
        self._events = _EVENTS.format(around=around, whole=period.events, made_here=here)

    def _ask(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        known = self._values | values
        # DuckDB refuses a value that a query has no place for.
        given = {name: value for name, value in known.items() if re.search(rf"\${name}\b", query)}
        found: list[tuple[Any, ...]] = self._db.execute(query, given).fetchall()
        return found

    def is_more_than(self, most: int) -> bool:
        """Whether there are more claims than that."""
        [(found,)] = self._ask(
            f"select count(*) from (select 1 from {self._claims} limit $most)", most=max(most, 0) + 1
        )
        return int(found) > most

    def told(self, matters: Collection[str], most: int, directed: Collection[str]) -> list[AnyClaim]:
        """As `Survey.told`."""
        values = {"matters": list(matters), "most": most, "directed": list(directed)}
        found = self._ask(sql("tellers").format(claims=self._claims), **values)
        return self._fetch({claim: Told(*rest) for claim, *rest in found})


class StoreSurvey(Scope):
    """See `record.view.Survey`."""

    def __init__(self, db: duckdb.DuckDBPyConnection, fetch: Fetch, a: str, b: str, period: Period) -> None:
        super().__init__(db, fetch, around=_AROUND, period=period, values={"a": a, "b": b})
        # Of a large record few claims have both, and these are asked for again and again.
        self._made = False

    @property
    def _both(self) -> str:
        """The claims that both parties are in, in a table of their own."""
        if not self._made:
            self._ask(f"create or replace temp table both_sides as from {self._claims} where {_WITH_BOTH}")
            self._made = True
        return "both_sides"

    def last_day(self) -> date | None:
        """As `Survey.last_day`."""
        last = "select max(coalesce(published, day)) from {0} where {1}"
        [(told,)] = self._ask(last.format(self._both, _BETWEEN))
        [(known,)] = self._ask(last.format(self._claims, "true")) if told is None else [(told,)]
        return known if known is None or isinstance(known, date) else None

    def days(self) -> list[date]:
        """As `Survey.days`."""
        query = f"select min(day), max(day) from {self._both} where {_BETWEEN}"
        return [day for day in self._ask(query)[0] if day]

    def periods(self, grain: Grain) -> list[PeriodSum]:
        """As `Survey.periods`."""
        return [PeriodSum(*row) for row in self._ask(sql("coverage").format(claims=self._claims), grain=_FORMS[grain])]

    def events(self) -> list[EventSum]:
        """As `Survey.events`."""
        found = self._ask(sql("between").format(events=self._events, both=_WITH_BOTH, between=_BETWEEN))
        return [EventSum(*row) for row in found]

    def weigh(self, *, as_of: date | None, half_life: float, directed: Collection[str]) -> list[Weighed]:
        """As `Survey.weigh`."""
        values = {"as_of": as_of, "half_life": half_life, "directed": list(directed)}
        query = sql("reasons").format(events=self._events, claims=self._claims)
        self._ask(f"create or replace temp table reasons as {query}", **values)
        self._ask(sql("echoes").format(claims=self._claims))
        return [Weighed(*row) for row in self._ask(sql("edges"))]

    def heaviest(self, pairs: Collection[tuple[str, str]], most: int) -> list[str]:
        """As `Survey.heaviest`."""
        wanted = [f"{a}|{b}" for a, b in pairs]
        return [matter for (matter,) in self._ask(sql("heaviest"), wanted=wanted, most=most)]

    def ties(self, directed: Collection[str]) -> list[str]:
        """As `Survey.ties`."""
        query = sql("ties").format(both=self._both)
        return [matter for (matter,) in self._ask(query, directed=list(directed))]

    def wished(self, most: int) -> list[AnyClaim]:
        """As `Survey.wished`."""
        found = self._ask(sql("wished").format(both=self._both), most=most)
        return self._fetch({claim: Told(*rest) for claim, *rest in found})


def latest_between(
    db: duckdb.DuckDBPyConnection, first: Collection[str], second: Collection[str], period: Period, most: int
) -> dict[str, Told]:
    """The latest claims in which parties of two sets take part, at most so many."""
    values = {"first": list(first), "second": list(second), "most": most, **period.values}
    found = db.execute(sql("sets").format(period=period.claims), values).fetchall()
    return {claim: Told(*rest) for claim, *rest in found}


_FORMS: Mapping[Grain, str] = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}


@cache
def sql(name: str) -> str:
    """One of the queries beside this module."""
    return files("comity.record.store").joinpath(f"sql/{name}.sql").read_text("utf8")
