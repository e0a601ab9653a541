"""How long reading event data takes, and how much memory: rows of GDELT that this file makes itself.

    python benchmarks/formats.py [ROWS]       # 1,000,000 without a number

Prints seconds to read, seconds to read into a store (of the clock, and of the processor), and the peak of memory.
The aim is under 30 s a million on two cores.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from comity.codes import cameo
from comity.record.formats import Losses, gdelt
from comity.record.formats.vocabulary import cameo_country, quad_of_root
from comity.record.imported import Imported

STATES = ("USA", "RUS", "CHN", "PER", "CHL", "KEN", "IND", "BRA", "EGY", "FRA", "NGA", "IDN")
TYPES = ("", "", "GOV", "MIL", "COP", "BUS", "EDU", "LEG", "OPP", "MED")


def main(rows: int) -> None:
    """Make the rows, read them, read them into a store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.export.CSV"
        with path.open("w", encoding="utf8") as stream:
            stream.writelines(_lines(rows))
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB")
        start = _now()
        read = sum(len(table) for table in gdelt.read_events(str(path), _fail, Losses()))
        print(f"read:            {_since(start)}, {_peak()}")
        start = _now()
        with Imported.open(str(Path(folder) / "made.duckdb")) as store:
            kept = sum(store.add(table) for table in gdelt.read_events(str(path), _fail, Losses()))
        print(f"read and stored: {_since(start)}, {_peak()}")
        assert read == kept == rows


def _fail(problem: Exception) -> None:
    raise problem


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> str:
    clock, processor = (now - then for now, then in zip(_now(), start, strict=True))
    return f"{clock:6.1f} s, {processor:.1f} s of the processor"


def _peak() -> str:
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def _lines(rows: int) -> Iterator[str]:
    """Rows unlike each other where GDELT's are: ids, tones, URLs, places, days, pairs of actors."""
    dice = random.Random(61)  # noqa: S311 (no secret)
    codes = [code for code in cameo.codes() if len(code) > 2]
    for number in range(rows):
        day = f"2019{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
        code = dice.choice(codes)
        cells = dict.fromkeys(gdelt.COLUMNS, "")
        cells |= {"GLOBALEVENTID": str(880_000_000 + number), "SQLDATE": day, "MonthYear": day[:6], "Year": "2019"}
        cells |= {"FractionDate": "2019.5", "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2]}
        cells |= {"QuadClass": str(quad_of_root("gdelt", code)), "GoldsteinScale": str(cameo.goldstein(code))}
        cells |= {"NumMentions": "4", "NumSources": "1", "NumArticles": "4", "IsRootEvent": "1"}
        cells |= {"AvgTone": f"{dice.uniform(-9, 9):.14f}", "DATEADDED": f"{day}143000"}
        cells |= {
            "SOURCEURL": f"https://example.org/news/{dice.randint(0, rows // 3)}/a-made-up-address-of-a-report.html"
        }
        cells |= _actor(1, dice) | _actor(2, dice) | _place("Actor1", dice) | _place("Actor2", dice)
        yield "\t".join((cells | _place("Action", dice)).values()) + "\n"


def _actor(number: int, dice: random.Random) -> dict[str, str]:
    state, kind = dice.choice(STATES), dice.choice(TYPES)
    country = cameo_country(state)
    names = {
        "Code": country + kind,
        "Name": f"{country} MADE {_rank(dice, 500)}",
        "CountryCode": country,
        "Type1Code": kind,
    }
    return {f"Actor{number}{name}": value for name, value in names.items()}


def _rank(dice: random.Random, most: int) -> int:
    """A number below `most`, the small ones far oftener, as names and places in news are (Zipf)."""
    return int(most ** dice.random()) - 1


def _place(of: str, dice: random.Random) -> dict[str, str]:
    at = _rank(dice, 40_000)
    names = {"Type": "4", "FullName": f"Made {at}, Made, Peru", "CountryCode": "PE", "ADM1Code": "PE01"}
    names |= {"Lat": f"{at / 500 - 40:.4f}", "Long": f"{at / 300 - 60:.4f}", "FeatureID": str(-at)}
    return {f"{of}Geo_{name}": value for name, value in names.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
