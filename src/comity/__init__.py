"""comity: a sourced record of who did what to whom, and why two states stand as they do.

    >>> import comity
    >>> [claim] = comity.code("Peru condemned Chile on 3 May 2006.")
    >>> claim.source[0].country, claim.type, claim.target[0].country, claim.time.start.isoformat()
    ('PER', 'ACCUSE', 'CHL', '2006-05-03')

Heavy parts (spaCy, DuckDB) are imported at first use, so `import comity` costs milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comity.errors import CodeError, ComityError, InputError, StoreError, UsageError
from comity.model import Actor, AnyClaim, Claim, Document, EventClaim, TieClaim

if TYPE_CHECKING:
    from comity.actors import Lexicon
    from comity.api import Store
    from comity.events.codebook import CodebookCoder

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Claim",
    "CodeError",
    "ComityError",
    "Document",
    "EventClaim",
    "InputError",
    "StoreError",
    "TieClaim",
    "UsageError",
    "code",
    "open_actors",
    "open_codebook",
    "open_store",
    "read",
]


def read(path: str, *, published: date | None = None, publisher: str | None = None) -> Iterator[Document]:
    """The documents of a file, a folder, or `-` for standard input.

    `published` and `publisher` stand in where a document names none. A document that cannot be read is skipped with a
    `UserWarning` that says which and why.

    Raises:
        InputError: the path does not exist or cannot be opened.
    """
    from comity.read import read_with_warnings

    return read_with_warnings(path, published=published, publisher=publisher)


def code(
    text: str | Document,
    *,
    published: date | None = None,
    codebook: CodebookCoder | None = None,
    actors: Lexicon | None = None,
) -> tuple[AnyClaim, ...]:
    """The claims of a text or document, in the order of the text.

    `published` is the day that "yesterday" counts from; None leaves such words without days. With a `codebook` (what
    `open_codebook` gives) each event has its `code`, too. With `actors` (what `open_actors` gives) a user's own are
    found beside comity's.

    Raises:
        InputError: the text is empty, or longer than `config.MAX_CHARACTERS`.
    """
    from comity.pipeline import code_documents, stages_with
    from comity.read import read_bare_text

    if not isinstance(text, str | Document):
        raise InputError(f"{text!r:.60} is neither a text nor a Document: give a str, or what comity.read gives.")

    document = text if isinstance(text, Document) else read_bare_text(text, published=published)
    [(_, claims)] = code_documents([document], stages_with(codebook.stage if codebook else None, actors=actors))
    return claims


def open_actors(*paths: str) -> Lexicon:
    """Comity's actors with a user's own from TOML files and PETRARCH dictionaries (docs/own-actors.md).

    What one call gives changes no other: each run is handed the actors that it should find.

    Raises:
        InputError: a file cannot be read or breaks a rule.
    """
    from comity.actors import open_actors

    return open_actors(paths)


def open_codebook(path: str) -> CodebookCoder:
    """A researcher's own codebook from a YAML file (docs/own-codebook.md), fitted: some seconds.

    Raises:
        InputError: the file cannot be read or breaks a rule.
    """
    from comity.codebooks import open_codebook

    return open_codebook(path)


def open_store(path: str, *, create: bool = False) -> Store:
    """The store in the DuckDB file `path`, to read; with `create` to write too, and made when it is not there.

    Raises:
        StoreError: there is none, the file is no store, belongs to a newer comity, or cannot be opened.
    """
    from comity.api import Store

    return Store.open(path, read_only=not create)
