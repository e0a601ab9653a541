"""Events of several parties: PLOVER lists them, CAMEO writes a row for each ordered pair.

To CAMEO: each of the sources with each of the targets; parties without a target, who act on each other, in every
ordered pair (a meeting of 20 is 380 rows); a visit is 042 for the visitor and 043 for the host. To PLOVER: rows of one
sentence and code that are there in both directions become one event that lists its parties, and 043 is turned to its
042. What stands in one direction only stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, permutations, product

from comity.codes import cameo
from comity.model import content_id
from comity.record.formats.event import CodedEvent, Party
from comity.record.formats.losses import Losses
from comity.record.formats.rows import row_line

Pair = tuple[Party | None, Party | None, str]
# The data sets that write ordered pairs themselves: their rows are neither expanded nor doubled again.
_IN_PAIRS = frozenset({"gdelt", "icews"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """One row to write: which of the event's rows it is, who did it to whom, the code of that direction, the day."""

    event: CodedEvent
    number: int
    source: Party | None
    target: Party | None
    code: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFormat:
    """A format with a row for each ordered pair: its name, columns, what it has no field for, and a row's cells."""

    name: str
    columns: Sequence[str]
    unheld: Sequence[str]
    cells: Callable[[PairRow, Losses], Mapping[str, object]]


def write_in_pairs(form: PairFormat, events: Iterable[CodedEvent], losses: Losses) -> Iterator[str]:
    """A line for each ordered pair of each event; a row that came in this format goes out as it came."""
    for event in events:
        if event.format == form.name and event.row is not None:
            yield event.row
            continue
        for row in _rows(event, form.unheld, losses):
            yield row_line(form.columns, form.cells(row, losses), losses)


def _rows(event: CodedEvent, unheld: Iterable[str], losses: Losses) -> Iterator[PairRow]:
    if (code := cameo_of(event, losses)) and (day := day_of(event, losses)):
        count_unheld(event, unheld, losses)
        for number, (source, target, code_here) in enumerate(in_pairs(event, code, losses)):
            yield PairRow(event=event, number=number, source=source, target=target, code=code_here, day=day)


def cameo_of(event: CodedEvent, losses: Losses) -> str | None:
    """The CAMEO code of an event, made from its PLOVER type where the data set gave none.

    None, and counted, for what CAMEO cannot say: no type, or anything but an event that is said to have happened.
    """
    if event.status != "actual":
        losses.add(f"event with the status `{event.status}`: left out, the format knows only what happened")
        return None
    if event.cameo:
        return event.cameo
    if event.type is None:
        losses.add("event without a code or type: left out")
        return None
    losses.add("event had a PLOVER type alone: given the nearest CAMEO code")
    return cameo.from_plover(event.type, event.modes[0] if event.modes else None)


def count_unheld(event: CodedEvent, names: Iterable[str], losses: Losses) -> None:
    """Count the fields of an event, of those that a format has no place for, that hold something."""
    for name in names:
        if getattr(event, name):
            losses.add(f"`{name}` of an event: the format has no field for it")


def day_of(event: CodedEvent, losses: Losses) -> date | None:
    """The day of an event, else that of its publication, counted; None, counted too, where neither is known."""
    if event.day is None and event.published is None:
        losses.add("event without a day, and its report has none: left out")
    elif event.day is None:
        losses.add("event without a day: given that of publication")
    return event.day or event.published


def goldstein_on(data_set: str, event: CodedEvent, code: str, losses: Losses) -> float | None:
    """The Goldstein score of an event on the scale of a data set: the one it came with, else that of ICEWS's list."""
    own = event.score(f"goldstein.{data_set}")
    if own is not None:
        return own
    if data_set != "icews":
        losses.add(f"no Goldstein score on the scale of {data_set}: ICEWS's list used, which differs at some codes")
    return cameo.goldstein(code)


def in_pairs(event: CodedEvent, code: str, losses: Losses) -> list[Pair]:
    """The rows of an event in CAMEO: who, whom, and the code of that direction."""
    if event.format in _IN_PAIRS:
        return [(_first(event.source), _first(event.target), code)]
    if len(event.source) > 1 and not event.target:
        found: list[Pair] = [(a, b, code) for a, b in permutations(event.source, 2)]
    else:
        found = [(a, b, code) for a, b in product(event.source or (None,), event.target or (None,))]
    if code == "042":
        found += [(b, a, "043") for a, b, _ in found if b is not None]
    if len(found) > 1:
        losses.add("event of several parties: written as a row for each ordered pair")
    return found


def _first(parties: Sequence[Party]) -> Party | None:
    return parties[0] if parties else None


def folded(events: Iterable[CodedEvent], losses: Losses) -> Iterator[CodedEvent]:
    """Events with the rows of symmetric ones made one; those of one sentence must follow each other."""
    for _, group in groupby(map(_visitor_first, events), key=_sentence):
        yield from _fold(list(group), losses)


def _sentence(event: CodedEvent) -> tuple[object, ...]:
    if event.format not in _IN_PAIRS or event.story is None:
        return (event.id,)
    return (event.format, event.day, event.story, event.sentence, event.cameo, event.place and event.place.text)


def _visitor_first(event: CodedEvent) -> CodedEvent:
    """In PLOVER the visitor acts and the host receives; CAMEO's 043 has the host first."""
    if event.cameo == "043" and event.format in _IN_PAIRS and event.target:
        return replace(event, source=event.target, target=event.source, cameo="042")
    return event


def _fold(group: list[CodedEvent], losses: Losses) -> list[CodedEvent]:
    by_pair = {(event.source, event.target): event for event in group}
    losses.add(
        "row told the same as another of its sentence (a visit and its 043, or a repetition): made one",
        len(group) - len(by_pair),
    )
    mutual = [pair for pair in by_pair if pair[::-1] in by_pair and pair[0] != pair[1] and all(pair)]
    parties = tuple(dict.fromkeys(party for source, _ in mutual for party in source))
    rest = [event for pair, event in by_pair.items() if pair not in mutual]
    if len(mutual) == len(parties) * (len(parties) - 1):
        circles = [parties] if mutual else []
    else:
        circles = [(*pair[0], *pair[1]) for at, pair in enumerate(mutual) if pair[::-1] in mutual[at:]]
    losses.add("row of an ordered pair: folded into one event that lists its parties", len(mutual) - len(circles))
    return [*rest, *(_together(circle, by_pair, mutual) for circle in circles)]


def _together(
    parties: tuple[Party, ...],
    by_pair: dict[tuple[tuple[Party, ...], tuple[Party, ...]], CodedEvent],
    mutual: list[tuple[tuple[Party, ...], tuple[Party, ...]]],
) -> CodedEvent:
    rows = [by_pair[pair] for pair in mutual if {*pair[0], *pair[1]} <= {*parties}]
    together = content_id(*(row.id for row in rows))
    return replace(rows[0], id=together, key=together, source=parties, target=(), row=None)


def plover_of(event: CodedEvent, losses: Losses) -> str | None:
    """The PLOVER type of an event; None, and counted, for what PLOVER cannot say."""
    if event.type is None:
        losses.add("event that PLOVER 2.0 has no type for (CAMEO's statements, say): left out")
    elif event.status == "proposed":
        losses.add(
            "event that is only asked for or urged: left out, PLOVER knows negation, future and hypothesis alone"
        )
    elif not event.source:
        losses.add("event without an actor: left out, PLOVER requires one")
    else:
        return event.type
    return None
