"""HTML pages from the templates: everything that a document holds is escaped, links lead to web pages only."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from comity.present.clean import safe_link
from comity.relate.cite import Citation, outlets_of
from comity.relate.wording import capitalised, confidence_words, count_of, show_day, signed, verdict_words, voice_words

Others = tuple[tuple[str, str], ...]
"""The other forms of a page that is served: name and address of each; none of a page that is a file."""


_FORMS = {"text": "text", "md": "Markdown", "json": "JSON", "atom": "Atom"}


def render_page(template: str, **values: object) -> str:
    """A page from `templates/`, with its style in it.

    `served` says that `comity serve` shows it, so that it can link to other pages; `others` are its other forms.
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("comity.present"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(safe_link=safe_link, day=show_day, signed=signed, outlets=outlet_words, voice=voice_words)
    made.filters.update(capitalised=capitalised, confidence=confidence_words, verdict=verdict_words)
    made.globals.update(count_of=count_of, served=False, is_home=False, others=(), names_of_forms=_FORMS)
    return made


def outlet_words(citations: tuple[Citation, ...]) -> str:
    """The outlets behind a line, in few words.

    >>> outlet_words(())
    ''
    """
    names = list(dict.fromkeys(citation.source or "unnamed outlet" for citation in citations))
    words = ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} more"
    return " – ".join(part for part in (words, outlets_of(citations).words) if part)
