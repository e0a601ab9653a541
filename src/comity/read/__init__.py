"""Stage 1: documents from files, folders and standard input.

`read` finds the files and chooses a reader for each (`files`). A reader turns bytes into pages or records (`text`,
`html`, `feed`, `archive`, `tables`), a page into paragraphs (`paragraphs`), and those into one document for an article
(`article`) or one for each item of a digest page (`digest`, `briefs`), with the voice of each paragraph (`voices`).
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from datetime import date
from types import ModuleType

from comity.errors import InputError
from comity.model import Document
from comity.read.files import read
from comity.read.json_form import document_from_json, documents_json
from comity.read.pages import read_bare_text

__all__ = ["document_from_json", "documents_json", "read", "read_bare_text", "read_with_warnings"]


def read_with_warnings(path: str, *, published: date | None = None, publisher: str | None = None) -> Iterator[Document]:
    """`comity.read`: like `read`, but what cannot be read is told by a `UserWarning`."""

    def warn(problem: InputError) -> None:
        warnings.warn(str(problem), stacklevel=2)

    return read(path, published=published, publisher=publisher, on_problem=warn)


class _Callable(ModuleType):
    """The package as a function: once imported, it stands under the name of the public `comity.read`."""

    def __call__(self, path: str, *, published: date | None = None, publisher: str | None = None) -> Iterator[Document]:
        return read_with_warnings(path, published=published, publisher=publisher)


sys.modules[__name__].__class__ = _Callable
