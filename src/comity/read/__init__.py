"""Stage 1: documents from files, folders and standard input.

`read` finds the files and chooses a reader for each (`files`). A reader turns bytes into pages or records (`text`,
`html`, `feed`, `archive`, `tables`), a page into paragraphs (`paragraphs`), and those into one document for an article
(`article`) or one for each item of a digest page (`digest`, `briefs`), with the voice of each paragraph (`voices`).
"""

from __future__ import annotations

from comity.read.files import read
from comity.read.json_form import document_from_json, documents_json
from comity.read.pages import read_bare_text

__all__ = ["document_from_json", "documents_json", "read", "read_bare_text"]
