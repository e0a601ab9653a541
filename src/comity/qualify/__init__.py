"""Stage 5: whether a thing is said to have happened, how surely, and by whom."""

from __future__ import annotations

from dataclasses import replace

from comity.errors import InputError
from comity.model import Certainty, EventFinding, Finding, Quality, Reading, Status
from comity.qualify.algebra import State
from comity.qualify.attribution import find_attributions, said_by
from comity.qualify.judge import Judge
from comity.qualify.tree import Tree
from comity.stage import each

__all__ = ["Certainty", "Status", "qualify", "qualify_at"]


def _fill(reading: Reading) -> Reading:
    reading = reading.with_(attributions=find_attributions(reading))
    if not reading.findings:
        return reading
    judge = Judge(Tree.of(reading.doc), reading.document.published)
    return reading.with_(qualities=tuple(_of_finding(reading, judge, finding) for finding in reading.findings))


qualify = each(_fill)


def _of_finding(reading: Reading, judge: Judge, finding: Finding) -> Quality:
    state = judge.state(finding.predicate)
    if finding.told and state.status in ("planned", "not"):
        kind = finding.type if isinstance(finding, EventFinding) else finding.tie
        why = f"actual: {kind} already tells what is {state.status}"
        state = replace(state, status="actual", why=(*state.why, why))
    return _quality(reading, state, finding.trigger.start)


def _quality(reading: Reading, state: State, offset: int) -> Quality:
    why = state.why or ("actual, certain: no cue stands over it",)
    return Quality(
        status=state.status,
        certainty=state.certainty,
        said_by=said_by(reading, reading.attributions, offset),
        why=why,
    )


def qualify_at(reading: Reading, start: int, end: int) -> Quality:
    """What is said of the predicate at `text[start:end]`: of the word there on which the others hang.

    Raises:
        InputError: the span lies outside the text, or holds nothing.

    >>> from comity.parse import parse_texts
    >>> [reading] = parse_texts(["Peru refused to meet Chile."])
    >>> qualify_at(reading, 16, 20).status
    'not'
    """
    span = None
    if 0 <= start < end <= len(reading.document.text):
        span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise InputError(f"no word at {start}-{end} of document {reading.document.id!r}: give code points of its text.")
    return _quality(reading, Judge(Tree.of(reading.doc), reading.document.published).state(span.root.i), start)
