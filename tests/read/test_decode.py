"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.read.decode import decode, is_text, one_line_end

WORDS = "Le président a reçu « l’envoyé » à Genève."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_the_web_are_told_apart(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16 with one and Windows-1252 give the same words."""
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_encoding_is_used_where_utf8_fails() -> None:
    """A page may say that it is in another encoding; one that no machine knows is passed over."""
    assert decode("Мир".encode("koi8-r"), "koi8-r") == "Мир"
    assert decode("Ça va".encode("cp1252"), "no-such-encoding") == "Ça va"


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    """One broken byte among good UTF-8 does not turn every accent into two wrong letters."""
    assert decode(WORDS.encode("utf-8") + b"\xe2\x80") is None


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x00" * 20, bytes(range(256)) * 10, b"\x81\x8d\x90 a"]
)
def test_binary_files_are_no_text(data: bytes) -> None:
    """NUL, many control characters and bytes that no encoding has make no text."""
    assert decode(data) is None


def test_line_ends_become_one_kind() -> None:
    """Windows' and old Mac's line ends become newlines; nothing else changes."""
    assert one_line_end("a\r\nb\rc\n\n\x0bd") == "a\nb\nc\n\n\x0bd"


@given(st.text())
def test_what_utf8_wrote_is_read_back(text: str) -> None:
    """Any text that is text comes back from its UTF-8 as it was, a leading byte order mark aside."""
    if is_text(text) and not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == text


@given(st.binary())
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    """Decoding never raises, and what it gives can be written."""
    text = decode(data)
    assert text is None or text.encode("utf-8") is not None
