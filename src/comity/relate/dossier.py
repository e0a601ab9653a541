"""The dossier of a pair: everything that the record holds on how two parties stand, each line with its citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeVar

import networkx as nx

from comity.errors import UsageError
from comity.model import AnyClaim, EventClaim, Place, Status, TieClaim
from comity.record.view import Grain, View
from comity.relate.accounts import differing
from comity.relate.change_points import ChangePoint, change_points, name_turns
from comity.relate.cite import Citation, Citer, Line
from comity.relate.drivers import Change, ThirdParty, changes, pull_of, third_parties
from comity.relate.dyads import (
    Coverage,
    Direction,
    LedgerRow,
    TimelinePeriod,
    choose_grain,
    coverage,
    direction_of,
    ledger,
    timeline,
    unread_periods,
)
from comity.relate.evidence import (
    COOPERATIVE_QUADS,
    Happening,
    happenings,
    is_between,
    is_denied,
    parties_of,
    without_echoes,
)
from comity.relate.large import Large, look
from comity.relate.members import Members, find_members, stand_with
from comity.relate.network import HALF_LIFE_YEARS, Aging, Edge, edge_of, signed_network
from comity.relate.pacts import Pact, find_pacts, told_memberships
from comity.relate.standing import Contested, StandingTie, contested, standing_ties, tie_key
from comity.relate.wording import (
    Names,
    capitalised,
    confidence_words,
    count_of,
    event_words,
    join_words,
    known_name,
    names_from,
    show_period,
    show_time,
    signed,
    speaker_names,
    status_words,
    tie_words,
    voice_words,
    with_article,
)

_DEGREES = ((-0.4, "hostile"), (-0.15, "strained"), (0.0, "faintly strained"))
_GOOD_DEGREES = ((0.4, "close"), (0.15, "cooperative"), (0.0, "faintly cooperative"))
_MIXED = 0.15
"""The word for a pair's own weight (-1..+1): the first whose bound it reaches, from either end; `mixed` where things of
both signs come to less than `_MIXED`. The bounds are our choice: one act of force of which the coder is more than a
third sure makes a pair hostile. How thin the evidence is, the sentence says beside it."""


_LIKELY = 0.5
"""Below this confidence an event's line says so: it is likelier wrong than right."""

Tone = Literal["cooperative", "conflictual", "neutral"]

_ORDER_OF_TONES: tuple[Tone, ...] = ("cooperative", "conflictual", "neutral")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One of the two: the key of `Actor.party`, and the name to show."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry(Line):
    """One event between the two with all its reports. `day` is that of the event, else of publication, else None.

    `place` is None where no report gives one; `where` is its name. Of its outlets `copy_count` only print the text of
    another, or of one agency.
    """

    event: str
    direction: Direction
    status: Status
    type: str
    mode: str | None
    quad: int
    score: float | None
    day: date | None
    when: str
    where: str | None
    place: Place | None
    outlet_count: int
    copy_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Line):
    """What one speaker says about the pair, in their voice and not in comity's."""

    speaker: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """How `a` and `b` stand by the record, from `since` to `until` (inclusive; None is open).

    `as_of` is the day that ages are counted to: `until`, else the last report on the two. `weight` (-1..+1) is the
    pair's own edge of the signed network, None where nothing weighs on it, and then `silence` says what that does and
    does not mean; `pull` is the sum over third parties. `ended` holds the ties that are over or said not to be.
    `grain` is what `timeline`, `ledger` and `coverage` go by. `change_points` are where the ledger turned.
    `unites` and `divides` are computed; `said` is what somebody in the text says drives the pair together or apart,
    and is theirs alone. `events` lists all of them, `differing` what the reports of one disagree on; of the other lists
    of what passages say, a claim stands in one at most: `proposed` or `planned`, else `contested`, else `standing` or
    `ended`, else `said`. `pacts` are of the table of memberships and of no passage; `members` is what the members of an
    organisation do with the other side, and they are no third parties. No other field counts either.
    """

    a: Party
    b: Party
    since: date | None
    until: date | None
    as_of: date | None
    half_life: float
    weight: float | None
    pull: float
    silence: str | None
    grain: Grain
    state: tuple[Line, ...]
    timeline: tuple[TimelinePeriod, ...]
    ledger: tuple[LedgerRow, ...]
    change_points: tuple[ChangePoint, ...]
    standing: tuple[StandingTie, ...]
    ended: tuple[StandingTie, ...]
    unites: tuple[ThirdParty, ...]
    divides: tuple[ThirdParty, ...]
    changes: tuple[Change, ...]
    proposed: tuple[Line, ...]
    planned: tuple[Line, ...]
    said: tuple[Said, ...]
    contested: tuple[Contested, ...]
    events: tuple[EventEntry, ...]
    own: Edge | None
    coverage: Coverage
    limits: tuple[str, ...]
    differing: tuple[Line, ...] = ()
    pacts: tuple[Pact, ...] = ()
    members: Members = field(default_factory=Members)


