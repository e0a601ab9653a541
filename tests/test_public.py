"""The public names, used as the README uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import comity


@pytest.mark.parametrize("before", ["", "comity.code('Peru met Chile.'); ", "import comity.read; "])
def test_read_works_whatever_was_used_before(before: str, tmp_path: Path) -> None:
    """`comity.read(path)` gives documents, also once the package of that name has been imported."""
    page = tmp_path / "page.txt"
    page.write_text("Peru met Chile in Lima.")
    check = f"import comity; {before}print([d.text for d in comity.read({str(page)!r})])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['Peru met Chile in Lima.']"


def test_what_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    """A document without a text is named in a warning, and the others are read."""
    page = tmp_path / "in.jsonl"
    page.write_text('{"id": 1}\n{"id": 2, "text": "Peru met Chile."}\n')
    with pytest.warns(UserWarning, match="line 1"):
        assert [document.id for document in comity.read(str(page))] == ["2"]


def test_a_thing_that_is_no_text_is_refused() -> None:
    """`comity.code` names what it was given when that is neither a text nor a document."""
    with pytest.raises(comity.InputError, match="None"):
        comity.code(None)  # type: ignore[arg-type]


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    """`comity.open_store` makes a store only when asked to."""
    path = tmp_path / "s.duckdb"
    with pytest.raises(comity.StoreError):
        comity.open_store(str(path))
    comity.open_store(str(path), create=True).close()
    assert comity.open_store(str(path)).claims() == []
