"""What the reports of one event disagree on: how many, where, and who did it.

Numbers are read from the sentence of each claim: a number before a noun in the plural ("forty lorries"), or of those
killed, wounded, arrested and so on. Reports that name no number, or no place, disagree with nobody.

Who did it, and a place in another country, make two events of two reports (`record.same_event`). Where these are alike
in all else, the line says that they may be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from rapidfuzz.fuzz import token_set_ratio

from comity.model import EventClaim, Place
from comity.relate.cite import Citer, Line
from comity.relate.evidence import Happening, act_of, is_asserted, sources, targets
from comity.relate.wording import Names, capitalised, event_words, join_words, name_actors, show_time

_SAME_PLACE_KM = 50.0
"""Places nearer than this are one to reporters: a town and the harbour beside it. Our choice."""

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: n for n, word in enumerate(_SMALL.split(), 1)} | {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})"
_PEOPLE = r"people|men|women|children|police|troops"
_COUNTED = re.compile(
    rf"\b(?P<number>{_NUMBER}) (?:(?!{_NUMBER}\b)[a-z-]+ )?(?P<noun>[a-z]{{3,}}(?:s|men)|{_PEOPLE})\b", re.IGNORECASE
)
# Of time and measure, not of what happened; and words in -s that no number counts.
_UNCOUNTED = re.compile(
    "seconds|minutes|hours|days|weeks|months|years|decades|times|nights|kilomet(?:er|re)s|miles|met(?:er|re)s|degrees"
    "|this|was|has|its",
    re.IGNORECASE,
)
_FATES = {
    "killed": r"kill(?:ed|ing)?|died|dead",
    "wounded": r"wound(?:ed|ing)|injur(?:ed|ing)|hurt",
    "arrested": r"arrest(?:ed|ing)|detain(?:ed|ing)|jailed",
    "expelled": r"expel(?:led|ling)",
}
_BEFORE = {fate: re.compile(rf"\b(?:{words})\b(?: [\w-]+){{0,3}} ?$", re.IGNORECASE) for fate, words in _FATES.items()}
_AFTER = {fate: re.compile(rf"^ (?:\w+ ){{0,3}}(?:{words})\b", re.IGNORECASE) for fate, words in _FATES.items()}

Said = dict[str, tuple[object, str]]
"""What one report says: by subject the value to compare and the words for it."""


def differing(events: Iterable[Happening], names: Names, citer: Citer) -> tuple[Line, ...]:
    """A line for each event and subject that two reports at least disagree on, in the order of the events."""
    known = list(events)
    within = [line for event in known for line in _differences(event, names, citer)]
    return (*within, *_told_apart(known, names, citer))


_IF_ONE = "if both tell of one event"
_ALIKE = 80.0
"""From this likeness of their sentences on (0 to 100) two reports of one day and type may be of one event. Our choice:
that of the same words with the two sides changed about is 90 and more."""


def _told_apart(events: Iterable[Happening], names: Names, citer: Citer) -> Iterator[Line]:
    """What two events are apart in that are alike in type, day and words, and that no document tells both of."""
    groups: dict[tuple[str, date], list[Happening]] = defaultdict(list)
    for event in events:
        day = event.dated.time.start if event.dated.time.precision == "day" else None
        if day and event.is_done:
            groups[event.best.type, day].append(event)
    for alike in groups.values():
        for one, other in combinations(alike, 2):
            if _may_be_one(one, other):
                yield from _apart(one, other, names, citer)


def _may_be_one(one: Happening, other: Happening) -> bool:
    homes = [{claim.document for claim in event.claims} for event in (one, other)]
    return homes[0].isdisjoint(homes[1]) and _likeness(one.best, other.best) >= _ALIKE


def _likeness(one: EventClaim, other: EventClaim) -> float:
    return float(token_set_ratio(one.sentence.text, other.sentence.text))


def _apart(one: Happening, other: Happening, names: Names, citer: Citer) -> Iterator[Line]:
    when = show_time(one.dated.time, citer.published(one.dated))
    if sources(one.best) == targets(other.best) and targets(one.best) == sources(other.best) != sources(one.best):
        deed = event_words(replace(one.best, source=(), target=()), names)
        doers: _Groups = {("", name_actors(event.best.source, names)): list(event.claims) for event in (one, other)}
        yield _line(capitalised(f"{deed}, {when}, by whom, {_IF_ONE}"), doers, citer)
    elif act_of(one.best) == act_of(other.best) and _are_far_apart([one.place, other.place]):
        places: _Groups = {("", event.place.name): list(event.claims) for event in (one, other) if event.place}
        yield _line(capitalised(f"{event_words(one.best, names)}, {when}, where, {_IF_ONE}"), places, citer)


def _differences(event: Happening, names: Names, citer: Citer) -> Iterator[Line]:
    told = [claim for claim in event.claims if is_asserted(claim)]
    when = show_time(event.dated.time, citer.published(event.dated))
    head = capitalised(f"{event_words(event.best, names)}, {when}")
    for subject, groups in _by_subject(told, numbers_of).items():
        if _is_at_odds(groups):
            yield _line(f"{head}, {subject}", groups, citer)
    places = _by_subject(told, _place_of).get("where", {})
    if len(places) > 1 and _are_far_apart([claim.place for claims in places.values() for claim in claims]):
        yield _line(f"{head}, where", places, citer)


_Groups = dict[tuple[object, str], list[EventClaim]]


def _by_subject(claims: Iterable[EventClaim], say: Callable[[EventClaim], Said]) -> dict[str, _Groups]:
    subjects: dict[str, _Groups] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for subject, said in say(claim).items():
            subjects[subject][said].append(claim)
    return subjects


def _is_at_odds(groups: _Groups) -> bool:
    return len({value for value, _ in groups}) > 1


def _line(head: str, groups: _Groups, citer: Citer) -> Line:
    told = [f"{words} ({join_words(_outlets(claims, citer))})" for (_, words), claims in groups.items()]
    claims = [claim for found in groups.values() for claim in found]
    return Line(text=f"{head}: {' or '.join(told)}", citations=citer.cite_all(claims))


def _outlets(claims: Iterable[EventClaim], citer: Citer) -> list[str]:
    return sorted({citer.source(claim) or "an unnamed outlet" for claim in claims})


def numbers_of(claim: EventClaim) -> Said:
    """The numbers in the sentence of a claim, by what they count; of one subject with two numbers, none."""
    text, found, doubled = claim.sentence.text, Said(), set()
    for match in _COUNTED.finditer(text):
        noun = match["noun"].casefold()
        if _UNCOUNTED.fullmatch(noun):
            continue
        fate = _fate(text[: match.start()], text[match.end() :])
        subject = f"how many were {fate}" if fate else f"how many {noun}"
        doubled |= {subject} & found.keys()
        found[subject] = (_value(match["number"]), match[0])
    return {subject: said for subject, said in found.items() if subject not in doubled}


def _fate(before: str, after: str) -> str | None:
    """What was done to those counted, by the words next to them."""
    return next((fate for fate in _FATES if _AFTER[fate].search(after) or _BEFORE[fate].search(before)), None)


def _value(words: str) -> int:
    return _WORDS.get(words.casefold()) or int(words.replace(",", ""))


def _place_of(claim: EventClaim) -> Said:
    place = claim.place
    if place is None or place.precision not in ("point", "city", "district"):
        return {}
    return {"where": (place.name, place.name)}


def _are_far_apart(places: Iterable[Place | None]) -> bool:
    """Whether some two of the places are no neighbours; what has no coordinates is near nothing."""
    known = [place for place in places if place]
    return any(_distance(one, other) > _SAME_PLACE_KM for one in known for other in known if one.name != other.name)


_EARTH_KM = 6371.0


def _distance(one: Place, other: Place) -> float:
    """Kilometres along a great circle (haversine); infinite where a place has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    south, north = radians(one.lat), radians(other.lat)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
