"""What relate and present may see of a record: claims, documents and the links between claims and events."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from comity.model import AnyClaim, Certainty, Document, Status, TimePrecision

Grain = Literal["year", "month", "week"]
GRAINS: tuple[Grain, ...] = ("year", "month", "week")


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """Documents with a claim about either party, by when they were published; `period` is None where nobody says.

    `outlets` may hold None: documents that name none. `days` counts days of publication, from `first` to `last`;
    `copies` the documents that carry another's text.
    """

    period: str | None
    documents: int
    naming_both: int
    outlets: list[str | None]
    without_outlet: int
    days: int
    first: date | None
    last: date | None
    copies: int


@dataclass(frozen=True, slots=True)
class EventSum:
    """One event between two parties, told by its best claim and dated by that which knows its time best.

    `told`: somebody says that it happened. `forth` and `back`: from the first party to the second, and the other way.
    `single`: all its reports are of one outlet, or copies of its text.
    """

    event: str
    told: bool
    status: Status
    certainty: Certainty
    quad: int
    score: float | None
    day: date | None
    precision: TimePrecision
    forth: bool
    back: bool
    reports: int
    single: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighs on a pair: the sum of its `reasons`, and what they come to without their signs."""

    a: str
    b: str
    total: float
    size: float
    reasons: int


class Survey(Protocol):
    """What a record comes to around two parties, where it holds too much to look at each claim.

    A matter is an event, by its id, or a tie, as "kind|a|b": its parties in their order if it is one of the `directed`
    kinds, else by the alphabet. `weigh` comes before `heaviest`.
    """

    def last_day(self) -> date | None:
        """When the record last tells of the two, else of either."""

    def days(self) -> list[date]:
        """The first and the last day of what is claimed between the two; empty where none is known."""

    def periods(self, grain: Grain) -> list[PeriodSum]:
        """The documents that name either, by period."""

    def events(self) -> list[EventSum]:
        """The events between the two."""

    def ties(self, directed: Collection[str]) -> list[str]:
        """The ties between the two that anybody asserts or denies."""

    def weigh(self, *, as_of: date | None, half_life: float, directed: Collection[str]) -> list[Weighed]:
        """What weighs on each pair that one of the two is in, by the formula of `relate.network`."""

    def heaviest(self, pairs: Collection[tuple[str, str]], most: int) -> list[str]:
        """The matters that weigh most on each of some pairs, so many of each sign."""

    def wished(self, most: int) -> list[AnyClaim]:
        """The weightiest claims of what is planned, proposed or possible for the two, so many of each."""

    def told(self, matters: Collection[str], most: int, directed: Collection[str]) -> list[AnyClaim]:
        """The claims of some matters: of each the weightiest, and those that date it or end it."""


@dataclass(frozen=True, slots=True)
class PastSum:
    """What was done between two parties before a day: how many `events` with a PLOVER score, and its `mean`."""

    a: str
    b: str
    day: date
    events: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSum:
    """What could be picked and where it comes from.

    `matters` counts the events and ties, `last` is the latest of their first days. `undated` and `unnamed` count the
    documents without a day of publication and without an outlet; `days` are those with a report, in order.
    """

    matters: int
    last: date | None
    undated: int
    unnamed: int
    days: list[date]


class News(Protocol):
    """What could be picked from a record that holds too much to look at each claim.

    `best` comes before `past` and `sums`.
    """

    def best(
        self, most: int, directed: Collection[str], *, new_days: float, tie_share: float, least_before: int
    ) -> list[str]:
        """The matters (as in `Survey`) with the greatest merits, by the weights of `relate.picks`."""

    def past(self) -> list[PastSum]:
        """What went before the best matters, for each of their pairs and days."""

    def sums(self) -> NewsSum:
        """What all that could be picked comes to."""

    def told(self, matters: Collection[str], most: int, directed: Collection[str]) -> list[AnyClaim]:
        """As `Survey.told`."""

    def of_documents(self, documents: Collection[str]) -> list[AnyClaim]:
        """The claims of some documents."""

    def parties(self) -> list[str]:
        """Who takes part in any claim."""

    def mentioning(self, words: Collection[str], named: Collection[str], most: int) -> list[AnyClaim]:
        """The latest claims of documents that have all of these words in them, or that one of the parties is in."""


class View(Protocol):
    """A record, read-only."""

    def claims(
        self,
        *,
        parties: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        together: bool = False,
    ) -> list[AnyClaim]:
        """Claims in which at least one of `parties` (`Actor.party`) takes part; all claims when it is None.

        With `together`, only those in which all of them do.

        `since` and `until` (inclusive) bound the day of the happening, or of publication where no day is known; a claim
        with neither is kept only when both bounds are None. Sorted by that day, then by id. What people judged stands
        as they left it (`Claim.judged`); what they judged wrong is left out.
        """

    def between(
        self,
        first: Collection[str],
        second: Collection[str],
        *,
        since: date | None = None,
        until: date | None = None,
        most: int,
    ) -> list[AnyClaim]:
        """The latest claims, `most` at the most, in which one party of either set takes part; sorted as `claims`."""

    def survey(self, a: str, b: str, *, since: date | None = None, until: date | None = None) -> Survey | None:
        """What the record comes to around two parties in a period; None where its claims can all be looked at."""

    def news(self, *, about: Collection[str] = (), since: date | None = None, until: date | None = None) -> News | None:
        """What could be picked of a period, with all of these parties in it; None where its claims can be looked at."""

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """The documents of these ids, by id; unknown ids are left out."""

    def origins(self, ids: Collection[str]) -> dict[str, str]:
        """Of these documents those that carry another's text, such as an agency's, and whose it is."""
