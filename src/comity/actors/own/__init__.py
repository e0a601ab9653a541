"""Actors of a user's own: read from files, and put beside those that comity has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from comity.actors.lexicon import Lexicon, lexicon
from comity.actors.own.given import OwnActor, read_text
from comity.actors.own.merge import add_own
from comity.actors.own.petrarch import read_dictionary
from comity.actors.own.toml_form import read_toml
from comity.errors import InputError

__all__ = ["open_actors", "read_actors"]


def open_actors(paths: Sequence[str]) -> Lexicon:
    """Comity's actors with those of the files; where two files name one actor, both have it.

    A file that ends in .txt is a dictionary in PETRARCH's form, any other is TOML.

    Raises:
        InputError: a file cannot be read or breaks a rule; the message says which.
    """
    return add_own(lexicon(), (actor for path in paths for actor in read_actors(path)))


def read_actors(path: str) -> tuple[OwnActor, ...]:
    """The actors of one file.

    Raises:
        InputError: the file cannot be read or breaks a rule.
    """
    read = read_dictionary if path.lower().endswith(".txt") else read_toml
    try:
        return read(read_text(path), Path(path).name)
    except InputError as problem:
        raise InputError(f"actors {path!r}: {problem}") from problem
