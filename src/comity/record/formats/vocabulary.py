"""From the codes of other data sets to comity's, and back: countries, sectors, groups, classes, names of PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from comity.codes import cameo, plover
from comity.codes.actors import organisations, states
from comity.codes.table import rows
from comity.model import BLOCS
from comity.record.formats.event import Party


def country_of(words: str) -> str | None:
    """The state that a cell names, by ISO code, CAMEO's code or name; None for regions and unknown words.

    >>> country_of("ROM"), country_of("Occupied Palestinian Territory"), country_of("AFR")
    ('ROU', 'PSE', None)
    """
    return _countries().get(words.strip().casefold())


@cache
def _countries() -> Mapping[str, str]:
    found = {name.casefold(): state.iso3 for state in states() for name in (*state.names, state.name)}
    for row in rows("formats/countries.csv"):
        others = (*row["cameo"].split("|"), *row["names"].split("|"))
        found |= {name.casefold(): row["iso3"] for name in (row["iso3"], *others) if name}
    return found | {state.iso3.casefold(): state.iso3 for state in states()}


def country_of_fips(code: str) -> str | None:
    """The state of a FIPS 10-4 code, as GDELT's geography has it; None for seas and unknown codes.

    >>> country_of_fips("GM"), country_of_fips("CH"), country_of_fips("OS")
    ('DEU', 'CHN', None)
    """
    return _of_fips().get(code)


@cache
def _of_fips() -> Mapping[str, str]:
    return {fips: row["iso3"] for row in rows("formats/countries.csv") for fips in row["fips"].split("|") if fips}


def fips_of(country: str | None) -> str:
    """The FIPS 10-4 code of a state; empty where it has none."""
    return _to_fips().get(country or "", "")


@cache
def _to_fips() -> Mapping[str, str]:
    return {row["iso3"]: row["fips"].split("|")[0] for row in rows("formats/countries.csv")}


def cameo_country(country: str | None) -> str:
    """CAMEO's code of a state, which is the ISO code but for a few; empty for None and for bodies of many states.

    >>> cameo_country("ROU"), cameo_country("DEU"), cameo_country("IGO")
    ('ROM', 'DEU', '')
    """
    return _to_cameo().get(country or "", "" if not country or country in BLOCS else country)


@cache
def _to_cameo() -> Mapping[str, str]:
    return {row["iso3"]: row["cameo"].split("|")[0] for row in rows("formats/countries.csv") if row["cameo"]}


@cache
def country_name(country: str | None) -> str | None:
    """The English name of a state; None for None and for bodies of many states."""
    return next((state.name for state in states() if state.iso3 == country), None)


def sector_of(vocabulary: str, value: str) -> str | None:
    """PLOVER's sector of a value of `cameo` or `icews`; None where none is like it.

    >>> sector_of("cameo", "MED"), sector_of("cameo", "HLH")
    ('JRN', 'MED')
    """
    return _sectors(vocabulary).get(value)


@cache
def _sectors(vocabulary: str) -> Mapping[str, str]:
    return {row["value"]: row["sector"] for row in rows("formats/sectors.csv") if row["vocabulary"] == vocabulary}


def sector_to(vocabulary: str, sector: str) -> str | None:
    """What another vocabulary calls a sector of PLOVER; None where it has no such."""
    return next((value for value, known in _sectors(vocabulary).items() if known == sector), None)


@cache
def group_of(code: str) -> tuple[str, str | None] | None:
    """The organisation that CAMEO's code of a known group means: its key and what PLOVER writes for its country.

    >>> group_of("NAT")
    ('NATO', 'IGO')
    """
    key = next((row["id"] for row in rows("formats/groups.csv") if row["group"] == code), None)
    known = next((body for body in organisations() if body.key == key), None)
    return (known.key, known.country or known.bloc) if known else None


@cache
def group_code(key: str | None) -> str:
    """CAMEO's code of an organisation; empty where it has none."""
    return next((row["group"] for row in rows("formats/groups.csv") if row["id"] == key), "")


def quad_of_root(scheme: str, code: str) -> int | None:
    """The class that `gdelt` or `phoenix` gives to a CAMEO code; None for a code of no root.

    >>> quad_of_root("gdelt", "141"), quad_of_root("phoenix", "141"), quad_of_root("phoenix", "163")
    (3, 4, 3)
    """
    found = next((row[scheme] for row in rows("formats/quads.csv") if row["root"] == code[:2]), None)
    return int(found) if found else None