def build_dossier(
    view: View,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    names: Names = known_name,
    half_life: float = HALF_LIFE_YEARS,
    by: Grain | None = None,
) -> Dossier:
    """The dossier of the parties `a` and `b` (`Actor.party`: "JPN", "EU"), its ledger `by` year, month or week.

    Without `by` the ledger goes by month, and by year where the claims on the two lie more than three years apart.
    `names` gives the name of a party that no claim names. A record without a word on the pair gives a dossier without
    lines, and says so in `limits`.

    Raises:
        UsageError: one party twice, `since` after `until`, or a half-life that is not above 0.
    """
    _check(a, b, since, until, half_life)
    survey = view.survey(a, b, since=since, until=until)
    large = look(survey, a, b, until=until, half_life=half_life, by=by) if survey else None
    around = large.claims if large else view.claims(parties={a, b}, since=since, until=until)
    case = _Case.of(view, a, b, around=around, names=names, large=large, by=by)
    aging = Aging(as_of=until or case.last_day(), half_life=half_life)
    network = case.network(aging)
    inside = stand_with(a, b, aging.as_of)
    thirds = tuple(c for c in third_parties(network, a, b, case.names) if c.party not in inside)
    pull = large.pull if large else pull_of(thirds)
    ties = standing_ties(case.pair, case.names, case.citer)
    own = edge_of(network, a, b)
    covered, rows = case.coverage(), case.ledger()
    proposed, planned = _wished(case, "proposed"), _wished(case, "planned")
    contests = _apart(contested(case.pair, case.names, case.citer), (*proposed, *planned))
    shown = _apart(ties, (*proposed, *planned, *contests))
    return Dossier(
        a=Party(id=a, name=case.names(a)),
        b=Party(id=b, name=case.names(b)),
        since=since,
        until=until,
        as_of=aging.as_of,
        half_life=half_life,
        weight=own.weight if own else None,
        pull=pull,
        silence=None if own else _silence(case),
        grain=case.grain,
        state=_state(case, own, thirds, ties, covered, rows),
        timeline=timeline(rows, covered),
        ledger=rows,
        change_points=case.change_points(),
        standing=tuple(tie for tie in shown if tie.holding == "held"),
        ended=tuple(tie for tie in shown if tie.holding != "held"),
        unites=tuple(third for third in thirds if third.weight > 0),
        divides=tuple(third for third in thirds if third.weight < 0),
        changes=changes(thirds, own, case.names, pull),
        proposed=proposed,
        planned=planned,
        said=_said(case, (*proposed, *planned, *contests, *shown)),
        contested=contests,
        events=_entries(case),
        own=own,
        coverage=covered,
        limits=_limits(case, covered, half_life, is_bounded=bool(since or until)),
        differing=differing(case.events, case.names, case.citer),
        pacts=find_pacts(a, b, since=since, on=aging.as_of, names=case.names, told=told_memberships(around, a, b)),
        members=find_members(view, a, b, since=since, until=until, names=case.names, aging=aging),
    )


