"""What the tables of actors know and lack: offices without a holder, two holders at a time, odd codes, variants.

    .venv/bin/python benchmarks/actors_coverage.py [--since 1990] [--until 2024] [--gaps STATE]

Coverage is the share of the days from --since to --until on which some row holds the office, for each member of the
United Nations from the day it joined. The troubles listed below it are to be looked at, not all of them are mistakes:
short overlaps are how successors share a day or a year, and some offices are held by two. Ends with status 1 where a
code names no state or no organisation, or a term ends before it begins.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from comity.actors.words import to_key
from comity.codes.actors import Term, organisations, states, terms
from comity.codes.actors.memberships import running_on

# Who governs: an office of either list counts as the one meant.
OFFICES = {
    "head of state": ("president", "monarch", "head of state", "supreme leader", "governor-general", "pope"),
    "head of government": ("prime minister", "chancellor", "head of government"),
    "foreign minister": ("foreign minister",),
}
# Where a president governs there is no other head of government to miss.
EITHER = ("president", "monarch", "head of state", "prime minister", "chancellor", "head of government")
SHARED_DAYS = 400


def main() -> None:
    """Print coverage and troubles; status 1 for codes that lead nowhere."""
    options = _options()
    first, last = date(options.since, 1, 1), date(options.until, 12, 31)
    _print_counts()
    _print_coverage(first, last)
    if options.gaps:
        for office, kinds in OFFICES.items():
            for start, end in _gaps(_of(options.gaps, kinds), first, last):
                print(f"gap  {options.gaps} {office}: {start}..{end}")
    for title, troubles in (("overlaps", _overlaps()), ("variants", _variants()), ("namesakes", _namesakes())):
        found = sorted(troubles)
        print(f"\n{title}: {len(found)}", *found, sep="\n  ")
    mistakes = sorted(_mistakes())
    print(f"\nmistakes: {len(mistakes)}", *mistakes, sep="\n  ")
    raise SystemExit(bool(mistakes))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--since", type=int, default=1990, metavar="YEAR", help="first year that counts (1990)")
    parser.add_argument("--until", type=int, default=2024, metavar="YEAR", help="last year that counts (2024)")
    parser.add_argument(
        "--gaps", metavar="STATE", help="also list the gaps of this state, by its code of three letters"
    )
    return parser.parse_args()


def _print_counts() -> None:
    kinds = Counter(body.kind for body in organisations())
    offices = Counter(term.office for term in terms())
    print(
        f"{len(terms())} terms of {len({term.name for term in terms()})} people; {len(organisations())} organisations"
    )
    print("terms by office:", ", ".join(f"{office} {n}" for office, n in offices.most_common(8)))
    print("organisations by kind:", ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))


def _print_coverage(first: date, last: date) -> None:
    joined = {row.member: row.start for row in running_on("UN", None)}
    asked: dict[str, tuple[str, ...]] = {"head of state or government": EITHER, **OFFICES}
    for office, kinds in asked.items():
        shares = {iso3: _share(_of(iso3, kinds), max(first, day), last) for iso3, day in joined.items()}
        low = sorted(iso3 for iso3, share in shares.items() if share < 0.5)
        print(
            f"{office}: {sum(shares.values()) / len(shares):.2f} of the days; under half in {len(low)}: {' '.join(low)}"
        )


def _of(iso3: str, offices: Iterable[str]) -> list[Term]:
    return [term for term in terms() if term.country == iso3 and not term.organisation and term.office in offices]


def _share(held: list[Term], first: date, last: date) -> float:
    missing = sum((end - start).days + 1 for start, end in _gaps(held, first, last))
    return 1 - missing / max((last - first).days + 1, 1)


def _gaps(held: list[Term], first: date, last: date) -> Iterator[tuple[date, date]]:
    """The stretches of days, inclusive, on which none of these terms runs."""
    free = first
    for term in sorted(held, key=_start):
        if _start(term) > last:
            break
        if _start(term) > free:
            yield free, _start(term) - timedelta(days=1)
        free = max(free, _after(term))
    if free <= last:
        yield free, last


def _start(term: Term) -> date:
    return term.start or date.min


def _after(term: Term) -> date:
    return term.end + timedelta(days=1) if term.end and term.end < date.max else date.max


def _overlaps() -> Iterator[str]:
    """Two people in one office of one state for longer than dates by the year allow."""
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms():
        if term.country and not term.organisation and term.office in EITHER + OFFICES["foreign minister"]:
            by_office[term.country, term.office].append(term)
    for (iso3, office), held in by_office.items():
        for one, other in combinations(held, 2):
            days = (min(_after(one), _after(other)) - max(_start(one), _start(other))).days
            if one.name != other.name and days > SHARED_DAYS:
                yield f"{iso3} {office}: {one.name} and {other.name}, {days} days"


def _variants() -> Iterator[str]:
    """People of one state whose names are one letter apart: perhaps one person, written twice."""
    by_state: dict[str, set[str]] = defaultdict(set)
    for term in terms():
        by_state[term.country or ""].add(term.name)
    for iso3, names in by_state.items():
        for one, other in combinations(sorted(names), 2):
            if _is_near(to_key(one), to_key(other)):
                yield f"{iso3}: {one} and {other}"


def _is_near(one: str, other: str) -> bool:
    """Whether the same words in another order, or all letters but one in the same order."""
    if sorted(one.split()) == sorted(other.split()):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _namesakes() -> Iterator[str]:
    """A name with terms more than forty years apart, or of states that do not follow each other: perhaps two people."""
    by_name: dict[str, list[Term]] = defaultdict(list)
    for term in terms():
        by_name[term.name].append(term)
    for name, held in by_name.items():
        held.sort(key=_start)
        if any((_start(later) - _after(one)).days > 40 * 365 for one, later in pairwise(held)):
            yield f"{name}: terms far apart"


def _mistakes() -> Iterator[str]:
    known, bodies = {state.iso3 for state in states()}, {body.key for body in organisations()}
    for term in terms():
        if (term.country and term.country not in known) or (term.organisation and term.organisation not in bodies):
            yield f"{term.name}: {term.country or term.organisation} has no row"
        if term.start and term.end and term.end < term.start:
            yield f"{term.name}: {term.office} ends before it begins"


if __name__ == "__main__":
    main()
