"""CAMEO: its codes, their Goldstein equivalents, and the way to PLOVER 2.0 and back. A code is text: 042 is not 42."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from comity.codes import plover
from comity.codes.table import rows
from comity.errors import CodeError


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One code. `goldstein` is -10..+10; `type` is None for statements (root 01), which PLOVER does not code."""

    code: str
    name: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]


@cache
def codes() -> Mapping[str, CameoCode]:
    """All 312 codes of the ICEWS list, by code.

    >>> codes()["042"].name
    'makes a visit'
    """
    return MappingProxyType({row["code"]: _to_code(row) for row in rows("cameo/codes.csv")})


def check(code: str) -> str:
    """The code itself.

    Raises:
        CodeError: no such CAMEO code; where zeros seem lost, the message says which code was probably meant.

    >>> check("042")
    '042'
    """
    if code not in codes():
        hint = f" Was {'0' + code!r} meant? Codes are text, zeros count." if "0" + code in codes() else ""
        raise CodeError(f"{code!r} is not a CAMEO code of the ICEWS list (roots 01 to 20).{hint}")
    return code


def goldstein(code: str) -> float | None:
    """The Goldstein equivalent of a code, -10 (conflict) to +10 (cooperation); None for a code of no known list.

    >>> goldstein("195"), goldstein("nothing")
    (-10.0, None)
    """
    known = codes().get(code)
    return known.goldstein if known else None


def to_plover(code: str) -> tuple[str, str | None, tuple[str, ...]] | None:
    """The PLOVER type, mode and contexts of a code; None for statements (root 01) and unknown codes.

    >>> to_plover("042"), to_plover("1124"), to_plover("010")
    (('CONSULT', 'visit', ()), ('ACCUSE', 'allege', ('military', 'human_rights')), None)
    """
    known = codes().get(code)
    if known is None or known.type is None:
        return None
    return known.type, known.mode, known.contexts


def from_plover(type_: str, mode: str | None = None) -> str:
    """The CAMEO code nearest to a PLOVER type and mode.

    Raises:
        CodeError: the type is unknown, or has no such mode.

    >>> from_plover("CONSULT", "visit"), from_plover("COERCE")
    ('042', '170')
    """
    plover.check_mode(type_, mode)
    return _nearest()[type_, mode]


def softened(code: str) -> str:
    """The code of an appeal for what a demand (root 10) is made for; any other code as it is.

    >>> softened("1056"), softened("130")
    ('0256', '130')
    """
    return check("02" + code[2:]) if code.startswith("10") else code


@cache
def _nearest() -> dict[tuple[str, str | None], str]:
    return {(row["type"], row["mode"] or None): check(row["cameo"]) for row in rows("cameo/from_plover.csv")}


def _to_code(row: dict[str, str]) -> CameoCode:
    type_, mode = row["type"] or None, row["mode"] or None
    if type_:
        plover.check_mode(type_, mode)
    return CameoCode(
        code=row["code"],
        name=row["name"],
        goldstein=float(row["goldstein"]),
        type=type_,
        mode=mode,
        contexts=tuple(plover.check_context(name) for name in row["contexts"].split(";") if name),
    )
