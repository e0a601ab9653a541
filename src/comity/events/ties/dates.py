"""Since when and until when a tie stands, from the dates of its own clause ("since 1953", "until June 1967")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from comity.codes import ties
from comity.events.ties.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token


Edge = Literal["since", "until", "at"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "jan."),
            ("february", "feb", "feb."),
            ("march", "mar", "mar."),
            ("april", "apr", "apr."),
            ("may",),
            ("june", "jun", "jun."),
            ("july", "jul", "jul."),
            ("august", "aug", "aug."),
            ("september", "sept", "sept.", "sep", "sep."),
            ("october", "oct", "oct."),
            ("november", "nov", "nov."),
            ("december", "dec", "dec."),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# How many days before the day of publication.
_NEAR_DAYS = {"today": 0, "yesterday": 1}
# A number before 1648 is a year only behind a word of time ("since 1386"); no news is from after 2100.
_YEAR = re.compile(r"(?:16[4-9]\d|1[7-9]\d\d|20\d\d)")
_OLD_YEAR = re.compile(r"1[0-6]\d\d")
_PACTS = frozenset({"agreement", "alliance", "peace"})
_EDGES: dict[str, Edge] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "to": "until",
    "in": "at",
    "on": "at",
    "onwards": "since",
    "by": "at",
    "between": "since",
}


def dated(draft: Draft, published: date | None) -> tuple[str | None, str | None]:
    """`since` and `until` of a tie named at `head`, as ISO dates as precise as the text; None where it gives none.

    A plain date ("in 1953", "on Tuesday") begins a tie that a verb starts and ends one that a verb ends. A tie that is
    ended without a date has ended by the day of publication.
    """
    edges = {**_days(draft.head, draft.predicate, published), **_edges(draft)}
    since, until = edges.get("since"), edges.get("until")
    if draft.course == "starts":
        since = since or edges.get("at")
    if draft.course == "ends":
        until = until or edges.get("at") or (published.isoformat() if published else None)
    return since, until


def _edges(draft: Draft) -> dict[Edge, str]:
    found: dict[Edge, str] = {}
    for token in draft.head.sent:
        if len(token) != 4 or not _is_year(token):
            continue
        if draft.tie in _PACTS and _is_founding(token, draft.head):
            found.setdefault("since", _iso(token))
        elif _belongs(token, draft.head, draft.predicate):
            found.setdefault(_edge(token), _iso(token))
        elif _is_taken_back(token, draft):
            found.setdefault("until", _iso(token))
    return found


def _is_taken_back(year: Token, draft: Draft) -> bool:
    """Whether a year is that in which the tie was ended by a second verb: "imposed a ban and lifted it in 1994"."""
    verb = next((above for above in year.ancestors if above.pos_ == "VERB"), None)
    if verb is None or verb.dep_ != "conj" or draft.predicate not in verb.ancestors:
        return False
    ending = ties.holding().get((verb.lemma_, False))
    taken = any(child.dep_ == "dobj" and child.lower_ in ("it", "them") for child in verb.children)
    return taken and ending is not None and ending.course == "ends"


def _is_year(token: Token) -> bool:
    if _YEAR.fullmatch(token.text):
        return True
    return bool(_OLD_YEAR.fullmatch(token.text)) and token.i > 0 and token.nbor(-1).lower_ in ("since", "from")


def _is_founding(year: Token, pact: Token) -> bool:
    """Whether a year is that in which a pact was made: "the 1976 treaty", "the treaty of 1976", "signed in 1976"."""
    if year.head == pact:
        return year.dep_ in ("nummod", "compound", "amod")
    if year.i == pact.i + 2 and year.nbor(-1).lower_ == "of":
        return True
    prep = next((above for above in year.ancestors if above.pos_ in ("ADP", "SCONJ")), None)
    return prep is not None and prep.lower_ in ("in", "on") and prep.head.head == pact and _makes(prep.head)


def _makes(verb: Token) -> bool:
    forced = verb.lemma_ in ("come", "enter", "take", "go") and any(
        word.lower_ in ("force", "effect") for word in verb.subtree
    )
    return forced or verb.lemma_ in ties.making()


def _days(head: Token, predicate: Token, published: date | None) -> dict[Edge, str]:
    """The days that the clause names by their names, as seen from the day of publication."""
    found: dict[Edge, str] = {}
    if published is None:
        return found
    for token in head.sent:
        day = _day(token, published)
        if day is not None and _is_of(token, predicate):
            found.setdefault(_edge(token), day.isoformat())
    return found


def _day(token: Token, published: date) -> date | None:
    """The last such weekday up to publication, today or yesterday; "the same day" is the last weekday named before."""
    word = token.lower_
    if word in _NEAR_DAYS:
        return published - timedelta(days=_NEAR_DAYS[word])
    if word == "day" and any(child.lower_ == "same" for child in token.children):
        word = next((other.lower_ for other in reversed(token.doc[: token.i]) if other.lower_ in _WEEKDAYS), "")
    if word not in _WEEKDAYS or any(child.lower_ == "next" for child in token.children):
        return None
    return published - timedelta(days=(published.weekday() - _WEEKDAYS.index(word)) % 7)


def _is_of(day: Token, predicate: Token) -> bool:
    """Whether a day is that of the predicate, or of the deed that it goes with ("signed on Monday, ending the war")."""
    verb = next((above for above in day.ancestors if above.pos_ in ("VERB", "AUX") or above == predicate), None)
    return verb is not None and (verb == predicate or (predicate.dep_ == "advcl" and predicate.head == verb))


def _belongs(year: Token, head: Token, predicate: Token) -> bool:
    """Whether a year hangs on the tie: climbing from it meets the tie's word or predicate before another clause."""
    for above in year.ancestors:
        if above in (head, predicate):
            return True
        if above.pos_ == "VERB" and above.head != head:
            return above.is_ancestor(head) and above.dep_ == "ROOT"
    return False


def _edge(year: Token) -> Edge:
    """Which end a year marks, from the first preposition above it; the second behind "between" is the last."""
    if year.dep_ == "conj" and year.head.head.lower_ == "between":
        return "until"
    above_all = (year, *year.ancestors)
    if edge := _far_edge(year):
        return edge
    for above in (word for word in above_all if word.lower_ != "of"):
        if above.pos_ in ("ADP", "SCONJ", "PART") or above.lower_ in _EDGES:
            return "since" if _dates_back(above) else _EDGES.get(above.lower_, "at")
    return "at"


def _far_edge(year: Token) -> Edge | None:
    """The end that a word of time marks from further up: "since the expulsion of the envoys in 1985"."""
    for above in year.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return None
        if above.lower_ in ("since", "until", "till"):
            return _EDGES[above.lower_]
    return None


def _dates_back(preposition: Token) -> bool:
    """ "ties that date to 1953", "going back to 1953" tell a beginning."""
    near = (preposition.head, preposition.head.head)
    return any(above.lemma_ in ("date", "trace") for above in near) or any(above.lower_ == "back" for above in near)


def _iso(year: Token) -> str:
    """The year with the month and day that stand before it, if any."""
    near = [word.lower_ for word in year.doc[max(year.sent.start, year.i - 4) : year.i] if word.lower_ != ","]
    month = _MONTHS.get(near[-1] if near else "") or _MONTHS.get(near[-2] if len(near) > 1 else "")
    if month is None:
        return year.text
    day = next((word for word in (near[-1], *near[-2:-3:-1]) if word.isdigit() and 1 <= int(word) <= 31), None)
    return f"{year.text}-{month:02d}" + (f"-{int(day):02d}" if day else "")
