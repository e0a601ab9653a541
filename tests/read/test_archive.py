"""Web archives."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from comity.read import archive
from tests.read.cases import read_all

PAGE = (Path(__file__).parent / "data" / "article.html").read_bytes()


def _record(page: bytes, url: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ARCHIVE = [
    _record(PAGE, "https://a.example/1"),
    _record(b"\x89PNG", "https://a.example/2", kind="image/png"),
    _record(b"<p>Not found.</p>", "https://a.example/3", status="404 Not Found"),
    _record(b"<html><body><p>Peru met Chile.</p></body></html>", "https://a.example/4"),
    _record(b"", "https://a.example/5"),
]


@pytest.mark.parametrize("name", ["in.warc", "in.warc.gz", "unnamed", "unnamed-gz"])
def test_each_page_is_read(name: str, tmp_path: Path) -> None:
    """Pages are read with their addresses; pictures and error pages are passed over, an empty page is told."""
    path = tmp_path / name
    path.write_bytes(b"".join(map(gzip.compress, ARCHIVE)) if name.endswith("gz") else b"".join(ARCHIVE))
    documents, [problem] = read_all(path)
    assert [document.url for document in documents] == ["https://a.example/1", "https://a.example/4"]
    assert "https://a.example/5" in str(problem)


def test_the_day_of_fetching_is_no_day_of_publication(tmp_path: Path) -> None:
    """A page that states no day has none, whenever it was archived."""
    path = tmp_path / "in.warc"
    path.write_bytes(ARCHIVE[3])
    [document], _ = read_all(path)
    assert document.published is None


def test_a_cut_archive_keeps_what_came_before(tmp_path: Path) -> None:
    """Where the file breaks off, the pages before the break are read and the break is told."""
    path = tmp_path / "in.warc.gz"
    whole = b"".join(map(gzip.compress, ARCHIVE))
    path.write_bytes(whole[: -len(gzip.compress(ARCHIVE[4])) - 20])
    documents, [problem] = read_all(path)
    assert [document.url for document in documents] == ["https://a.example/1"]
    assert "https://a.example/4' breaks off after" in str(problem)


def test_compressed_pages_are_unpacked(tmp_path: Path) -> None:
    """A page that its server sent in gzip is read as the page."""
    path = tmp_path / "in.warc"
    page = gzip.compress(b"<html><body><p>Peru met Chile.</p></body></html>")
    path.write_bytes(_record(page, "https://a.example/6", kind="text/html\r\nContent-Encoding: gzip"))
    [document], _ = read_all(path)
    assert document.text == "Peru met Chile."


def test_too_long_a_page_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record longer than a page may be is told, and the next one read."""
    monkeypatch.setattr(archive, "MAX_PAGE_BYTES", 200)
    path = tmp_path / "in.warc"
    path.write_bytes(b"".join((ARCHIVE[0], ARCHIVE[3])))
    documents, [problem] = read_all(path)
    assert [document.url for document in documents] == ["https://a.example/4"]
    assert "more than the 200 of a page" in str(problem)


@pytest.mark.parametrize("data", [b"no archive at all\n" * 20, b"\x1f\x8b\x08 broken"])
def test_what_is_no_archive_is_told(data: bytes, tmp_path: Path) -> None:
    """A file of another kind gives a problem."""
    path = tmp_path / "in.warc"
    path.write_bytes(data)
    documents, [problem] = read_all(path)
    assert documents == []
    assert "cannot be read on as a web archive" in str(problem)
