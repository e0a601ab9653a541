"""Plain words for what is coded: events, ties, days, speakers, names. All come from `codes/wording`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from comity.codes.actors import organisations, states
from comity.codes.table import rows
from comity.model import Actor, AnyClaim, EventClaim, Saying, TieClaim, Time, TimePrecision, Verdict

Names = Callable[[str], str]
"""From the key of a party to the name to show."""

_STANCE_WORDS = {
    "asserts": "according to",
    "denies": "denied by",
    "reports": "as reported by",
    "doubts": "doubted by",
}
_STATUS_WORDS = {
    "actual": "",
    "not": "said not to have happened",
    "planned": "planned",
    "proposed": "proposed",
    "hypothetical": "only possible or under a condition",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def names_from(claims: Iterable[AnyClaim], fallback: Names) -> Names:
    """How the claims name each party: by the most frequent name of the party itself, not of its army or minister.

    A party that no claim names takes `fallback`.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in (actor for claim in claims for actor in actors_of(claim)):
        if actor.name and actor.id and actor.id == actor.party and not actor.person:
            seen[actor.id][actor.name] += 1
    best = {party: min(counts, key=lambda name: (-counts[name], name)) for party, counts in seen.items()}
    return lambda party: best.get(party) or fallback(party)


def known_name(party: str) -> str:
    """The name that comity's own vocabularies have for a party, else its key.

    >>> known_name("PER"), known_name("XQX")
    ('Peru', 'XQX')
    """
    return _known_names().get(party, party)


@cache
def _known_names() -> dict[str, str]:
    return {found.key: found.name for found in organisations()} | {found.iso3: found.name for found in states()}


def actors_of(claim: AnyClaim) -> tuple[Actor, ...]:
    """All actors of the claim, sources first."""
    return (claim.a, claim.b) if isinstance(claim, TieClaim) else claim.source + claim.target


def with_article(name: str) -> str:
    """The name as it stands inside a sentence.

    >>> with_article("United States"), with_article("Japan")
    ('the United States', 'Japan')
    """
    return f"the {name}" if _takes_article(name) else name


@cache
def _takes_article(name: str) -> bool:
    return any(re.fullmatch(row["pattern"], name) for row in rows("wording/articles.csv"))


def join_words(words: Sequence[str]) -> str:
    """A list as English writes it.

    >>> join_words(["Peru"]), join_words(["Peru", "Chile", "Cuba"])
    ('Peru', 'Peru, Chile and Cuba')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def count_of(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count_of(1, "event"), count_of(2, "party", "parties")
    ('1 event', '2 parties')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def signed(number: float) -> str:
    """A weight with its sign, two places, and a true minus.

    >>> signed(0.314), signed(-0.5)
    ('+0.31', '−0.50')
    """
    return f"{number:+.2f}".replace("-", "−")


def capitalised(sentence: str) -> str:
    """The sentence with its first letter large, the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def name_actors(actors: Iterable[Actor], names: Names) -> str:
    """The parties behind the actors, each once; an actor of no known party by the words of the text."""
    shown = dict.fromkeys(with_article(names(a.party)) if a.party else f"“{a.text}”" for a in actors)
    return join_words(list(shown))


def event_words(claim: EventClaim, names: Names) -> str:
    """What the claim is about, without when and where: "aid from Japan to Peru", "talks between Peru and Chile"."""
    words = _event_row(claim.type, claim.mode)
    source = f"{words['by']} {name_actors(claim.source, names)} " if claim.source else ""
    acting = {actor.party for actor in claim.source if actor.party}
    others = [actor for actor in claim.target if actor.party not in acting]
    if others:
        return f"{words['noun']} {source}{words['to']} {name_actors(others, names)}"
    if len(claim.source) > 1:
        return f"{words['mutual'] or words['noun']} between {name_actors(claim.source, names)}"
    return f"{words['noun']} {source}".rstrip()


def _event_row(type_: str, mode: str | None) -> dict[str, str]:
    table = _event_rows()
    unknown = {"noun": type_.lower(), "by": "by", "to": "towards", "mutual": ""}
    return table.get((type_, mode or "")) or table.get((type_, "")) or unknown


@cache
def _event_rows() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["type"], row["mode"]): row for row in rows("wording/events.csv")}


@cache
def _tie_rows() -> dict[str, dict[str, str]]:
    return {row["tie"]: row for row in rows("wording/ties.csv")}


def tie_noun(tie: str) -> str:
    """The name of a tie without its parties.

    >>> tie_noun("diplomatic_relations"), tie_noun("membership")
    ('diplomatic relations', 'membership')
    """
    row = _tie_rows().get(tie)
    words = row["words"] if row else tie.replace("_", " ")
    return words.rsplit(" ", 1)[0] if row and row["joint"] else words


def is_directed(tie: str) -> bool:
    """Whether the tie runs from one party to the other, as membership does and friendship does not."""
    row = _tie_rows().get(tie)
    return bool(row and row["joint"])


