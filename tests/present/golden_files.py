"""Golden files: what a form looked like when somebody last looked at it.

After a wanted change, write them anew with `COMITY_GOLDEN=write pytest tests/present` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def matches_golden(name: str, text: str) -> bool:
    """Whether the text is that of the golden file; with COMITY_GOLDEN=write the file becomes the text."""
    file = _FOLDER / name
    if os.environ.get("COMITY_GOLDEN") == "write":
        file.write_text(text, "utf8")
    return file.read_text("utf8") == text
