"""One codebook, fitted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.events.codebook import CodebookCoder, read_codebook
from tests.events.codebook.builders import write


@pytest.fixture(scope="session")
def coder(tmp_path_factory: pytest.TempPathFactory) -> CodebookCoder:
    """The coder of the small codebook."""
    folder: Path = tmp_path_factory.mktemp("codebook")
    return CodebookCoder(read_codebook(write(folder)))
