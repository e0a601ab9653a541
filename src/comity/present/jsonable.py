"""Frozen dataclasses as JSON: the field names stand as they are, days are ISO 8601, what is unknown is null."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def jsonable(value: Any) -> Any:
    """The value in the types that JSON has.

    Raises:
        TypeError: a value of a type that no noun of comity holds.

    >>> from comity.model import Time
    >>> jsonable(Time(text="May 2001", start=date(2001, 5, 1), precision="month"))
    {'text': 'May 2001', 'start': '2001-05-01', 'end': None, 'precision': 'month'}
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [jsonable(item) for item in value]
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} {value!r} has no form in JSON: add one to jsonable")


def to_json(value: Any) -> str:
    """The value as indented JSON text with a final line end; letters of all scripts stand as they are."""
    return json.dumps(jsonable(value), ensure_ascii=False, indent=2) + "\n"
