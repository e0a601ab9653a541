"""What a large record comes to around two parties, counted by DuckDB: see `record.view.Survey`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
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

Conditions = Sequence[str]
"""Conditions on a claim or an event, no two of which hold for the same: DuckDB looks for each by itself, and reads the
other columns of what it finds alone where it is all comparisons. An `or` of them would have it read all of each row,
and the lists of parties of all for the few that have more than two."""

_AROUND: Conditions = (
    "not has_more and (first_party in ($a, $b) or second_party in ($a, $b))",
    "has_more and list_has_any(parties, [$a, $b])",
)
_WITH_BOTH: Conditions = (
    "not has_more and first_party = least($a, $b) and second_party = greatest($a, $b)",
    "has_more and list_has_all(parties, [$a, $b])",
)


def taking_part(parties: Collection[str], *, together: bool, name: str = "party") -> tuple[Conditions, Values]:
    """The conditions on what any of some parties takes part in, or all of them `together`; and their values by `name`.

    >>> taking_part(["PER", "CHL"], together=True)[0][0]
    'not has_more and first_party = $party0 and second_party = $party1'
    """
    values = {f"{name}{at}": party for at, party in enumerate(sorted(set(parties)))}
    asked = [f"${key}" for key in values]
    if not asked:
        return ("true" if together else "false",), values
    some = ", ".join(asked)
    more = f"has_more and {'list_has_all' if together else 'list_has_any'}(parties, [{some}])"
    if together and len(asked) > 2:
        return (more,), values
    either = f"(first_party in ({some}) or second_party in ({some}))"
    is_pair = together and len(asked) == 2
    alone = f"first_party = {asked[0]} and second_party = {asked[1]}" if is_pair else either
    return (f"not has_more and {alone}", more), values


_BETWEEN = "len(list_filter(pairs, lambda pair: pair.a = least($a, $b) and pair.b = greatest($a, $b))) > 0"


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

    @property
    def near(self) -> str:
        """The condition on an event: some of its claims may be in the period."""
        return self._all("last_day >= $since", "first_day <= $until")

    def _all(self, since: str, until: str) -> str:
        conditions = [since] * (self.since is not None) + [until] * (self.until is not None)
        return " and ".join(conditions) or "true"


class Scope:
    """Some claims of a store and their events, to be asked by SQL; one of the conditions `around` holds for each."""

    def __init__(
        self, db: duckdb.DuckDBPyConnection, fetch: Fetch, *, around: Conditions, period: Period, values: Values
    ) -> None:
        self._db = db
        self._fetch = fetch
        self._around = around
        self._period = period
        self._values: Values = values | period.values
        self._claims = _rows("gists", around, period.claims)

    @cached_property
    def _parted(self) -> str:
        """The events of which only the claims seen count, as these tell them, in a table of their own."""
        parted = _rows("events", self._around, f"(mixed or not ({self._period.events})) and {self._period.near}")
        seen = f"(from {self._claims} where coalesce(event, claim) in (select event from {parted}))"
        self._ask(f"create or replace temp table parted as {events_query(seen)}")
        return "parted"

    def _events(self, around: Conditions | None = None) -> str:
        """The events, or those of them for which one of some other conditions holds.

        What lies wholly in the period is as it is kept; the rest, and mixed events, as the claims seen tell them.
        """
        found = around or self._around
        whole = _rows("events", found, f"not mixed and {self._period.events}")
        return f"(from {whole} union all by name from {_rows(self._parted, found)})"

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

    def at_hand(self, most: int) -> list[AnyClaim] | None:
        """The claims; None where there are more than that."""
        found = self._ask(f"select claim, event, published from {self._claims} limit $most", most=max(most, 0) + 1)
        return self._fetch({claim: Told(*rest) for claim, *rest in found}) if len(found) <= most else None

    def told(self, matters: Collection[str], most: int, directed: Collection[str]) -> list[AnyClaim]:
        """As `Survey.told`."""
        self._choose("create or replace temp table chosen as", "event", matters, directed)
        found = {matter for (matter,) in self._ask("select distinct matter from chosen")}
        # Hardly any claim of an event is without a link: to look for them each time costs as much as for all others.
        if rest := set(matters) - found:
            self._choose("insert into chosen", "if(event is null, claim, null)", rest, directed)
        telling = self._ask(sql("tellers"), most=most)
        return self._fetch({claim: Told(*rest) for claim, *rest in telling})

    def _choose(self, into: str, key: str, matters: Collection[str], directed: Collection[str]) -> None:
        query = sql("chosen").format(claims=self._claims, key=key)
        self._ask(f"{into} {query}", matters=list(matters), directed=list(directed))


class StoreSurvey(Scope):
    """See `record.view.Survey`."""

    def __init__(self, db: duckdb.DuckDBPyConnection, fetch: Fetch, a: str, b: str, period: Period) -> None:
        super().__init__(db, fetch, around=_AROUND, period=period, values={"a": a, "b": b})
        self._both = _rows("gists", _WITH_BOTH, period.claims)

    @cached_property
    def _between(self) -> tuple[Any, ...]:
        """How many claims lie between the two, the last day of a report, the first and the last of what is claimed."""
        days = "count(*), max(coalesce(published, day)), min(day), max(day)"
        [found] = self._ask(f"select {days} from {self._both} where {_BETWEEN}")
        return found

    def last_day(self) -> date | None:
        """As `Survey.last_day`."""
        between, known, *_ = self._between
        if not between:
            [(known,)] = self._ask(f"select max(coalesce(published, day)) from {self._claims}")
        return known if known is None or isinstance(known, date) else None

    def days(self) -> list[date]:
        """As `Survey.days`."""
        return [day for day in self._between[2:] if day]

    def periods(self, grain: Grain) -> list[PeriodSum]:
        """As `Survey.periods`."""
        alone, more = (_rows("gists", [one], self._period.claims) for one in _AROUND)
        query = sql("coverage").format(alone=alone, more=more)
        return [PeriodSum(*row) for row in self._ask(query, grain=_FORMS[grain])]

    def events(self) -> list[EventSum]:
        """As `Survey.events`."""
        found = self._ask(sql("between").format(events=self._events(_WITH_BOTH), between=_BETWEEN))
        return [EventSum(*row) for row in found]

    def weigh(self, *, as_of: date | None, half_life: float, directed: Collection[str]) -> list[Weighed]:
        """As `Survey.weigh`."""
        values = {"as_of": as_of, "half_life": half_life, "directed": list(directed)}
        query = sql("reasons").format(events=self._events(), claims=self._claims)
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
        rows = _rows("gists", _WITH_BOTH, self._period.claims, columns="rowid as place, status, weight")
        found = self._ask(sql("wished").format(both=rows), most=most)
        return self._fetch({claim: Told(*rest) for claim, *rest in found})


def _rows(table: str, around: Conditions, also: str = "true", columns: str = "*") -> str:
    """The rows of a table for which one of some conditions holds, and another besides."""
    found = (f"select {columns} from {table} where {one} and {also}" for one in around)
    return f"({' union all by name '.join(found)})"


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
