"""Plain text: an article or a digest page a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from comity.config import MAX_CHARACTERS
from comity.model import Document
from comity.read.decode import decode, one_line_end
from comity.read.origin import Origin
from comity.read.pages import finish_all, read_page
from comity.read.paragraphs import split_paragraphs

# A digest page may have several documents of full length; a character takes at most four bytes.
_MOST_BYTES = 16 * MAX_CHARACTERS


def read_text(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    r"""The documents of a text file: one article, or one for each item of a digest page.

    The text is kept as published; only line ends become ``\n``, here and once.
    """
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        origin.tell(data, f"is longer than the {_MOST_BYTES:,} bytes of a text file", "split it, or write JSON lines")
        return
    text = decode(data)
    if text is None:
        origin.tell(data, "is not text in UTF-8 or Windows-1252", "save it again as UTF-8")
        return
    text = one_line_end(text)
    yield from finish_all(read_page(Document(id="", text=text), split_paragraphs(text)), origin)
