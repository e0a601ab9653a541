"""The columns of an event that its CAMEO code alone decides."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from comity.codes import cameo, plover
from comity.record.formats.cells import by_value

_TEXTS = pa.list_(pa.string())


def coded(codes: pa.Array) -> dict[str, pa.Array]:
    """Type, modes, contexts and class in PLOVER 2.0 of a column of CAMEO codes; null where PLOVER has none."""
    table = pa.table({"code": codes})
    answers: dict[str, tuple[Any, pa.DataType]] = {
        "cameo": (lambda code: code or None, pa.string()),
        "type": (_type, pa.string()),
        "modes": (_modes, _TEXTS),
        "contexts": (_contexts, _TEXTS),
        "quad": (_quad, pa.int32()),
    }
    return {name: by_value(table, ("code",), answer, kind) for name, (answer, kind) in answers.items()}


def _type(code: str) -> str | None:
    found = cameo.to_plover(code)
    return found[0] if found else None


def _modes(code: str) -> list[str]:
    found = cameo.to_plover(code)
    return [found[1]] if found and found[1] else []


def _contexts(code: str) -> list[str]:
    found = cameo.to_plover(code)
    return list(found[2]) if found else []


def _quad(code: str) -> int | None:
    type_ = _type(code)
    return plover.quad(type_) if type_ else None
