"""From a page to documents: one for a plain article, one for each item of a digest page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from comity.codes.table import rows
from comity.config import MAX_CHARACTERS
from comity.errors import InputError
from comity.model import Document, content_id
from comity.read.article import read_article
from comity.read.briefs import find_briefs
from comity.read.decode import is_well_formed
from comity.read.digest import Item, find_items
from comity.read.origin import Origin
from comity.read.paragraphs import Paragraph, split_paragraphs
from comity.read.voices import Voiced, lift_out, place_blocks

# A text is taken for English when this share of its first words are English function words; news has 0.35 to 0.45.
_ENGLISH_SHARE, _WORDS_TO_TELL = 0.2, 300
_FEWEST_WORDS = 12
_ENGLISH = frozenset(row["word"] for row in rows("pages/english_words.csv"))


def read_page(draft: Document, paragraphs: Sequence[Paragraph]) -> list[Document]:
    """The documents of a page: its items if it is a digest, else the page as one article.

    `draft` has the text and what is known of the whole page; the paragraphs are those of its text.
    """
    items = find_page_items(paragraphs)
    return [item_document(draft, item) for item in items] or [read_article(draft, paragraphs)]


def find_page_items(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The items of a page, in order; empty when it is one article."""
    return find_items(paragraphs) or find_briefs(paragraphs)


def item_document(page: Document, item: Item) -> Document:
    """One item as a draft of its own; the page gives its day, its language and, where none is named, its outlet."""
    text, blocks = lift_out(item.voiced)
    return Document(
        id="",
        text=text,
        blocks=blocks,
        title=item.title,
        url=_url_of(item) or page.url,
        publisher=item.outlet.name if item.outlet else page.publisher,
        published=item.published or page.published,
        authors=item.authors,
        topics=item.topics,
        language=page.language or find_language(page.text),
    )


def read_record(draft: Document) -> Document:
    """One document of a record's text, which stays as it was given; a digest page in it only gets its voices."""
    paragraphs = split_paragraphs(draft.text)
    items = find_items(paragraphs)
    if not items:
        return read_article(draft, paragraphs)
    voiced = {each.paragraph.start: each for item in items for each in item.voiced}
    around = (voiced.get(each.start) or Voiced(paragraph=each, voice="editor") for each in paragraphs)
    kept = replace(draft, blocks=place_blocks(around))
    return _fill(kept, items[0]) if len(items) == 1 else kept


def read_bare_text(text: str, *, published: date | None = None, publisher: str | None = None) -> Document:
    r"""A text at hand as one document, as a record with nothing but a text would be read.

    Raises:
        InputError: there is nothing in the text, or too much.

    >>> read_bare_text("Peru Thanks Chile\n\nPeru thanked Chile.").title
    'Peru Thanks Chile'
    """
    problems: list[InputError] = []
    origin = Origin(name="text", on_problem=problems.append, published=published, publisher=publisher)
    if not is_readable(text, origin):
        raise problems[0]
    return finish(read_record(Document(id="", text=text)), origin)


def finish_all(drafts: Iterable[Document], origin: Origin) -> Iterator[Document]:
    """The drafts of a page as documents; those whose text cannot be read are told and left out."""
    return (finish(draft, origin) for draft in drafts if is_readable(draft.text, origin))


def is_readable(text: str, origin: Origin, *, line: int | None = None) -> bool:
    """Whether a text can be a document's; a problem is told when it is empty, too long, or cannot be written."""
    rule, advice = "", ""
    if not text.strip():
        rule, advice = "has no text to read", "give each document a text"
    elif len(text) > MAX_CHARACTERS:
        rule = f"has {len(text):,} characters, more than the {MAX_CHARACTERS:,} that one document may have"
        advice = "split it into parts"
    elif not is_well_formed(text):
        rule, advice = "has half of a surrogate pair", "write the text again as valid Unicode"
    if rule:
        origin.tell(text, rule, advice, line=line)
    return not rule


def finish(draft: Document, origin: Origin) -> Document:
    """The draft as a document: with the caller's defaults, its language and its id."""
    filled = replace(
        draft,
        published=draft.published or origin.published,
        publisher=draft.publisher or origin.publisher,
        language=draft.language or find_language(draft.text),
    )
    return replace(filled, id=filled.id or name_document(filled))


def name_document(document: Document) -> str:
    """The id of a document that was given none: a hash of where, by whom and when it was published, title and text.

    So the same page gives the same id in every run, and one text in two outlets stays two documents.
    """
    published = document.published.isoformat() if document.published else None
    return content_id(document.url, document.publisher, published, document.title, document.text.strip())


def normalise_language(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("en-GB"), or None when it has none.

    >>> normalise_language("en_US"), normalise_language("English"), normalise_language("mul")
    ('en', 'en', None)
    """
    words = (tag or "").strip().lower().replace("_", "-").split("-")[0]
    if words in ("english", "eng"):
        return "en"
    return words if len(words) == 2 and words.isalpha() and words.isascii() else None


def find_language(text: str) -> str | None:
    """ "en" when the function words say so; None for any other language and for texts too short to tell.

    >>> find_language("The ministers of the two states said that they would meet for talks at the border.")
    'en'
    >>> find_language("Die Minister der beiden Staaten sagten, sie wollten sich an der Grenze treffen.") is None
    True
    """
    words = text[: _WORDS_TO_TELL * 8].lower().split()[:_WORDS_TO_TELL]
    if len(words) < _FEWEST_WORDS:
        return None
    return "en" if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words) else None


def _fill(draft: Document, item: Item) -> Document:
    """The draft with what an item says where the draft says nothing."""
    return replace(
        draft,
        title=draft.title or item.title,
        url=draft.url or _url_of(item),
        publisher=draft.publisher or (item.outlet.name if item.outlet else None),
        published=draft.published or item.published,
        authors=draft.authors or item.authors,
        topics=draft.topics or item.topics,
    )


def _url_of(item: Item) -> str | None:
    return item.outlet.url if item.outlet else None
