"""Citations: where a line of a dossier or digest comes from, down to the words in the passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from comity.model import AnyClaim, Block, Certainty, Document, EventClaim, Saying, Span, Status, Verdict
from comity.record.view import View
from comity.relate.outlets import Outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One claim as evidence for a line. Spans are offsets into the text of the document.

    `voice` is who says it, outermost first; empty means the document itself. `origin` is whose text the document
    carries: `publisher`, but for copies of an agency's or another outlet's. `by_editor`: the words are those of
    whoever made the page on which `publisher` is quoted. `judged` is what people decided about the claim, None where
    nobody did. Elsewhere None stands for what the page lacks.
    """

    claim: str
    document: str
    status: Status
    certainty: Certainty
    confidence: float
    passage: Span
    trigger: Span
    voice: tuple[Saying, ...] = ()
    by_editor: bool = False
    why: tuple[str, ...] = ()
    judged: tuple[Verdict, ...] | None = None
    publisher: str | None = None
    origin: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None

    @property
    def source(self) -> str | None:
        """Whose page or words it stands in: the outlet, or the page's editor by way of it; None when unknown."""
        return source_words(self.publisher, by_editor=self.by_editor)

    @property
    def copied_from(self) -> str | None:
        """Whose text it is, where that is another's."""
        return self.origin if self.origin != self.publisher else None

    @property
    def marked(self) -> tuple[str, str, str]:
        """The passage in three: before the trigger words, the words, after them.

        >>> passage, trigger = Span(start=10, end=25, text="Peru met Chile."), Span(start=15, end=18, text="met")
        >>> Citation(claim="c", document="d", status="actual", certainty="certain", confidence=1,
        ...          passage=passage, trigger=trigger).marked
        ('Peru ', 'met', ' Chile.')
        """
        text = self.passage.text
        start = min(max(self.trigger.start - self.passage.start, 0), len(text))
        end = min(max(self.trigger.end - self.passage.start, start), len(text))
        return text[:start], text[start:end], text[end:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of comity's own and the claims that it was made from. A line without a claim cannot be made.

    Raises:
        ValueError: no citation.
    """

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"the line {self.text!r} cites no claim: a line needs at least one")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The distinct publishers behind the line, in order of the alphabet; those unknown are left out."""
        return self.reported.names

    @property
    def reported(self) -> Outlets:
        """Who reports it, with copies of one text told apart."""
        return outlets_of(self.citations)


def outlets_of(citations: Iterable[Citation]) -> Outlets:
    """Who published the documents, and whose texts they are."""
    return Outlets.of((citation.publisher, citation.origin) for citation in citations)


class Citer:
    """Makes citations, with the documents of the claims at hand."""

    def __init__(self, documents: Mapping[str, Document], origins: Mapping[str, str] | None = None) -> None:
        self._documents = documents
        self._origins = origins or {}

    @classmethod
    def of(cls, view: View, claims: Iterable[AnyClaim]) -> Citer:
        """A citer for these claims, their documents fetched at once."""
        wanted = {claim.document for claim in claims}
        return cls(view.documents(wanted), view.origins(wanted))

    def document(self, claim: AnyClaim) -> Document | None:
        """The document of a claim; None when the record has lost it."""
        return self._documents.get(claim.document)

    def publisher(self, claim: AnyClaim) -> str | None:
        """Who published the claim's document; None when unknown."""
        document = self.document(claim)
        return document.publisher if document else None

    def origin(self, claim: AnyClaim) -> str | None:
        """Whose text the claim's document carries; None when unknown."""
        return self._origins.get(claim.document) or self.publisher(claim)

    def is_copy(self, claim: AnyClaim) -> bool:
        """Whether the claim's document carries another's text."""
        return self.origin(claim) != self.publisher(claim)

    def outlets(self, claims: Iterable[AnyClaim]) -> Outlets:
        """Who published the documents of these claims, and whose texts they are."""
        return Outlets.of((self.publisher(claim), self.origin(claim)) for claim in claims)

    def copies(self, claims: Iterable[AnyClaim]) -> int:
        """How many documents of these claims carry another's text."""
        return len({claim.document for claim in claims} & self._origins.keys())

    def source(self, claim: AnyClaim) -> str | None:
        """As `Citation.source`."""
        document = self.document(claim)
        return source_words(document.publisher, by_editor=is_by_editor(claim.trigger, document)) if document else None

    def published(self, claim: AnyClaim) -> date | None:
        """The day when the claim's document was published; None when unknown."""
        document = self.document(claim)
        return document.published if document else None

    def day(self, claim: AnyClaim) -> date | None:
        """The first day of what is claimed, else the day of publication; None when neither is known."""
        happened = claim.time.start if isinstance(claim, EventClaim) else None
        return happened or self.published(claim)

    def cite(self, claim: AnyClaim) -> Citation:
        """The citation of one claim."""
        document = self.document(claim)
        plain = Citation(
            claim=claim.id,
            document=claim.document,
            status=claim.status,
            certainty=claim.certainty,
            confidence=claim.confidence,
            passage=claim.sentence,
            trigger=claim.trigger,
            voice=claim.said_by,
            why=claim.why,
            judged=claim.judged,
        )
        if document is None:
            return plain
        return replace(_with_document(plain, claim, document), origin=self.origin(claim))

    def cite_all(self, claims: Iterable[AnyClaim]) -> tuple[Citation, ...]:
        """The citations of several claims, the earliest publication first, undated ones last; each claim once."""
        unique = {claim.id: claim for claim in claims}
        made = (self.cite(claim) for claim in unique.values())
        return tuple(sorted(made, key=lambda c: (c.published or date.max, c.publisher or "", c.claim)))


def _with_document(citation: Citation, claim: AnyClaim, document: Document) -> Citation:
    return replace(
        citation,
        voice=voice_of(claim, document),
        by_editor=is_by_editor(claim.trigger, document),
        publisher=document.publisher,
        published=document.published,
        title=document.title,
        url=document.url,
    )


def source_words(publisher: str | None, *, by_editor: bool) -> str | None:
    """The outlet, or the page's editor by way of it.

    >>> source_words("Pacific Review", by_editor=True), source_words(None, by_editor=False)
    ("the page's editor, via Pacific Review", None)
    """
    return f"the page's editor, via {publisher or 'an unnamed outlet'}" if by_editor else publisher


def quotes_others(document: Document) -> bool:
    """Whether the page sets its own words apart from those that it quotes, as an item of a digest does."""
    return any(block.voice == "editor" for block in document.blocks)


def block_at(offset: int, document: Document) -> Block | None:
    """The block around an offset; None between blocks, and in a document without any."""
    return next((block for block in document.blocks if block.start <= offset < block.end), None)


def is_by_editor(span: Span, document: Document) -> bool:
    """Whether the words are those of the page that quotes, title included, and not of those whom it quotes."""
    block = block_at(span.start, document) if quotes_others(document) else None
    return block is not None and block.voice in ("editor", "title")


def voice_of(claim: AnyClaim, document: Document) -> tuple[Saying, ...]:
    """Who says what the claim says, outermost first; empty means the document in its own voice.

    The excerpt of a digest item is the voice of its quoted authors, and a passage set apart that of its speaker, even
    where the sentence names nobody.
    """
    if claim.said_by or not quotes_others(document):
        return claim.said_by
    block = block_at(claim.trigger.start, document)
    if block is None or block.voice not in ("author", "quote"):
        return ()
    name = block.speaker.text if block.speaker else " and ".join(document.authors) or document.publisher
    return (Saying(text=name, name=name, stance="asserts"),) if name else ()
