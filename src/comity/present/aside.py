"""What stands beside the claims of a record, or was left out of it, in words: a page that does not use it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.present.clean import printable
from comity.relate.wording import count_of

_MOST_NAMED = 5
_MOST_CHARACTERS = 200
_FOLDERS = re.compile(r"(?:(?<=^)|(?<=[\s'\"(]))(?:[A-Za-z]:)?[\\/](?:[^\\/'\"]*[\\/])+")


def imported_words(count: int, page: str) -> tuple[str, ...]:
    """That imported events are not on the page, nothing where there are none.

    >>> imported_words(1200, "digest")
    ('1,200 imported events stand beside the claims; they have no passage to open: this digest leaves them aside.',)
    """
    if not count:
        return ()
    stand, they = ("stands", "it has") if count == 1 else ("stand", "they have")
    them = "it" if count == 1 else "them"
    aside = f"{they} no passage to open: this {page} leaves {them} aside"
    return (f"{count_of(count, 'imported event')} {stand} beside the claims; {aside}.",)


def left_out_words(problems: Sequence[str]) -> tuple[str, ...]:
    """What could not be read into the record: files and feeds by name, without the folders that they lie in.

    >>> left_out_words(["'/home/ana/feeds/post.xml' cannot be read."])
    ("Left out, or read in part, when the record was made: 'post.xml' cannot be read.",)
    """
    if not problems:
        return ()
    named = [_named(problem) for problem in problems[:_MOST_NAMED]]
    more = f" And {len(problems) - _MOST_NAMED:,} more." if len(problems) > _MOST_NAMED else ""
    return (f"Left out, or read in part, when the record was made: {' '.join(named)}{more}",)


def _named(problem: str) -> str:
    words = _FOLDERS.sub("", printable(problem))
    return words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS].rpartition(' ')[0]} …"