def with_zeros(code: str, root: str = "") -> str | None:
    """A CAMEO code with the zero that a spreadsheet took from it; None where it is no code either way.

    `root` is the code's root where the file gives it. Without it, what may be a code as it stands ("10", a demand, or
    010, a statement) is left as it is.

    >>> with_zeros("42"), with_zeros("042"), with_zeros("10"), with_zeros("10", root="1"), with_zeros("999")
    ('042', '042', '10', '010', None)
    """
    known = cameo.codes()
    lost = code not in known or (root.isdigit() and not code.startswith(root.zfill(2)))
    return next((form for form in ((f"0{code}", code) if lost else (code,)) if form in known), None)


def type_of(words: str) -> tuple[str | None, str | None]:
    """The type of manual 2.0, and the mode it brings with it, for a type of any version of PLOVER; None where none.

    >>> type_of("Disapprove"), type_of("YIELD")
    (('ACCUSE', 'disapprove'), (None, None))
    """
    name = words.strip().upper().replace("_", "-")
    if name in plover.types():
        return name, None
    return _versions().get((name, ""), (None, None))


def mode_of(type_: str, words: str) -> str | None:
    """The mode of manual 2.0 for a mode of any version of PLOVER; None where it has no such.

    >>> mode_of("ASSAULT", "assassinate"), mode_of("ASSAULT", "aerial"), mode_of("ASSAULT", "sideAB")
    ('targeted', 'aerial', None)
    """
    name = words.strip().lower().replace("_", "-")
    if name in plover.modes_of(type_):
        return name
    return _versions().get((type_, name), (None, None))[1]


@cache
def _versions() -> Mapping[tuple[str, str], tuple[str | None, str | None]]:
    return {
        (row["type"], row["mode"]): (row["to_type"] or None, row["to_mode"] or None)
        for row in rows("formats/plover_versions.csv")
    }


def to_day(words: str) -> date | None:
    """A day written YYYYMMDD or YYYY-MM-DD, perhaps with a time behind it; None where no calendar has it.

    >>> to_day("20191024143000"), to_day("2018-06-01"), to_day("20190231")
    (datetime.date(2019, 10, 24), datetime.date(2018, 6, 1), None)
    """
    digits = words.strip()[:10].replace("-", "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None


def to_number(words: str) -> float | None:
    """A finite number; None for anything else ("NA", "NULL", "inf").

    >>> to_number("-6.5"), to_number("NA"), to_number("nan")
    (-6.5, None, None)
    """
    try:
        value = float(words)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def to_count(words: str) -> int | None:
    """A whole number within 32 bits; None for anything else."""
    value = to_number(words)
    return int(value) if value is not None and value == int(value) and abs(value) < 2**31 else None


def to_degrees(lat: str, lon: str) -> tuple[float, float] | tuple[None, None]:
    """WGS 84 degrees; None twice where either is no number or off the globe."""
    north, east = to_number(lat), to_number(lon)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None, None
    return north, east


def party_of(text: str, country: str | None, sectors: tuple[str, ...], code: str | None = None) -> Party:
    """An actor by its name: a state where that is the name of its country, a body where comity knows one so named."""
    body = _bodies().get(text.casefold())
    if country is not None and not sectors and country_of(text) == country:
        return Party(text=text, code=code, id=country, name=country_name(country), country=country)
    if body and (country is None or body[1] == country):
        return Party(text=text, code=code, id=body[0], name=text, country=body[1], sectors=sectors)
    return Party(text=text, code=code, name=text, country=country, sectors=sectors)


@cache
def _bodies() -> Mapping[str, tuple[str, str | None]]:
    return {
        name.casefold(): (body.key, body.country or body.bloc)
        for body in organisations()
        for name in (*body.names, body.name)
    }


def place_of(
    city: str | None, district: str | None, province: str | None, country: str | None, lat: str | None, lon: str | None
) -> dict[str, object] | None:
    """A place from the cells of ICEWS or POLECAT, None standing for a missing one; None where no name is given."""
    parts = {"city": city, "district": district, "province": province, "country": country}
    precision = next((kind for kind, name in parts.items() if name), None)
    if precision is None:
        return None
    north, east = to_degrees(lat or "", lon or "")
    where = {"text": ", ".join(filter(None, parts.values())), "name": parts[precision], "precision": precision}
    state = country_of(country) if country else None
    if precision == "country":
        where["name"] = country_name(state) or country
    return where | {"country": state, "lat": north, "lon": east, "geonames": None}