def directed_ties() -> list[str]:
    """The kinds of ties that run from one party to the other.

    >>> "membership" in directed_ties(), "friendship" in directed_ties()
    (True, False)
    """
    return [tie for tie in _tie_rows() if is_directed(tie)]


def tie_words(tie: str, a: str, b: str) -> str:
    """A tie with the names of its parties.

    >>> tie_words("trade", "Peru", "Chile"), tie_words("membership", "Peru", "the United Nations")
    ('trade between Peru and Chile', 'membership of Peru in the United Nations')
    """
    row = _tie_rows().get(tie)
    if row and row["joint"]:
        return f"{row['words']} {a} {row['joint']} {b}"
    return f"{tie_noun(tie)} between {a} and {b}"


def status_words(status: str) -> str:
    """A status other than `actual` in words; empty for `actual`."""
    return _STATUS_WORDS.get(status, status)


def confidence_words(confidence: float) -> str:
    """How sure the coder is of a claim.

    >>> confidence_words(0.8)
    "coder's confidence 0.80"
    """
    return f"coder's confidence {confidence:.2f}"


def verdict_words(verdict: Verdict) -> str:
    """What a person decided about a claim, who and when.

    >>> from datetime import datetime
    >>> at = datetime(2024, 5, 3, 9, 30)
    >>> verdict_words(Verdict(decision="set", by="Ana", at=at, why="", field="type", value="AID", coded="AGREE"))
    'type set to AID, coded AGREE (Ana, 3 May 2024)'
    """
    words = {
        "set": f"{verdict.field} set to {verdict.value}, coded {verdict.coded}",
        "wrong": "judged wrong",
        "right": "judged right as coded",
        "split": f"parted from the event {verdict.event}",
        "merge": f"put to the event {verdict.event}",
    }
    return f"{words[verdict.decision]} ({verdict.by}, {show_day(verdict.at)})"


def show_day(day: date | None) -> str:
    """A day as a reader writes it.

    >>> show_day(date(2024, 4, 9)), show_day(None)
    ('9 April 2024', 'no date')
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "no date"


def show_days(first: date | None, last: date | None) -> str:
    """From one day to another; a single day once.

    >>> show_days(date(2024, 4, 9), date(2024, 4, 9))
    '9 April 2024'
    """
    return " to ".join(dict.fromkeys((show_day(first), show_day(last))))


def show_time(time: Time, reported: date | None) -> str:
    """When something happened, no more precise than is known; else when it was reported.

    >>> show_time(Time(start=date(1953, 1, 1), end=date(1953, 12, 31), precision="year"), None)
    '1953'
    >>> show_time(Time(start=date(1990, 3, 1), end=date(1992, 2, 29), precision="year"), None)
    '1990 to 1992'
    >>> show_time(Time(), date(2024, 4, 9))
    'reported 9 April 2024'
    """
    if time.start is None:
        return f"reported {show_day(reported)}" if reported else "no date"
    ends = (_show_as(day, time.precision) for day in (time.start, time.end or time.start))
    return " to ".join(dict.fromkeys(ends))


def _show_as(day: date, precision: TimePrecision) -> str:
    if precision == "year":
        return str(day.year)
    return f"{_MONTHS[day.month - 1]} {day.year}" if precision == "month" else show_day(day)


def show_iso(text: str) -> str:
    """An ISO date of any precision in words.

    >>> show_iso("1967-06"), show_iso("1953"), show_iso("1979-03-26")
    ('June 1967', '1953', '26 March 1979')
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return text
    year, *rest = text.split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest and 1 <= int(rest[0]) <= 12 else ""
    day = str(int(rest[1])) if len(rest) == 2 else ""
    return " ".join(part for part in (day, month, year) if part)


def show_period(period: str) -> str:
    """A period of the ledger in words.

    >>> show_period("2023-W05"), show_period("2023-02"), show_period("2023")
    ('the week of 30 January 2023', 'February 2023', '2023')
    """
    if "-W" not in period:
        return show_iso(period)
    return f"the week of {show_day(date.fromisocalendar(int(period[:4]), int(period[6:]), 1))}"


def speaker_names(voice: Sequence[Saying]) -> str:
    """Who says it; a chain reads from the outside in.

    >>> speaker_names([Saying(text="the report", stance="reports"), Saying(text="Tehran", stance="denies")])
    'the report, citing Tehran'
    """
    return ", citing ".join(dict.fromkeys(_inside(saying.name or saying.text) for saying in voice))


def _inside(name: str) -> str:
    """A speaker's words inside a sentence: "The ministry" becomes "the ministry"."""
    first, space, rest = name.partition(" ")
    return first.lower() + space + rest if first in ("A", "An", "The", "Its", "His", "Her", "Their", "Our") else name


def voice_words(voice: Sequence[Saying]) -> str:
    """Who says it and how they stand to it; empty for the document's own voice.

    >>> voice_words([Saying(text="Tehran", stance="denies")])
    'denied by Tehran'
    """
    return f"{_STANCE_WORDS[voice[-1].stance]} {speaker_names(voice)}" if voice else ""
