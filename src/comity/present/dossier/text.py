"""A dossier for the terminal: plain lines, at most 96 wide, the trigger words in ⟦brackets⟧."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from comity.present.clean import printable
from comity.present.dossier.entries import Entry, Section
from comity.present.dossier.ledger import Ledger, ledger_of
from comity.present.dossier.sections import (
    coverage_words,
    dateline,
    figure_words,
    heading,
    judged_words,
    opening,
    sections,
    source_words,
)
from comity.relate.cite import Citation
from comity.relate.dossier import Dossier
from comity.relate.wording import signed, voice_words

_WIDTH = 96
_MOST_PASSAGES = 3
"""Passages a line shows in the terminal; the other forms show all."""

_MOST_NAMED = 6
_UNBROKEN_CUT = ".\u00a0.\u00a0."
_MOST_BESIDE = 160
"""Characters of a passage shown on each side of its trigger words."""


def render(dossier: Dossier) -> str:
    """The whole dossier as lines of text."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield printable(heading(dossier)).upper()
    yield printable(dateline(dossier))
    for words in opening(dossier):
        yield ""
        yield from _wrap(words, "")
    for section in sections(dossier):
        yield from _section(section)
    yield from _ledger(ledger_of(dossier))
    yield from ("", "COVERAGE AND LIMITS")
    for words in coverage_words(dossier):
        yield from _wrap(words, "  ", "· ")


_MOST_PERIODS = 24


def _ledger(ledger: Ledger | None) -> Iterator[str]:
    if ledger is None:
        return
    yield from ("", ledger.title.upper())
    yield from _wrap(ledger.note, "  ")
    shown = ledger.periods[-_MOST_PERIODS:]
    for period in shown:
        yield from _wrap(f"{period.name}  [{period.read}]", "  ", "• ")
        for row in period.rows:
            yield from _wrap(f"{ledger.words(row)}  [{signed(row.score)}]", "      ")
    left_out = ledger.left_out + len(ledger.periods) - len(shown)
    if left_out:
        yield f"  … and {left_out:,} earlier periods: use --format json."


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title.upper())
    yield from _wrap(section.note, "  ")
    for entry in section.entries:
        yield from _named(entry) if section.repeats else _entry(entry, "  ")
    if section.left_out:
        yield f"  … and {section.left_out:,} more: use --format json."


def _named(entry: Entry) -> Iterator[str]:
    """An entry whose passages stand elsewhere: its claims by id."""
    figure = f"  [{entry.figure}]" if entry.figure else ""
    yield from _wrap(entry.text + figure, "  ", "• ")
    below = (citation for group in entry.groups for line in group.entries for citation in line.citations)
    claims = list(dict.fromkeys(citation.claim for citation in (*entry.citations, *below)))
    more = f" and {len(claims) - _MOST_NAMED:,} more" if len(claims) > _MOST_NAMED else ""
    yield from _wrap(f"rests on claims {', '.join(claims[:_MOST_NAMED])}{more}", "      ")


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    figure = f"  [{figures}]" if (figures := figure_words(entry)) else ""
    yield from _wrap(entry.text + figure, indent, "• ")
    for citation in entry.citations[:_MOST_PASSAGES]:
        yield from _citation(citation, indent + "    ")
    if len(entry.citations) > _MOST_PASSAGES:
        yield f"{indent}    … and {len(entry.citations) - _MOST_PASSAGES:,} more passages."
    for group in entry.groups:
        yield from _wrap(group.title, indent + "  ")
        for below in group.entries:
            yield from _entry(below, indent + "    ")


def _citation(citation: Citation, indent: str) -> Iterator[str]:
    before, words, after = citation.marked
    yield from _wrap(f"“{_end_of(before)}⟦{words}⟧{_start_of(after)}”", indent)
    voice = f"{voice_words(citation.voice)} · " if citation.voice else ""
    yield from _wrap(f"{voice}{source_words(citation)} · claim\u00a0{citation.claim}", indent)
    for words in judged_words(citation):
        yield from _wrap(words, indent)


def _end_of(text: str) -> str:
    """The last words before the marked ones, with the cut shown."""
    return text if len(text) <= _MOST_BESIDE else f". . . {text[-_MOST_BESIDE:].partition(' ')[2]}"


def _start_of(text: str) -> str:
    """The first words after the marked ones, with the cut shown."""
    return text if len(text) <= _MOST_BESIDE else f"{text[:_MOST_BESIDE].rpartition(' ')[0]} . . ."


def _wrap(text: str, indent: str, bullet: str = "") -> list[str]:
    return textwrap.wrap(
        printable(text).replace(". . .", _UNBROKEN_CUT),
        width=_WIDTH,
        initial_indent=indent + bullet,
        subsequent_indent=indent + " " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
