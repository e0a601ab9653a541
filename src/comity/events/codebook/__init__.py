"""A researcher's own codebook: types told by examples, given to pairs of actors by the encoder of `events.learned`."""

from comity.events.codebook.book import Codebook, Example, Kind
from comity.events.codebook.check import Report, check_codebook
from comity.events.codebook.coder import CodebookCoder
from comity.events.codebook.file import read_codebook
from comity.events.codebook.marks import read_marks

__all__ = ["Codebook", "CodebookCoder", "Example", "Kind", "Report", "check_codebook", "read_codebook", "read_marks"]
