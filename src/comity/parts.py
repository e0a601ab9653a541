"""One part of the work at a time, for evaluation and for linguists (DESIGN section 4).

Each function takes JSON objects and gives the same objects with more on them, in the same order. What a field must
be is checked here; a bad object raises InputError, and the caller goes on with the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from comity.actors import find_actors
from comity.errors import InputError
from comity.events.codebook import CodebookCoder
from comity.events.pairs import ASKED, PairRecord, code_pairs, marked_in
from comity.lines import Line, OnProblem, checked, day_of, text_of
from comity.locate import locate
from comity.model import Attribution, Document, PlaceMention, Quality, Reading, Span, TimeMention
from comity.parse import parse, parse_texts
from comity.pipeline import read_through
from comity.qualify import qualify_at
from comity.qualify.attribution import find_attributions
from comity.record.copies import firsts
from comity.record.rows import code_row
from comity.record.same_event import Report, same_reports


def _int_of(line: Line, field: str) -> int:
    value = line.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(
            f"line with id {line.get('id')!r}: {field!r} is {value!r:.60}; it must be an offset, 0 or more."
        )
    return value


def answer_pairs(
    lines: Iterable[Line], on_problem: OnProblem, codebook: CodebookCoder | None = None, prior: float = ASKED
) -> Iterator[Line]:
    """What passes from source to target in a sentence: `type`, `mode`, `quad`, `confidence`; type null = no event.

    `prior` is the share of the pairs between which something passes (`events.pairs.code_pairs`). With a codebook also
    `code`: the researcher's type, null where none fits.
    """
    known = list(checked(lines, _pair, on_problem))
    pairs = [pair for _, pair in known]
    codes = codebook.code(list(map(marked_in, pairs))) if codebook else [None] * len(pairs)
    for (line, _), coding, code in zip(known, code_pairs(pairs, parse_texts, prior=prior), codes, strict=True):
        own = {"code": code_row(code)} if code else {}
        fields = {"type": coding.type, "mode": coding.mode, "quad": coding.quad, "confidence": coding.confidence}
        yield line | fields | own


def _pair(line: Line) -> PairRecord:
    source, target, marked = (_unless_null(line, field) for field in ("source", "target", "marked"))
    if source is target is marked is None:
        raise InputError(f"line with id {line.get('id')!r} names nobody: give it `source`, `target`, or both.")
    return PairRecord(
        id=str(line.get("id")), sentence=text_of(line, "sentence"), source=source, target=target, marked=marked
    )


def _unless_null(line: Line, field: str) -> str | None:
    """The text in a field; None where it is null or missing."""
    return None if line.get(field) is None else text_of(line, field)


def answer_places(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[Line]:
    """The places that a text names: `places`."""
    for line, reading in _located(lines, on_problem):
        yield line | {"places": [_place(mention, reading.document.text) for mention in reading.places]}


def answer_times(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[Line]:
    """The days that a text names: `times`; `to` is the last day."""
    for line, reading in _located(lines, on_problem):
        yield line | {"times": [_time(mention, reading.document.text) for mention in reading.times]}


def answer_said(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[Line]:
    """Who says what in a text: `attributions`."""
    for line, reading in _read(lines, (parse, find_actors), on_problem):
        yield line | {"attributions": [_attribution(found) for found in find_attributions(reading)]}


def answer_qualify(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[Line]:
    """Whether and how surely the predicate at a span is said to hold: `status`, `certainty`, `said_by`."""
    for line, reading in _read(lines, (parse, find_actors), on_problem, attributed=True):
        try:
            start, end = _int_of(line, "start"), _int_of(line, "end")
            yield line | _quality(qualify_at(reading, start, end))
        except InputError as problem:
            on_problem(problem)


def answer_same(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[Line]:
    """Which reports are of one event: `event`, an id that they share; and `copy_of`: the report whose text each has.

    Of reports with one text the earliest has it of its own: null.
    """
    known = list(checked(lines, lambda line: _report(line, on_problem), on_problem))
    reports = [report for _, report in known]
    for (line, _), event, twin in zip(known, same_reports(reports), _copies(reports), strict=True):
        yield line | {"event": event, "copy_of": None if twin is None else known[twin][0].get("id")}


def _copies(reports: Sequence[Report]) -> list[int | None]:
    """For each report the number of the earliest with its text; None where that is itself."""
    order = sorted(range(len(reports)), key=lambda number: reports[number].published or date.max)
    found = firsts([reports[number].text for number in order])
    twins = {number: order[n] for number, n in zip(order, found, strict=True) if n is not None}
    return [twins.get(number) for number in range(len(reports))]


def _report(line: Line, on_problem: OnProblem) -> Report:
    return Report(
        id=str(line.get("id")),
        text=text_of(line),
        title=line.get("title"),
        published=day_of(line, "published", on_problem),
        publisher=line.get("publisher"),
    )


def _located(lines: Iterable[Line], on_problem: OnProblem) -> Iterator[tuple[Line, Reading]]:
    return _read(lines, (parse, find_actors, locate), on_problem)


def _read(
    lines: Iterable[Line], stages: tuple[Any, ...], on_problem: OnProblem, *, attributed: bool = False
) -> Iterator[tuple[Line, Reading]]:
    """Each line with the reading of its text; lines in a row that share a text are read once."""
    known = checked(lines, lambda line: _document(line, on_problem), on_problem)
    groups = [list(group) for _, group in groupby(known, key=lambda pair: (pair[1].text, pair[1].published))]
    readings = read_through((group[0][1] for group in groups), stages)
    for group, reading in zip(groups, readings, strict=True):
        if attributed:
            reading = reading.with_(attributions=find_attributions(reading))
        yield from ((line, reading) for line, _ in group)


def _document(line: Line, on_problem: OnProblem) -> Document:
    published = day_of(line, "published", on_problem)
    return Document(id=str(line.get("id")), text=text_of(line), published=published)


def _place(mention: PlaceMention, text: str) -> Line:
    place, words = mention.place, text[mention.start : mention.end]
    names = ("name", "country", "lat", "lon", "geonames", "precision")
    settled = {name: getattr(place, name) if place else None for name in names}
    return {"start": mention.start, "end": mention.end, "text": words} | settled


def _time(mention: TimeMention, text: str) -> Line:
    first, last = mention.time.start, mention.time.end
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "precision": mention.time.precision,
    }


def _attribution(found: Attribution) -> Line:
    return {
        "source": _bounds(found.source),
        "cue": _bounds(found.cue),
        "content": [_bounds(piece) for piece in found.content],
        "stance": found.stance,
    }


def _bounds(span: Span | None) -> Line | None:
    return {"start": span.start, "end": span.end} if span else None


def _quality(quality: Quality) -> Line:
    said_by = [
        {"text": saying.text, "name": saying.name, "actor": saying.actor, "stance": saying.stance}
        for saying in quality.said_by
    ]
    return {"status": quality.status, "certainty": quality.certainty, "said_by": said_by, "why": list(quality.why)}
