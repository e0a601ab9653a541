"""A dossier as Markdown (CommonMark): every line with its passages quoted and linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.present.clean import markdown_link, markdown_text
from comity.present.dossier.entries import Entry, Section
from comity.present.dossier.ledger import FIGURES, HEADS, Ledger, ledger_of
from comity.present.dossier.sections import (
    coverage_words,
    dateline,
    doubt_words,
    figure_words,
    heading,
    opening,
    sections,
    source_words,
)
from comity.relate.cite import Citation
from comity.relate.dossier import Dossier
from comity.relate.wording import voice_words


def render(dossier: Dossier) -> str:
    """The whole dossier as Markdown."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {markdown_text(heading(dossier))}"
    yield from ("", f"*{markdown_text(dateline(dossier))}*")
    for words in opening(dossier):
        yield from ("", markdown_text(words))
    for section in sections(dossier):
        yield from _section(section)
    yield from _ledger(ledger_of(dossier))
    yield from ("", "## Coverage and limits", "")
    yield from (f"- {markdown_text(words)}" for words in coverage_words(dossier))


def _ledger(ledger: Ledger | None) -> Iterator[str]:
    """A table, as GitHub and Pandoc know it."""
    if ledger is None:
        return
    yield from ("", f"## {ledger.title}", "", f"*{markdown_text(ledger.note)}*", "")
    yield _row((*HEADS, *FIGURES))
    yield _row([*("---" for _ in HEADS[:_WORDS]), *("---:" for _ in (*HEADS[_WORDS:], *FIGURES))])
    yield from (_row([markdown_text(cell) for cell in cells]) for cells in ledger.cells())
    if ledger.left_out:
        yield from ("", f"… and {ledger.left_out:,} earlier periods in the JSON form.")


_WORDS = 4
"""The columns of words, before those of figures."""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}", "", f"*{markdown_text(section.note)}*", "")
    for entry in section.entries:
        yield from _entry(entry, "")
    if section.left_out:
        yield from ("", f"… and {section.left_out:,} more in the JSON form.")


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    figure = " " + markdown_text(f"({figures})") if (figures := figure_words(entry)) else ""
    yield f"{indent}- {markdown_text(entry.text)}{figure}"
    for citation in () if entry.leads_to else entry.citations:
        yield from _citation(citation, indent + "  ")
    for group in entry.groups:
        yield f"{indent}  - {markdown_text(group.title)}"
        for below in group.entries:
            yield from _entry(below, indent + "    ")


def _citation(citation: Citation, indent: str) -> Iterator[str]:
    before, words, after = (_keeping_edges(part) for part in citation.marked)
    source = markdown_link(source_words(citation), citation.url)
    voice = f"{markdown_text(voice_words(citation.voice))}; " if citation.voice else ""
    doubt = markdown_text(doubt_words(citation))
    yield f"{indent}- “{before}**{words}**{after}” — {voice}{source}; {doubt}; claim `{citation.claim}`"


def _keeping_edges(text: str) -> str:
    """The text escaped, with one blank where it began or ended with some."""
    start = " " if text[:1].isspace() else ""
    end = " " if text.strip() and text[-1:].isspace() else ""
    return f"{start}{markdown_text(text)}{end}"
