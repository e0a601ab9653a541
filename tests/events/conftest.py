"""Readings of marked sentences: `[Peru]` is an actor whose party is its own name."""

import re
from collections.abc import Callable

import pytest

from comity.model import Actor, Document, Mention, Parse, Reading
from comity.parse.syntax import language

_MARKED = re.compile(r"\[([^\]]+)\]")


@pytest.fixture(scope="session")
def read_marked() -> Callable[[str], Reading]:
    """A function that parses a marked sentence and makes its mentions."""
    return _read


def _read(marked: str) -> Reading:
    text = _MARKED.sub(r"\1", marked)
    doc = language()(text)
    spans = [(hit.start() - 2 * place, hit[1]) for place, hit in enumerate(_MARKED.finditer(marked))]
    mentions = []
    for start, name in spans:
        span = doc.char_span(start, start + len(name), alignment_mode="expand")
        actor = Actor(text=name, start=start, end=start + len(name), id=name, country=name)
        mentions.append(Mention(actor=actor, first=span.start, last=span.end, head=span.root.i))
    return Reading(document=Document(id="d", text=text), parse=Parse(doc=doc, sentences=()), mentions=tuple(mentions))