def _check(a: str, b: str, since: date | None, until: date | None, half_life: float) -> None:
    if a == b:
        raise UsageError(f"{a!r} is given twice: a dossier is about two parties. Name another one.")
    if since and until and since > until:
        raise UsageError(f"since {since} lies after until {until}: give the earlier day first.")
    if half_life <= 0:
        raise UsageError(f"half-life {half_life} is not above 0: give it in years, such as {HALF_LIFE_YEARS:g}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What the sections of one dossier are made from: claims around the pair, claims between the two, their events.

    Where `large` is filled, these are but some of the record's, and what is counted comes from there.
    """

    a: str
    b: str
    around: Sequence[AnyClaim]
    pair: Sequence[AnyClaim]
    events: Sequence[Happening]
    citer: Citer
    names: Names
    large: Large | None
    grain: Grain

    @classmethod
    def of(
        cls,
        view: View,
        a: str,
        b: str,
        *,
        around: Sequence[AnyClaim],
        names: Names,
        large: Large | None,
        by: Grain | None,
    ) -> _Case:
        pair = [claim for claim in around if is_between(claim, a, b)]
        citer = Citer.of(view, around)
        return cls(
            a=a,
            b=b,
            around=around,
            pair=pair,
            events=happenings(pair),
            citer=citer,
            names=names_from(around, names),
            large=large,
            grain=large.grain if large else by or choose_grain(day for day in map(citer.day, pair) if day),
        )

    def coverage(self) -> Coverage:
        if self.large:
            return self.large.covered
        return coverage(self.around, self.a, self.b, self.citer, self.grain)

    def ledger(self) -> tuple[LedgerRow, ...]:
        return self.large.rows if self.large else ledger(self.events, self.a, self.b, self.citer, self.grain)

    def network(self, aging: Aging) -> nx.Graph:
        made = signed_network(self.around, self.names, self.citer, aging)
        if self.large:
            self.large.weigh(made)
        return made

    def change_points(self) -> tuple[ChangePoint, ...]:
        if self.large:
            told = {event.id: event for event in self.events}
            return name_turns(self.large.turns, told, self.names, self.citer)
        return change_points(self.events, self.names, self.citer)

    def single_reports(self) -> tuple[int, int]:
        """How many events rest on one outlet alone or on copies of its text, and how many events there are."""
        if self.large:
            return self.large.single, self.large.events
        single = sum(len({self.citer.origin(c) for c in event.claims}) == 1 for event in self.events)
        return single, len(self.events)

    def last_day(self) -> date | None:
        """When the record last tells of the two, else of either; None where no day is known."""
        if self.large:
            return self.large.aging.as_of
        told = self.pair or self.around
        known = (self.citer.published(claim) or self.citer.day(claim) for claim in told)
        return max((day for day in known if day), default=None)

    def show(self, party: str) -> str:
        return with_article(self.names(party))


_L = TypeVar("_L", bound=Line)


def _apart(lines: Iterable[_L], shown: Iterable[Line]) -> tuple[_L, ...]:
    """The lines without the claims that are shown already; a line that rests on nothing else is left out."""
    taken = _claims_of(shown)
    rest = ((line, tuple(c for c in line.citations if c.claim not in taken)) for line in lines)
    return tuple(replace(line, citations=citations) for line, citations in rest if citations)


def _claims_of(lines: Iterable[Line]) -> set[str]:
    return {citation.claim for line in lines for citation in line.citations}


def _state(
    case: _Case,
    own: Edge | None,
    thirds: Sequence[ThirdParty],
    ties: Sequence[StandingTie],
    covered: Coverage,
    rows: Sequence[LedgerRow],
) -> tuple[Line, ...]:
    """The relation in one or two sentences: the pair's own weight, then the strongest pull of third parties."""
    lines = [_own_state(case, own, ties, covered, rows)] if own else []
    strongest = [best for best in (_strongest(thirds, 1), _strongest(thirds, -1)) if best]
    return tuple(lines + ([_third_state(case, strongest)] if strongest else []))


def _silence(case: _Case) -> str:
    """What to say where nothing weighs on the pair."""
    a, b = case.show(case.a), case.show(case.b)
    if not case.pair:
        return f"The record holds no claim between {a} and {b}. That is no evidence that nothing happened."
    return f"What the record holds between {a} and {b} is only proposed, planned, denied or without weight."


def _own_state(
    case: _Case, own: Edge, ties: Sequence[StandingTie], covered: Coverage, rows: Sequence[LedgerRow]
) -> Line:
    done = [row for row in rows if row.status == "actual"]
    friendly, hostile = sum(row.cooperative for row in done), sum(row.conflictual for row in done)
    held = sum(tie.holding == "held" for tie in ties)
    sources = f"{count_of(covered.naming_both, 'document')} naming both"
    return Line(
        text=(
            f"By this record, {_grade(own, friendly + hostile, held)}relations between {case.show(case.a)} and "
            f"{case.show(case.b)} are {_degree(own)} "
            f"({signed(own.weight)} from −1, hostile, to +1, close): {count_of(friendly, 'cooperative event')}, "
            f"{count_of(hostile, 'conflictual event')} and {count_of(held, 'standing tie')}, in {sources}."
        ),
        citations=_few(citation for reason in own.reasons for citation in reason.citations),
    )


_THIN = 5
"""Evidence is called thin where outlets times events and ties come to no more: one outlet on five. Our choice."""


def _grade(own: Edge, events: int, ties: int) -> str:
    """The grade of the evidence where it is thin: "on thin evidence (1 outlet, 2 events), "."""
    outlets = {name for reason in own.reasons for name in reason.reported.origins}
    if max(len(outlets), 1) * (events + ties) > _THIN:
        return ""
    counts = ((len(outlets), "named outlet" if not outlets else "outlet"), (events, "event"), (ties, "tie"))
    words = [count_of(number, noun) for number, noun in counts if number or "outlet" in noun]
    return f"on thin evidence ({', '.join(words)}), "


def _third_state(case: _Case, strongest: Sequence[ThirdParty]) -> Line:
    verbs = {True: "unites", False: "divides"}
    parts = [f"{with_article(third.name)} {verbs[third.weight > 0]} them most" for third in strongest]
    return Line(
        text=f"Of the third parties, {' and '.join(parts)}.",
        citations=_few(citation for third in strongest for citation in third.citations),
    )


def _degree(own: Edge) -> str:
    signs = {reason.contribution > 0 for reason in own.reasons}
    if abs(own.weight) < _MIXED and len(signs) > 1:
        return "mixed"
    if own.weight < 0:
        return next(word for bound, word in _DEGREES if own.weight <= bound)
    return next(word for bound, word in _GOOD_DEGREES if own.weight >= bound)


def _strongest(thirds: Iterable[ThirdParty], sign: int) -> ThirdParty | None:
    return next((third for third in thirds if third.weight * sign > 0), None)


_FEW = 12


def _few(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The first dozen: a summing sentence cites its heaviest claims, the lists below it cite all."""
    return tuple({citation.claim: citation for citation in citations}.values())[:_FEW]


def _entries(case: _Case) -> tuple[EventEntry, ...]:
    """The events between the two, done or not, by day; those without a day last."""
    entries = [_entry(case, event) for event in case.events]
    return tuple(sorted(entries, key=lambda entry: (entry.day or date.max, entry.event)))


def _entry(case: _Case, event: Happening) -> EventEntry:
    claim, citations, outlets = event.best, case.citer.cite_all(event.claims), case.citer.outlets(event.claims)
    direction = direction_of(claim, case.a, case.b) or "mutual"
    when = show_time(event.dated.time, case.citer.published(event.dated))
    where = event.place.name if event.place else None
    words = [event_words(claim, case.names), where, when, status_words(event.status), _doubt(claim), _unsure(claim)]
    return EventEntry(
        text=capitalised(", ".join(word for word in words if word)),
        citations=citations,
        event=event.id,
        direction=direction,
        status=event.status,
        type=claim.type,
        mode=claim.mode,
        quad=claim.quad,
        score=claim.plover_score,
        day=case.citer.day(event.dated),
        when=when,
        where=where,
        place=event.place,
        outlet_count=len(outlets.names),
        copy_count=outlets.copied,
    )


def _doubt(claim: AnyClaim) -> str:
    return "" if claim.certainty == "certain" else f"said to be {claim.certainty}"


def _unsure(claim: AnyClaim) -> str:
    """That the coder itself would rather bet against it."""
    return confidence_words(claim.confidence) if claim.confidence < _LIKELY else ""


def _wished(case: _Case, status: Status) -> tuple[Line, ...]:
    """What is proposed or planned for the two, between them or together upon others; one line an event or tie."""
    groups: dict[str, list[AnyClaim]] = defaultdict(list)
    for claim in without_echoes([c for c in case.around if {case.a, case.b} <= parties_of(c)]):
        if claim.status == status or (status == "proposed" and _is_offered(claim)):
            groups[_matter_key(claim)].append(claim)
    return tuple(_matter_line(case, group) for group in groups.values())


def _is_offered(claim: AnyClaim) -> bool:
    """Whether somebody calls a good thing possible ("the two could work together"): a proposal in all but name."""
    good = claim.quad in (1, 2) if isinstance(claim, EventClaim) else claim.valence > 0
    return claim.status == "hypothetical" and good and bool(claim.said_by)


def _matter_key(claim: AnyClaim) -> str:
    if isinstance(claim, TieClaim):
        return " ".join(tie_key(claim))
    return claim.event or claim.id


def _matter_line(case: _Case, group: Sequence[AnyClaim]) -> Line:
    best = max(group, key=lambda claim: claim.confidence)
    citations = case.citer.cite_all(group)
    by = list(dict.fromkeys(voice_words(c.voice) for c in citations if c.voice))
    return Line(text=capitalised(", ".join([_words(case, best), *by])), citations=citations)


def _words(case: _Case, claim: AnyClaim) -> str:
    if isinstance(claim, TieClaim):
        tie, a, b = tie_key(claim)
        return tie_words(tie, case.show(a), case.show(b))
    return event_words(claim, case.names)


def _said(case: _Case, shown: Iterable[Line]) -> tuple[Said, ...]:
    """What is said of the pair in somebody's voice and not shown yet: what unites, what divides, then the rest."""
    taken = _claims_of(shown)
    groups: dict[tuple[str, str, Tone], list[Citation]] = defaultdict(list)
    for claim in without_echoes(case.pair):
        citation = case.citer.cite(claim)
        if citation.voice and claim.id not in taken and claim.status not in ("proposed", "planned"):
            groups[_said_words(case, claim, citation), speaker_names(citation.voice), _tone(claim)].append(citation)
    found = (
        Said(text=text, citations=tuple(citations), speaker=speaker, tone=tone)
        for (text, speaker, tone), citations in groups.items()
    )
    return tuple(sorted(found, key=lambda line: (_ORDER_OF_TONES.index(line.tone), line.speaker, line.text)))


def _said_words(case: _Case, claim: AnyClaim, citation: Citation) -> str:
    words = [_words(case, claim), status_words(claim.status), voice_words(citation.voice), _doubt(claim)]
    return capitalised(", ".join(word for word in words if word))


def _tone(claim: AnyClaim) -> Tone:
    """What it does to the pair if it is so; a denial or a mere possibility does neither."""
    if is_denied(claim) or claim.status == "hypothetical":
        return "neutral"
    if isinstance(claim, EventClaim):
        return "cooperative" if claim.quad in COOPERATIVE_QUADS else "conflictual"
    return "neutral" if claim.valence == 0 else "cooperative" if claim.valence > 0 else "conflictual"


def _limits(case: _Case, covered: Coverage, half_life: float, *, is_bounded: bool) -> tuple[str, ...]:
    """What the reader must bear in mind, said with this record's own figures."""
    lines = [
        "A claim is what a passage says, coded by machine; open a line to check it against the words.",
        f"What the record holds was read for it; what it lacks was not read or not reported. Claims count half after "
        f"{half_life:g} years.",
    ]
    if is_bounded:
        lines.append(
            "The period bounds the day of the event (of publication where none is known), so that a report published "
            "later is used where it dates the event within the period."
        )
    if case.large:
        lines.append(case.large.limit)
    if unread := unread_periods(covered):
        lines.append(f"The record has no document on either from {_gap_words(unread)}. No report there is no evidence.")
    if covered.undated:
        lines.append(f"{count_of(covered.undated, 'document has', 'documents have')} no date of publication.")
    if len(covered.outlets) == 1:
        lines.append(f"All of it comes from one outlet, {covered.outlets[0]}.")
    return tuple(lines + _single_reports(case) + _copies(covered))


_MOST_GAPS = 6


def _gap_words(gaps: Sequence[tuple[str, str]]) -> str:
    """The stretches without a document, the longest of them where there are many."""
    words = [
        show_period(first) if first == last else f"{show_period(first)} to {show_period(last)}" for first, last in gaps
    ]
    more = len(words) - _MOST_GAPS
    return join_words(
        [*words[:_MOST_GAPS], f"{count_of(more, 'other stretch', 'other stretches')}"] if more > 0 else words
    )


def _single_reports(case: _Case) -> list[str]:
    single, events = case.single_reports()
    return [f"Events that rest on one outlet alone: {single} of {events}."] if single else []


def _copies(covered: Coverage) -> list[str]:
    """That copies of one text confirm nothing, where the record has any."""
    if not covered.copies:
        return []
    copies = count_of(covered.copies, "document carries", "documents carry")
    return [f"{copies} the text of another outlet or of an agency: a text counts as one outlet, whoever prints it."]
