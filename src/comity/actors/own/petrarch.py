"""Actor dictionaries in PETRARCH's form (`.actors.txt`): a name, its synonyms, and codes, some for some days only.

    BLUE_SHORE_FRONT  [PERREB <20160101] [PERPTY >20151231]   ; whatever stands behind a semicolon or # is a comment
    +B.S.F.
    ANA_QUISPE
            [PERGOV 20110728-20160727]
            [PERELI]                                          ; on other days
    GOVERNOR {GOVERNORS}  [~GOV]                              ; of the country named beside it

What the form means is told by the documentation of PETRARCH (Schrodt, Beieler and Idris 2014) and its dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from comity.actors.own.given import OwnActor
from comity.codes import plover
from comity.codes.actors import Term, states
from comity.codes.table import rows
from comity.errors import InputError

_COMMENT = re.compile(r"<!--.*?-->|[;#].*")
_LINE = re.compile(
    r"(?P<synonym>\+)?(?P<name>[^\W_][^\[\]{}<>+=]*?)?\s*(?:\{(?P<plural>[^{}]*)\})?\s*(?P<codes>(?:\[[^\[\]]*\]\s*)*)"
)
_CODE = re.compile(
    r"(?P<code>---|~?[A-Za-z]{3,}~?)\s*(?:(?P<sign>[<>])\s*(?P<day>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?"
)
_NOBODY = "---"
# TABARI's dictionaries write years with two digits; those up to this one are of this century.
_LAST_SHORT_YEAR = 30
# A name of so few letters that is one word is a short one, and is met in capitals only: "WHO" is no pronoun.
_SHORT = 3
# No line of a dictionary comes near.
_LONGEST = 2_000


@dataclass(slots=True)
class _Block:
    """A name with the lines that belong to it."""

    line: int
    names: list[str] = field(default_factory=list)
    plural: str | None = None
    codes: list[tuple[int, str]] = field(default_factory=list)


def read_dictionary(text: str, origin: str) -> tuple[OwnActor, ...]:
    """The actors of a dictionary.

    Raises:
        InputError: a line is no line of a dictionary, or its code or day cannot be read; the message has its number.
    """
    return tuple(_actor(block, origin) for block in _blocks(text))


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        match = _match(raw, number)
        if match is None:
            continue
        if match["name"] and not match["synonym"]:
            if block:
                yield block
            block = _Block(line=number, plural=match["plural"])
        _add(block, match, number)
    if block:
        yield block


def _match(raw: str, number: int) -> re.Match[str] | None:
    """What stands on a line; None when it is empty but for comments."""
    line = _COMMENT.sub("", raw).strip() if len(raw) <= _LONGEST else raw
    if not line:
        return None
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or bool(match["synonym"]) > bool(match["name"]):
        form = "NAME [CODE], +SYNONYM or [CODE <DATE]"
        raise InputError(f"line {number}: {line!r:.60} is no line of an actor dictionary. Write {form}.")
    return match


def _add(block: _Block | None, match: re.Match[str], number: int) -> None:
    if block is None:
        raise InputError(f"line {number}: {match[0]!r:.60} belongs to no name. Write the name on a line before it.")
    if match["name"]:
        block.names.append(_spelled(match["name"]))
    block.codes += [(number, code) for code in re.findall(r"\[([^\[\]]*)\]", match["codes"])]


def _spelled(name: str) -> str:
    """The name as English writes it: capitals tell nothing in a dictionary that is all in them.

    >>> _spelled("BLUE_SHORE_FRONT_"), _spelled("WHO")
    ('Blue Shore Front', 'WHO')
    """
    words = " ".join(name.replace("_", " ").split())
    if not words.isupper() or len(words) <= _SHORT:
        return words
    return re.sub(r"[^\W\d_]+(?:['’]S\b)?", lambda match: match[0].capitalize(), words)


def _actor(block: _Block, origin: str) -> OwnActor:
    if not block.codes:
        raise InputError(
            f"line {block.line}: {block.names[0]!r:.60} has no code. Write one behind it, such as [PERGOV]."
        )
    codes = [_read_code(code, number) for number, code in block.codes]
    made = [made for _, made in codes]
    periods = tuple(sorted((each.period for each in made), key=lambda term: (term.start or term.end) is None))
    names = tuple(dict.fromkeys(block.names))
    origin = f"{origin}, line {block.line}"
    state = _alone(made)
    if state:
        return OwnActor(origin=origin, id=state, names=names)
    kind = _kind([code for code, _ in codes], made)
    return OwnActor(
        origin=origin,
        name=names[0],
        names=tuple(_agent_forms(names, block.plural)) if kind == "role" else names,
        kind=kind,
        country=periods[-1].country,
        sectors=periods[-1].sectors,
        periods=periods,
    )


def _agent_forms(names: tuple[str, ...], plural: str | None) -> Iterator[str]:
    yield from (name.lower() for name in names)
    if plural:
        yield plural.replace("_", " ").strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    """What a code means and when; `kind` is that of an organisation of many states, else None."""

    period: Term
    kind: str | None


def _kind(codes: list[str], made: list[_Meaning]) -> str | None:
    """Only the code tells a person from a body: whoever was ever of the elite (ELI) is a person."""
    if all(code == _NOBODY for code in codes):
        return "nobody"
    if all("~" in code for code in codes):
        return "role"
    if any("ELI" in each.period.sectors for each in made):
        return "person"
    return next((each.kind for each in made if each.kind), None)


def _alone(made: list[_Meaning]) -> str | None:
    """The state that a name means by itself: its only code is that of the state."""
    [*others, last] = [each.period for each in made]
    return None if others or last.sectors or last.start or last.end else last.country


def _read_code(words: str, number: int) -> tuple[str, _Meaning]:
    match = _CODE.fullmatch(words.strip())
    if match is None:
        raise InputError(f"line {number}: [{words:.40}] is no code. Write [PERGOV], [PERGOV >20110728] or [~GOV].")
    start, end = _days(match, number)
    country, sectors, kind = (None, (), None) if match["code"] == _NOBODY else _pieces(match["code"], number)
    term = Term(
        name="", aliases=(), country=country, organisation=None, office="", sectors=sectors, start=start, end=end
    )
    return match["code"], _Meaning(period=term, kind=kind)


def _days(match: re.Match[str], number: int) -> tuple[date | None, date | None]:
    """The first and the last day of a code: a day behind `<` or `>` is not one of them, both of a range are."""
    if match["first"]:
        start, end = _day(match["first"], number), _day(match["last"], number)
        if start > end:
            raise InputError(f"line {number}: the range [{match[0]}] ends before it begins. Exchange the days.")
        return start, end
    if match["sign"] is None:
        return None, None
    day = _day(match["day"], number)
    return (None, day - timedelta(days=1)) if match["sign"] == "<" else (day + timedelta(days=1), None)


def _day(digits: str, number: int) -> date:
    try:
        if len(digits) == 6:
            digits = ("20" if int(digits[:2]) <= _LAST_SHORT_YEAR else "19") + digits
        if len(digits) != 8:
            raise ValueError(digits)
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as problem:
        raise InputError(f"line {number}: {digits!r} is no day. Write it as YYYYMMDD, such as 20110728.") from problem


def _pieces(code: str, number: int) -> tuple[str | None, tuple[str, ...], str | None]:
    """Country, sectors and kind of the three-letter pieces of a code; pieces behind a known one may be unknown."""
    pieces = [code.strip("~")[at : at + 3].upper() for at in range(0, len(code.strip("~")), 3)]
    known = [_meanings()[piece] for piece in pieces if piece in _meanings()]
    if not known:
        raise InputError(
            f"line {number}: no piece of the code {code!r} is a country or a sector. See the CAMEO codebook."
        )
    country = next((country for country, _, _ in known if country), None)
    kind = next((kind for _, _, kind in known if kind), None)
    return country, tuple(dict.fromkeys(sector for _, sectors, _ in known for sector in sectors)), kind


@cache
def _meanings() -> dict[str, tuple[str | None, tuple[str, ...], str | None]]:
    """Country, sectors and kind of organisation by piece."""
    of_sectors = {code: (None, (code,), None) for code in plover.sectors()}
    of_states = {state.iso3: (state.iso3, (), None) for state in states()}
    of_cameo = {
        row["code"]: (row["country"] or None, tuple(filter(None, row["sectors"].split("|"))), row["kind"] or None)
        for row in rows("actors/petrarch.csv")
    }
    return {**of_states, **of_sectors, **of_cameo}
