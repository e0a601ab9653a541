"""The house: who may know whom, and that nothing heavy is loaded without need."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "comity"
STAGES = ("read", "parse", "actors", "events", "qualify", "locate")
# What a stage may know: the nouns, the protocol, the errors, the settings and the vocabularies.
COMMON = {"model", "stage", "errors", "config", "codes"}


def _imports(path: Path) -> set[str]:
    """The rooms of comity that a file imports, by their first name below `comity`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("comity"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


def _files(room: str) -> list[Path]:
    folder = SOURCE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [SOURCE / f"{room}.py"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_no_other_stage(stage: str) -> None:
    """A stage imports itself and what is common, so that it can be read, tested or replaced alone."""
    known = {(path.name, room) for path in _files(stage) for room in _imports(path) - COMMON - {stage}}
    assert known == set()


@pytest.mark.parametrize("room", ["model", "errors", "stage", "codes", "config"])
def test_the_common_rooms_know_nothing_above_them(room: str) -> None:
    """Model, errors, stage, config and codes import each other at most."""
    assert {name for path in _files(room) for name in _imports(path)} <= COMMON


def test_relate_sees_only_the_view_of_a_record() -> None:
    """`relate` reads claims through `record.view`, never through the store."""
    sources = "".join(path.read_text("utf8") for path in _files("relate"))
    assert "comity.record.store" not in sources
    assert {name for path in _files("relate") for name in _imports(path)} <= COMMON | {"record", "relate"}


def test_no_file_is_called_utils() -> None:
    """A function lives with what it is about."""
    assert [path for path in SOURCE.rglob("*.py") if path.stem in ("utils", "helpers", "common", "misc")] == []


def test_importing_comity_is_light() -> None:
    """`import comity` loads neither spaCy nor DuckDB nor PyArrow."""
    check = "import sys, comity; print([m for m in ('spacy', 'duckdb', 'pyarrow', 'sklearn') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_resolving_a_phrase_is_light() -> None:
    """Who a phrase names is told from the tables alone: neither spaCy nor DuckDB nor NumPy is loaded for it."""
    check = (
        "import sys; from comity.phrases import answer_actor; [*answer_actor([{'phrase': 'the French army'}], print)]\n"
        "print([m for m in ('spacy', 'duckdb', 'sklearn', 'pyarrow', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
