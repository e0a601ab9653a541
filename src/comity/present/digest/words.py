"""The editor's own words for a digest: standfirsts and titles from a TOML file, marked as the editor's on every form.

[[pick]]
document = "herald-17"       # or event = "…", or claim = "3f0c", as in the digest itself
standfirst = "The quarrel that nobody wanted to win."
title = "A quarrel ends"     # optional: else the page's
by = "Ana"                   # optional
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comity.errors import InputError, UsageError
from comity.relate.picks import Digest, Pick

_LARGEST = 1_000_000
_NAMES = ("document", "event", "claim")
_TEXTS = ("standfirst", "title", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an editor wrote for the pick whose document, event or claim (how its id begins) is named."""

    name: str
    value: str
    standfirst: str
    title: str | None = None
    by: str | None = None

    def fits(self, pick: Pick) -> bool:
        """Whether the pick is the one meant."""
        if self.name == "claim":
            return any(citation.claim.startswith(self.value) for citation in pick.citations)
        return self.value == (pick.document if self.name == "document" else pick.event)


def read_words(path: str) -> tuple[Words, ...]:
    """The words of a file.

    Raises:
        InputError: the file cannot be read, is no TOML, or is larger than a million bytes.
        UsageError: an entry that names no pick, or says nothing.
    """
    try:
        if Path(path).stat().st_size > _LARGEST:
            raise InputError(f"{path!r} is larger than {_LARGEST:,} bytes: the words for a digest are fewer.")
        found = tomllib.loads(Path(path).read_text("utf8"))
    except OSError as problem:
        raise InputError(f"{path!r} cannot be read: {problem.strerror or problem}. Name a TOML file.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError(f"{path!r} is no TOML: {problem}. Mend the line.") from problem
    entries = found.get("pick")
    if not isinstance(entries, list) or set(found) != {"pick"}:
        raise UsageError(f"{path!r} has no [[pick]], or something else beside: write one [[pick]] for each pick.")
    return tuple(_words(entry, f"{path}, pick {number}") for number, entry in enumerate(entries, 1))


def _words(entry: Any, where: str) -> Words:
    known = {*_NAMES, *_TEXTS}
    if not isinstance(entry, dict) or not all(name in known and _is_text(text) for name, text in entry.items()):
        raise UsageError(f"{where}: each line gives one of {', '.join((*_NAMES, *_TEXTS))} some text: mend it.")
    named = [(name, entry[name].strip()) for name in _NAMES if name in entry]
    if len(named) != 1 or "standfirst" not in entry:
        raise UsageError(f"{where}: it needs a standfirst, and one of {', '.join(_NAMES)} to say which pick is meant.")
    [(name, value)] = named
    return Words(name=name, value=value, **{key: " ".join(entry[key].split()) for key in _TEXTS if key in entry})


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def with_words(digest: Digest, words: Sequence[Words], on_problem: Callable[[InputError], None]) -> Digest:
    """The digest with the editor's words in it; words that fit no pick are a problem."""
    for entry in words:
        if not any(entry.fits(pick) for pick in digest.picks):
            rule = "is not in this digest, and its words are left out"
            on_problem(InputError(f"the pick of {entry.name} {entry.value!r} {rule}: ask for more picks, or mend it."))
    return replace(digest, picks=tuple(_with(pick, words) for pick in digest.picks))


def _with(pick: Pick, words: Iterable[Words]) -> Pick:
    own = next((entry for entry in words if entry.fits(pick)), None)
    if own is None:
        return pick
    return replace(pick, title=own.title or pick.title, standfirst=own.standfirst, standfirst_by=own.by or "the editor")
