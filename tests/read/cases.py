"""The cases of reading, as rows of `tests/cases/*.toml`, and a reader that keeps what was told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from comity.errors import InputError
from comity.model import Document
from comity.read import read

Cases = list[dict[str, Any]]


def load_cases(name: str) -> Cases:
    """The cases of one topic."""
    return tomllib.loads((Path(__file__).parents[1] / "cases" / name).read_text("utf8"))["case"]


def read_all(path: Path, **known: Any) -> tuple[list[Document], list[InputError]]:
    """The documents at a path, and the problems told."""
    problems: list[InputError] = []
    return list(read(str(path), on_problem=problems.append, **known)), problems
