"""Whether pairs that events make close are those that alliances, votes and other counts make close.

    python benchmarks/closeness.py FOLDER FORMAT FILE…

FOLDER holds `dyads.jsonl` (allies, rivals and agreement in votes of pairs of states) and `dyad_events.jsonl` (counts
and mean Goldstein score of pairs in another year); FILE… are events in a FORMAT that `comity import` knows. The weight
of a pair is that of `comity.relate.network` without age: each event counts its Goldstein score, as the file gives it,
over 10. Prints rank correlations (Spearman's rho) over the pairs that both have, of so many events at least.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from scipy.stats import spearmanr

from comity.actors import resolve_phrase
from comity.errors import InputError
from comity.record.formats import Losses, find_format
from comity.relate.network import weight_from

Pair = tuple[str, str]
LABELS = {"ally": 1.0, "neither": 0.0, "ally_and_rival": 0.0, "rival": -1.0}
LEAST = (1, 3, 5)


def main(folder: Path, name: str, files: Sequence[str]) -> None:
    """Read the events, weigh the pairs, hold them against the sets."""
    scores = _scores(name, files)
    print(f"{sum(map(len, scores.values())):,} events of {len(scores):,} pairs of states")
    known = list(map(json.loads, (folder / "dyads.jsonl").read_text("utf8").splitlines()))
    counts = list(map(json.loads, (folder / "dyad_events.jsonl").read_text("utf8").splitlines()))
    sets = {
        "ally, neither or rival": {_ids(row): LABELS[row["label_2018"]] for row in known},
        "agreement in votes": {_ids(row): row["un_agreement_2010_2019"] for row in known},
        "mean Goldstein score, 2014": {pair: row["goldstein_mean"] for row in counts if (pair := _named(row))},
    }
    for what, others in sets.items():
        for least in LEAST:
            _print(what, least, scores, {pair: value for pair, value in others.items() if value is not None})


def _scores(name: str, files: Sequence[str]) -> dict[Pair, list[float]]:
    """For each pair of states the Goldstein scores of what passed between them, over 10."""
    found: dict[Pair, list[float]] = defaultdict(list)
    for path in files:
        for table in find_format(name).read_events(path, _tell, Losses()):
            for row in table.to_pylist():
                value = next((s["value"] for s in row["scores"] or () if s["scale"].startswith("goldstein")), None)
                for pair in _pairs(row) if value is not None else ():
                    found[pair].append(value / 10)
    return found


def _pairs(row: Mapping[str, list[Mapping[str, str]]]) -> set[Pair]:
    sides = [{party["country"] for party in row[side] or () if party["country"]} for side in ("source", "target")]
    return {(min(a, b), max(a, b)) for a in sides[0] for b in sides[1] if a != b}


def _ids(row: Mapping[str, Mapping[str, str]]) -> Pair:
    first, second = row["a"]["iso3"], row["b"]["iso3"]
    return min(first, second), max(first, second)


def _named(row: Mapping[str, str]) -> Pair | None:
    found = [resolve_phrase(row[side]) for side in ("a", "b")]
    ids = sorted(actor.id for actor in found if actor and actor.id)
    return (ids[0], ids[1]) if len(ids) == 2 else None


def _print(what: str, least: int, scores: Mapping[Pair, list[float]], others: Mapping[Pair, float]) -> None:
    both = sorted(pair for pair in scores.keys() & others.keys() if len(scores[pair]) >= least)
    if len(both) < 10:
        print(f"{what:<28} {least} events or more: {len(both)} pairs, too few")
        return
    rho, chance = spearmanr([weight_from(scores[pair]) for pair in both], [others[pair] for pair in both])
    print(f"{what:<28} {least} events or more: {len(both):4} pairs, rho {rho:+.2f} (p {chance:.3f})")


def _tell(problem: InputError) -> None:
    print(f"left out: {problem}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
