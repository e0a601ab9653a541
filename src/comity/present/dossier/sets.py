"""Organisations in a dossier: the pacts that the table of memberships knows, and what members do, each kept apart."""

from __future__ import annotations

from comity.present.dossier.entries import Entry, Group, Section
from comity.relate.dossier import Dossier
from comity.relate.members import MemberEvent, MemberPair, is_set
from comity.relate.pacts import Pact
from comity.relate.wording import capitalised, count_of, join_words, signed, with_article

_MOST_PACTS = 20
_MOST_PAIRS = 20
_MOST_EVENTS = 8


def pacts_section(dossier: Dossier) -> Section:
    """What both belong to, or one of them to the other, by the table."""
    shown = dossier.pacts[:_MOST_PACTS]
    return Section(
        key="pacts",
        title="Memberships they share",
        note="Known from a table of memberships, not from a passage of this record; it weighs nothing in any figure.",
        entries=tuple(_pact(pact) for pact in shown),
        left_out=len(dossier.pacts) - len(shown),
    )


def _pact(pact: Pact) -> Entry:
    told = "passages tell of it too" if pact.told else ""
    return Entry(text=f"{capitalised(pact.text)} ({pact.source})", citations=(), figure=told)


def members_section(dossier: Dossier) -> Section:
    """What members do with the other side, pair by pair."""
    shown = dossier.members.pairs[:_MOST_PAIRS]
    return Section(
        key="members",
        title=_title(dossier),
        note="Claims of members, as of the day of each event: not the organisation's own, and in no figure above.",
        entries=tuple(_pair(pair) for pair in shown),
        left_out=len(dossier.members.pairs) - len(shown),
    )


def _title(dossier: Dossier) -> str:
    sets = [with_article(party.name) for party in (dossier.a, dossier.b) if is_set(party.id)]
    return f"Apart from these: members of {join_words(sets)}"


def _pair(pair: MemberPair) -> Entry:
    ties = tuple(Entry(text=capitalised(tie.text), citations=tie.citations) for tie in pair.ties)
    events = tuple(_event(event) for event in pair.events[-_MOST_EVENTS:])
    more = pair.left_out + len(pair.events) - len(events)
    title = f"Events, and {more:,} earlier ones" if more else "Events"
    groups = (Group(title="Ties", entries=ties), Group(title=title, entries=events))
    return Entry(
        text=capitalised(pair.text),
        citations=(),
        figure=signed(pair.weight) if pair.weight is not None else "",
        tone="conflictual" if (pair.weight or 0) < 0 else "cooperative",
        groups=tuple(group for group in groups if group.entries),
    )


def _event(event: MemberEvent) -> Entry:
    tone = "cooperative" if event.quad <= 2 else "conflictual"
    return Entry(text=event.text, citations=event.citations, tone=tone if event.status == "actual" else "")


def members_words(dossier: Dossier) -> str:
    """How much there is of members, in a sentence; nothing of it is the organisation's own."""
    pairs = dossier.members.pairs
    friendly, hostile = sum(pair.cooperative for pair in pairs), sum(pair.conflictual for pair in pairs)
    counts = f"{count_of(friendly, 'cooperative event')} and {count_of(hostile, 'conflictual event')}"
    return f"Kept apart below is what members and the other side did: {counts}, in {count_of(len(pairs), 'pair')}."
