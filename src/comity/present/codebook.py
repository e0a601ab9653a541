"""What `comity codebook` says of a codebook: how each type fares on its own examples, and what is mistaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from comity.events.codebook import Report
from comity.present.clean import printable

_NAME = 24
_NONE = "none of them"
# Below this share of right answers a type is worth a word.
_WEAK = 0.7


def show_report(report: Report) -> str:
    """The report as lines for the terminal."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    how = "each example left out in turn" if report.one_by_one else "a fifth of the examples left out at a time"
    right = sum(answer.is_right for answer in report.answers)
    yield f"{printable(report.title)}: {len(report.answers)} examples, threshold {report.threshold:g}; {how}:"
    yield f"right {right} of {len(report.answers)} ({right / len(report.answers):.2f})"
    yield f"general sentences given a type: {report.background_typed} of {report.background}"
    yield ""
    yield f"{'type':<{_NAME}} examples  right  none of them  taken for another"
    for kind in dict.fromkeys(answer.example.type for answer in report.answers):
        yield _row(report, kind)
    yield from _mistakes(report)
    yield from _advice(report)


def _row(report: Report, kind: str | None) -> str:
    answers = report.of(kind)
    right = sum(answer.is_right for answer in answers)
    missed = sum(answer.given is None and not answer.is_right for answer in answers)
    others = Counter(answer.given for answer in answers if answer.given and not answer.is_right)
    told = ", ".join(f"{printable(name)} {times}" for name, times in others.most_common())
    return f"{printable(kind or _NONE):<{_NAME}} {len(answers):>8}  {right:>5}  {missed:>12}  {told}".rstrip()


def _mistakes(report: Report) -> Iterator[str]:
    wrong = [answer for answer in report.answers if not answer.is_right]
    if wrong:
        yield ""
        yield "Taken for something else (likeliest type and its share):"
    for answer in wrong:
        told = f"{answer.example.name} → {answer.likeliest} {answer.share:.2f}: {answer.example.sentence}"
        yield f"  {printable(told)}"


def _advice(report: Report) -> Iterator[str]:
    kinds = dict.fromkeys(answer.example.type for answer in report.answers)
    weak = [kind for kind in kinds if kind and _share(report, kind) < _WEAK]
    if weak or None not in kinds:
        yield ""
    if weak:
        yield f"Add examples in other words to: {', '.join(map(printable, weak))}."
    if None not in kinds:
        yield "Add counter-examples under `none`: sentences near to a type that do not belong to it."


def _share(report: Report, kind: str) -> float:
    answers = report.of(kind)
    return sum(answer.is_right for answer in answers) / len(answers)
