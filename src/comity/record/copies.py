"""Which documents carry one text: a report of an agency that many outlets print is one witness, and not many.

Texts are likened by the runs of five words that they share. Candidates are found by MinHash (Broder 1997,
doi:10.1109/SEQUEN.1997.666900) in bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3), so
that a new text is held against few others. A line of place and agency ("LIMA, 3 May (Andes Wire) - ") says itself whose
text it is.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

DECIDED_BY = "comity copies 1"
ENOUGH = 0.6
"""From this share of the shorter text's runs of words on, one is a copy of the other. Our choice: an agency's text that
an outlet has cut by half is above it, two texts of one event by two hands are far below."""

_RUN = 5
_FEWEST_WORDS = 20
_MOST_WORDS = 5_000
_BANDS = 16
_ROWS = 2
_BASE = 0x9E3779B97F4A7C15
"""An odd number with its bits well spread: 2**64 over the golden ratio."""

# All words before the bracket begin with a capital or a digit, as they do in "LIMA, Peru, 3 May".
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w.'’-]*(?:[ ,/]+[A-Z0-9][\w.'’-]*){0,5})\s*"
    r"\((?P<agency>[A-Z][\w&.'’ -]{1,30})\)\s*[-–—]",
    re.MULTILINE,
)
_HEAD = 400


def credit(text: str) -> str | None:
    """The agency that the text's first lines give it to; None where they name none.

    >>> credit("LIMA, May 3 (Andes Wire) - Peru met Chile."), credit("United Nations (UN) - a body"), credit("Peru.")
    ('Andes Wire', None, None)
    """
    found = _DATELINE.search(text[:_HEAD])
    if found is None:
        return None
    agency, initials = found["agency"].strip(), "".join(re.findall(r"\b[A-Z]", found["place"]))
    return None if initials.endswith(agency) else agency


def runs_of(text: str) -> Hashes:
    """The runs of five words in a text, as numbers, each once; empty for a text too short to tell by its words."""
    import numpy as np  # At use, not at import: most commands have no need of it.

    words = re.findall(r"\w+", text.casefold(), flags=re.UNICODE)[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return np.zeros(0, np.uint64)
    known = np.array([crc32(word.encode("utf8", "surrogatepass")) for word in words], np.uint64)
    runs = np.zeros(len(words) - _RUN + 1, np.uint64)
    for place in range(_RUN):
        runs = runs * np.uint64(_BASE) + known[place : place + len(runs)]
    return np.unique(runs)


def likeness(left: Hashes, right: Hashes) -> float:
    """How much of the shorter text stands in the longer one, 0..1.

    >>> some = runs_of(" ".join(map(str, range(40))))
    >>> likeness(some, some), likeness(some, runs_of("Peru."))
    (1.0, 0.0)
    """
    import numpy as np

    shorter = min(len(left), len(right))
    return round(len(np.intersect1d(left, right, assume_unique=True)) / shorter, 3) if shorter else 0.0


def bands_of(runs: Hashes) -> list[int]:
    """Numbers (64 bits with sign) of which texts that are much alike share one at least, and others hardly ever."""
    import numpy as np

    if not len(runs):
        return []
    factors, terms = _hashes()
    least = ((runs[None, :] * factors[:, None] + terms[:, None]) >> np.uint64(32)).min(axis=1)
    first, second = least[0::_ROWS], least[1::_ROWS]
    numbers = (first << np.uint64(32)) ^ second ^ (np.arange(_BANDS, dtype=np.uint64) * np.uint64(_BASE))
    return [int(number) for number in numbers.view(np.int64)]


def firsts(texts: Sequence[str]) -> list[int | None]:
    """For each text the number of the first one that it is a copy of; None for a text of its own.

    >>> some = " ".join(map(str, range(40)))
    >>> firsts([some, "Peru met Chile.", some.replace("17", "x")])
    [None, None, 0]
    """
    runs = [runs_of(text) for text in texts]
    seen: dict[int, list[int]] = defaultdict(list)
    found: list[int | None] = []
    for number, own in enumerate(runs):
        bands = bands_of(own)
        near = sorted({before for band in bands for before in seen[band]})
        found.append(next((before for before in near if likeness(own, runs[before]) >= ENOUGH), None))
        for band in bands if found[number] is None else ():
            seen[band].append(number)
    return found


@cache
def _hashes() -> tuple[Hashes, Hashes]:
    """Multiply-shift hash functions (Dietzfelbinger et al. 1997): odd factors, and terms, the same in every run."""
    import numpy as np

    drawn = [
        int.from_bytes(hashlib.blake2b(bytes([n]), digest_size=8).digest(), "little") for n in range(2 * _BANDS * _ROWS)
    ]
    made = np.array(drawn, np.uint64)
    return made[: _BANDS * _ROWS] | np.uint64(1), made[_BANDS * _ROWS :]
