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
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
            url = record.headers.get("WARC-Target-URI")
            page = replace(origin, name=f"{origin.name}, {url}" if url else origin.name)
            if _hold(record, url, origin):
                yield from _read_response(record, page, url)
    except (OSError, ValueError, EOFError) as problem:
        origin.give_up(f"cannot be read on as a web archive ({problem})", "fetch or write the file again")


def _hold(record: Any, url: str | None, origin: Origin) -> bool:
    """Take a record's bytes from the archive; False, and a problem told, when they are too many or not all there.

    fastwarc ends at a cut without a word, and would pass half a page as a whole one.
    """
    length = record.content_length
    if length > MAX_PAGE_BYTES:
        origin.tell(url, f"has {length:,} bytes, more than the {MAX_PAGE_BYTES:,} of a page", "take it out")
        return False
    content = record.reader.read(length)
    if len(content) < length:
        origin.tell(url, f"breaks off after {len(content):,} of {length:,} bytes", "fetch or write the file again")
        return False
    record.set_bytes_content(content)
    record.parse_http(auto_decode="all")
    return True


def _read_response(record: Any, page: Origin, url: str | None) -> Iterator[Document]:
    if record.http_headers is None or (record.http_content_type or "") not in _PAGES:
        return
    status = record.http_headers.status_code
    if status is None or 200 <= status < 300:
        data = record.reader.read(MAX_PAGE_BYTES + 1)
        yield from read_html_bytes(data, page, url=url, declared=record.http_charset)
