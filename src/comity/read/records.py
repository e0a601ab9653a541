"""A record (a JSON object, a row of a table) to a document: its fields by name, each checked by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from comity.codes.table import rows
from comity.model import Document
from comity.read.days import parse_day
from comity.read.decode import is_well_formed
from comity.read.names import split_names
from comity.read.origin import Origin
from comity.read.pages import finish, is_readable, normalise_language, read_record

Record = Mapping[str, Any]
_NO_VALUE = (None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReader:
    """Makes documents of records. The text stays exactly as given, so that offsets into it are the giver's too."""

    origin: Origin

    def read(self, record: object, line: int | None) -> Document | None:
        """The document of one record, or None with a problem told at `line` (None where there are no lines)."""
        if not isinstance(record, Mapping):
            self.origin.tell(record, "is not an object with a text", "write one object for each document", line=line)
            return None
        text = _value(record, "text")
        if not isinstance(text, str):
            shown = text if text is not None else _preview(record)
            self.origin.tell(shown, "has no `text` of words", "give each record a text, or remove it", line=line)
            return None
        if not is_readable(text, self.origin, line=line):
            return None
        return finish(read_record(self._draft(record, text, line)), self.origin)

    def _draft(self, record: Record, text: str, line: int | None) -> Document:
        return Document(
            id=self._id(record, line),
            text=text,
            url=self._words(record, "url", line),
            title=self._words(record, "title", line),
            publisher=self._words(record, "publisher", line),
            authors=self._list(record, "authors", line),
            published=self._day(record, line),
            language=normalise_language(self._words(record, "language", line)),
            topics=self._list(record, "topics", line),
        )

    def _id(self, record: Record, line: int | None) -> str:
        """The name as it was given, to the letter: whoever gave it looks for it among the claims."""
        value = _value(record, "id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value if self._words(record, "id", line) else ""

    def _words(self, record: Record, name: str, line: int | None) -> str | None:
        value = _value(record, name)
        if value is None or (isinstance(value, str) and is_well_formed(value)):
            return value.strip() or None if value else None
        self._reject(name, value, "is not text", line)
        return None

    def _list(self, record: Record, name: str, line: int | None) -> tuple[str, ...]:
        value = _value(record, name)
        if value is None:
            return ()
        parts = _split_list(name, value) if isinstance(value, str) else value
        if not isinstance(parts, list | tuple) or not all(
            isinstance(part, str) and is_well_formed(part) for part in parts
        ):
            self._reject(name, value, "is not a list of texts", line)
            return ()
        return tuple(dict.fromkeys(words for part in parts if (words := part.strip())))

    def _day(self, record: Record, line: int | None) -> date | None:
        value = _value(record, "published")
        day = parse_day(value)
        if day is None and value is not None:
            self._reject(
                "published", value, "is not a day", line, "write it like 2024-04-21; the document is read without it"
            )
        return day

    def _reject(self, name: str, value: object, rule: str, line: int | None, advice: str | None = None) -> None:
        self.origin.tell(
            value, f"as `{name}` {rule}", advice or "mend it; the document is read without it", line=line, kept=True
        )


def _value(record: Record, name: str) -> Any:
    """The value of a field under the first of its names that has one; None when none has."""
    found = (record.get(column) for column in columns()[name])
    return next((value for value in found if value not in _NO_VALUE and value == value), None)  # NaN is not itself


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """The names under which records carry each field of a document, its own name first."""
    names: dict[str, tuple[str, ...]] = {}
    for row in rows("pages/columns.csv"):
        names[row["field"]] = (*names.get(row["field"], ()), row["column"])
    return names


def _split_list(name: str, words: str) -> tuple[str, ...] | list[str]:
    """A list written in one cell: parts between semicolons, else topics between commas and authors as in a byline."""
    if ";" in words:
        return words.split(";")
    return words.split(",") if name == "topics" else _authors(words)


def _authors(words: str) -> tuple[str, ...]:
    names = split_names(words)
    # "Ruiz, Ana" is one author with the surname first.
    return names if all(" " in name for name in names) else (words,)


def _preview(record: Record) -> str:
    return ", ".join(str(key) for key in list(record)[:6]) or "{}"
