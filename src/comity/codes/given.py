"""A file of codes that a user gives beside the documents (actors of their own, a codebook): read bounded, as UTF-8."""

from __future__ import annotations

from pathlib import Path

from comity.errors import InputError


def read_given(path: str, most: int, *, wanted: str, shorten: str) -> str:
    """The text of a file of at most `most` bytes; a byte order mark is left out.

    `wanted` says what to name instead where it cannot be opened, `shorten` what to do where it is too large.

    Raises:
        InputError: the file cannot be opened, is too large, or is no UTF-8.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as problem:
        raise InputError(f"cannot be read: {problem.strerror or problem}. Name {wanted}.") from problem
    if len(data) > most:
        raise InputError(f"is larger than {most:,} bytes. {shorten}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(f"is not UTF-8 text (byte {problem.start}). Save it as UTF-8.") from problem
