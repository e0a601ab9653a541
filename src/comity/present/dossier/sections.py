"""What a dossier shows, in reading order: the one arrangement behind the text, Markdown and HTML forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.present.dossier.entries import Entry, Group, Section
from comity.present.dossier.sets import members_section, members_words, pacts_section
from comity.present.dossier.spots import Spot, spots, unplaced_words
from comity.relate.change_points import ChangePoint
from comity.relate.cite import Citation, Line, outlets_of
from comity.relate.dossier import Dossier, EventEntry, Said
from comity.relate.drivers import ThirdParty
from comity.relate.network import Edge
from comity.relate.wording import (
    capitalised,
    confidence_words,
    count_of,
    show_day,
    show_days,
    signed,
    verdict_words,
    with_article,
)

_MOST_EVENTS = 200
"""Pages show the latest so many events and say how many they leave to the JSON form; so with the lists below."""

_MOST_LINES = 40
_MOST_THIRDS = 12
_MOST_REASONS = 8


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """The sections that have something to show."""
    pointers = _pointers(dossier)
    turns, places = _turns(dossier, pointers), _places(dossier, pointers)
    events = (places, _events(dossier), members_section(dossier))
    made = (*_how_they_stand(dossier), turns, *_why(dossier), *_in_words(dossier), *events)
    return tuple(section for section in made if section.entries)


_DIFFERING = "Numbers, places and who did it, of one event or of what may be one."


def _how_they_stand(dossier: Dossier) -> list[Section]:
    return [
        _listed("standing", "Standing ties", "What holds between the two, apart from single events.", dossier.standing),
        _listed("contested", "Contested", "What one source says and another denies.", dossier.contested),
        _listed("differing", "Where accounts differ", _DIFFERING, dossier.differing),
    ]


def _pointers(dossier: Dossier) -> dict[str, Entry]:
    """For each event a line that leads to its place in the list; where the list leaves it out, its passages instead."""
    shown = {event.event for event in dossier.events[-_MOST_EVENTS:]}
    return {
        event.event: replace(_event(event), anchor="", leads_to=_anchor(event) if event.event in shown else "")
        for event in dossier.events
    }


def _anchor(event: EventEntry) -> str:
    return f"event-{event.event}"


def _turns(dossier: Dossier, pointers: Mapping[str, Entry]) -> Section:
    """The change points, each with the events next to it."""
    note = (
        "Where the PLOVER scores of the events done turned, by more than shuffled events would give. The number of "
        "events plays no part: it follows what was read."
    )
    return Section(
        key="turns",
        title="When it turned",
        note=note,
        entries=tuple(_turn(change, pointers) for change in dossier.change_points),
        repeats=True,
    )


def _turn(change: ChangePoint, pointers: Mapping[str, Entry]) -> Entry:
    groups = (("The last before", change.last_before), ("The first after", change.first_after))
    return Entry(
        text=capitalised(change.text),
        citations=(),
        figure=signed(change.after.score - change.before.score),
        tone=change.towards,
        groups=tuple(
            Group(title=title, entries=tuple(pointers[key] for key in keys if key in pointers))
            for title, keys in groups
        ),
    )


def _places(dossier: Dossier, pointers: Mapping[str, Entry]) -> Section:
    """The places of what was done, each with its events; the map in words."""
    found = spots(dossier)
    shown = found[:_MOST_LINES]
    lost = " ".join(unplaced_words(dossier))
    return Section(
        key="places",
        title="Where it happened",
        note=f"The places of the events done, those with the most events first. {lost}".strip(),
        entries=tuple(_place(spot, pointers) for spot in shown),
        left_out=len(found) - len(shown),
        repeats=True,
    )


def _place(spot: Spot, pointers: Mapping[str, Entry]) -> Entry:
    rough = ", known no closer" if spot.is_rough else ""
    counts = [f"{spot.cooperative} cooperative"] * bool(spot.cooperative)
    counts += [f"{spot.conflictual} conflictual"] * bool(spot.conflictual)
    events = tuple(pointers[event.event] for event in spot.events)
    groups = (Group(title=count_of(len(events), "event"), entries=events),)
    return Entry(text=f"{spot.title}{rough}", citations=(), figure=", ".join(counts), groups=groups)


def _why(dossier: Dossier) -> list[Section]:
    rule = "Computed: a third party to whom both stand alike pulls them together, one to whom they stand unlike apart."
    arithmetic = "Arithmetic on this record, not advice: one thing changed, all else left as it is."
    return [
        _thirds("unites", "What unites them", rule, dossier.unites, dossier),
        pacts_section(dossier),
        _thirds("divides", "What divides them", rule, dossier.divides, dossier),
        replace(_listed("changes", "What would change it", arithmetic, dossier.changes), repeats=True),
    ]


def _in_words(dossier: Dossier) -> list[Section]:
    wished = "Asked for, urged or recommended by somebody; not done."
    theirs = "Somebody's words and judgements on the two, theirs alone."
    return [
        _listed("proposed", "What is proposed", wished, dossier.proposed),
        _listed("planned", "What is planned", "Announced or expected.", dossier.planned),
        _listed("said", "What is said, and by whom", theirs, dossier.said),
        _listed("ended", "No longer, or not", "Ties ended or denied.", dossier.ended),
    ]


def _listed(key: str, title: str, note: str, lines: Sequence[Line]) -> Section:
    shown = tuple(_said(line) if isinstance(line, Said) else _plain(line) for line in lines[:_MOST_LINES])
    return Section(key=key, title=title, note=note, entries=shown, left_out=len(lines) - len(shown))


def _plain(line: Line) -> Entry:
    return Entry(text=capitalised(line.text), citations=line.citations)


def _said(line: Said) -> Entry:
    names = {"cooperative": "unites", "conflictual": "divides", "neutral": ""}
    return Entry(text=line.text, citations=line.citations, figure=names[line.tone], tone=line.tone)


def _thirds(key: str, title: str, note: str, thirds: Sequence[ThirdParty], dossier: Dossier) -> Section:
    shown = tuple(_third(third, dossier) for third in thirds[:_MOST_THIRDS])
    return Section(key=key, title=title, note=note, entries=shown, left_out=len(thirds) - len(shown))


def _third(third: ThirdParty, dossier: Dossier) -> Entry:
    groups = (
        _edge_group(dossier.a.name, third.name, third.to_a),
        _edge_group(dossier.b.name, third.name, third.to_b),
    )
    tone = "cooperative" if third.weight > 0 else "conflictual"
    return Entry(text=third.text, citations=(), figure=signed(third.weight), tone=tone, groups=groups)


def _edge_group(name: str, other: str, edge: Edge) -> Group:
    shown = edge.reasons[:_MOST_REASONS]
    more = f", the {len(shown)} heaviest of {len(edge.reasons)} reasons" if len(edge.reasons) > len(shown) else ""
    return Group(
        title=f"{name} and {other}: {signed(edge.weight)}{more}",
        entries=tuple(
            Entry(text=capitalised(reason.text), citations=reason.citations, figure=signed(reason.contribution))
            for reason in shown
        ),
    )


def _events(dossier: Dossier) -> Section:
    shown = dossier.events[-_MOST_EVENTS:]
    return Section(
        key="events",
        title="Events, with all reports",
        note="By day. Several reports of one event stand under it; what was planned, proposed or denied says so.",
        entries=tuple(_event(event) for event in shown),
        left_out=len(dossier.events) - len(shown),
    )


def _event(event: EventEntry) -> Entry:
    tone = "cooperative" if event.quad <= 2 else "conflictual"
    reports = count_of(len(event.citations), "report") if len(event.citations) > 1 else ""
    return Entry(
        text=event.text,
        citations=event.citations,
        figure=reports,
        tone=tone if event.status == "actual" else "",
        anchor=_anchor(event),
    )


def coverage_words(dossier: Dossier) -> tuple[str, ...]:
    """How much there was to go by, and the limits, as sentences."""
    covered = dossier.coverage
    outlets = f"{count_of(len(covered.outlets), 'outlet')}" + (
        f" ({', '.join(covered.outlets)})" if covered.outlets else ""
    )
    span = f", published {show_days(covered.first, covered.last)}" if covered.first else ""
    either = f"{with_article(dossier.a.name)} or {with_article(dossier.b.name)}"
    first = (
        f"{count_of(covered.documents, 'document')} naming {either}, "
        f"{covered.naming_both:,} naming both, from {outlets}{span}."
    )
    return (first, *_nowhere_words(dossier), *dossier.limits, *dossier.members.notes)


def _nowhere_words(dossier: Dossier) -> tuple[str, ...]:
    """That no place is known of anything done, where there is no list of places to say it."""
    return () if spots(dossier) else unplaced_words(dossier)


def opening(dossier: Dossier) -> tuple[str, ...]:
    """The state of the relation in a sentence or two, or what its silence means."""
    silence = (dossier.silence,) if dossier.silence else ()
    apart = (members_words(dossier),) if dossier.members.pairs else ()
    return (*silence, *(line.text for line in dossier.state), *apart)


def heading(dossier: Dossier) -> str:
    """The title of the page."""
    return capitalised(f"{with_article(dossier.a.name)} and {with_article(dossier.b.name)}")


def dateline(dossier: Dossier) -> str:
    """The period that the dossier is about, and the day that it is drawn up for."""
    parts = [f"from {show_day(dossier.since)}"] if dossier.since else []
    parts += [f"to {show_day(dossier.until)}"] if dossier.until else []
    last = f"as of {show_day(dossier.as_of)}, the last report on them"
    as_of = [last] if dossier.as_of and not dossier.until else []
    return capitalised(" ".join(["how they stand by the record", *parts, *as_of]))


def source_words(citation: Citation) -> str:
    """Outlet, or the page's editor, and day of a citation, and whose text it prints where that is another's."""
    copied = f", the text of {citation.copied_from}" if citation.copied_from else ""
    return f"{citation.source or 'unnamed outlet'}, {show_day(citation.published)}{copied}"


def figure_words(entry: Entry) -> str:
    """The figure beside an entry, and how many of the outlets behind it are copies, where some are."""
    return ", ".join(words for words in (entry.figure, outlets_of(entry.citations).words) if words)


def doubt_words(citation: Citation) -> str:
    """How sure speaker and coder are, and what people decided about the claim."""
    status = "" if citation.status == "actual" else f"{citation.status}, "
    return ", ".join([f"{status}{citation.certainty}", confidence_words(citation.confidence), *judged_words(citation)])


def judged_words(citation: Citation) -> list[str]:
    """What people decided about the claim, each decision a few words."""
    return [verdict_words(verdict) for verdict in citation.judged or ()]
