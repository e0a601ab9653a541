"""Stage 2: from text to sentences, syntax and quotations."""

from comity.parse.syntax import language, parse, parse_texts

__all__ = ["language", "parse", "parse_texts"]
