"""How far two people agree who labelled the same pairs, each without knowing the other's answer.

    python training/agreement.py

Prints Cohen's kappa, the share of equal answers, and for each type the F1 of one hand against the other.
"""

from __future__ import annotations

from comity.score.labelled import cohens_kappa, f1_by_label, held_out
from data import examples, read_pairs, sides


def main() -> None:
    """Print the agreement on all pairs with two labels, on the held-out tenth, on those of plain text, and on sides."""
    data = [(example.group, hands) for example in examples() if (hands := example.hands())]
    _report("all", [hands for _, hands in data])
    _report("held out", [hands for group, hands in data if held_out(group)])
    _report("plain text", [hands for example in read_pairs() if (hands := example.hands())])
    _report("sides", [hands for example in sides() if (hands := example.hands())])


def _report(name: str, hands: list[tuple[str, str]]) -> None:
    first, second = [one for one, _ in hands], [other for _, other in hands]
    share = sum(one == other for one, other in hands) / len(hands)
    print(f"{name}: {len(hands)} pairs, equal {share:.3f}, kappa {cohens_kappa(first, second):.3f}")
    print("  " + " ".join(f"{label}={f1:.2f}" for label, f1 in f1_by_label(first, second).items()))


if __name__ == "__main__":
    main()
