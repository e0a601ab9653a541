"""Web archives (WARC, ISO 28500): a page for each response that is HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from comity.model import Document
from comity.read.html import MAX_PAGE_BYTES, read_html_bytes
from comity.read.origin import Origin

_PAGES = ("text/html", "application/xhtml+xml")


def read_archive(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """The documents of an archive's pages. The day of a page is the one it states, never the one it was fetched on."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            yield from _read_response(record, origin)
    except (OSError, ValueError, EOFError) as problem:
        origin.tell(origin.name, f"cannot be read on as a web archive ({problem})", "fetch or write the file again")


def _read_response(record: Any, origin: Origin) -> Iterator[Document]:
    if record.http_headers is None or (record.http_content_type or "") not in _PAGES:
        return
    status = record.http_headers.status_code
    if status is not None and not 200 <= status < 300:
        return
    url = record.headers.get("WARC-Target-URI")
    page = replace(origin, name=f"{origin.name}, {url}" if url else origin.name)
    yield from read_html_bytes(record.reader.read(MAX_PAGE_BYTES + 1), page, url=url, declared=record.http_charset)
