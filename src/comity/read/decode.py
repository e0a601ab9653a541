"""Bytes to text: in which encoding a file is, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

# UTF-32's marks begin with UTF-16's and nobody publishes in it, so it is not looked for.
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?")
# Of each thousand characters, this many controls may be dirt (form feeds, a stray ^Z); more is a picture or a program.
_DIRT = 2


def decode(data: bytes, declared: str | None = None) -> str | None:
    r"""Text from bytes, or None when they are not text.

    A byte order mark decides; else the bytes are UTF-8 when they decode as such; else in the `declared` encoding of a
    page; else Windows-1252, which is Latin-1 with its unused places filled. UTF-8 with damage is not taken for
    Windows-1252, which would turn each accent into two wrong letters: it is None.

    >>> decode("Ça va".encode("cp1252"))
    'Ça va'
    >>> decode("Ça et là".encode("utf8") + bytes([0xC3])) is None
    True
    """
    text = _by_mark(data) or _try(data, "utf-8")
    if text is None and declared:
        text = _try(data, declared)
    if text is None and not _is_damaged_utf8(data):
        text = _try(data, "cp1252")
    return text if text is not None and is_text(text) else None


def is_text(text: str) -> bool:
    r"""Whether the characters are writing: no NUL, hardly a control character, no half of a surrogate pair.

    >>> is_text("Peru\tmet Chile.\n"), is_text("GIF89a\x00\x01")
    (True, False)
    """
    if "\0" in text or not is_well_formed(text):
        return False
    head = text[:10_000]
    return len(_CONTROLS.findall(head)) * 1000 <= _DIRT * max(len(head), 500)


def is_well_formed(text: str) -> bool:
    r"""Whether the text can be written as UTF-8: False for half of a surrogate pair, as broken JSON escapes make it.

    >>> is_well_formed("é"), is_well_formed("\ud800")
    (True, False)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def one_line_end(text: str) -> str:
    r"""The text with every line end as ``\n``.

    >>> one_line_end("a\r\nb\rc\n")
    'a\nb\nc\n'
    """
    return _LINE_ENDS.sub("\n", text)


def _by_mark(data: bytes) -> str | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return _try(data, encoding) if encoding else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken >= broken
