"""Files that are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.errors import StoreError


@contextmanager
def replacing(out: str) -> Iterator[str]:
    """The name to write to so that `out` is replaced only when all went well: `out` with `.part` behind it.

    After a failure the part stays, unless it is empty. A device or a pipe is written as it is.

    Raises:
        StoreError: the place cannot be written.
    """
    whole = Path(out)
    if whole.exists() and not whole.is_file():
        yield out
        return
    part = whole.with_name(whole.name + ".part")
    try:
        yield str(part)
        part.replace(whole)
    except OSError as problem:
        raise unwritable(out, problem) from problem
    finally:
        if part.is_file() and not part.stat().st_size:
            part.unlink()


def write_whole(out: str, text: str) -> None:
    """Write a page to the file `out`: all of it, or nothing.

    Raises:
        StoreError: the place cannot be written.
    """
    with replacing(out) as part:
        Path(part).write_text(text, "utf8")


def unwritable(out: str, problem: OSError) -> StoreError:
    """What to raise when the file `out` cannot be written."""
    return StoreError(f"{out!r} cannot be written: {problem.strerror or problem}. Name another file with -o.")
