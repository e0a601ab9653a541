"""What unites and what divides a pair, by the third parties of the signed network; and what would change that.

A triad of A, B and C is balanced when the product of its signs is positive (Heider 1946,
doi:10.1080/00223980.1946.9917275; Cartwright and Harary 1956, doi:10.1037/h0046049). So a C with whom A and B stand
alike (a shared ally, a shared enemy) pulls the pair together, and a C with whom they stand unlike (the friend of one,
the enemy of the other) pulls it apart. The pull of C is w(A, C) * w(B, C); the pull of all third parties is the sum.
This is arithmetic on the record, neither a forecast nor advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from comity.relate.cite import Citation, Line
from comity.relate.network import Edge, Reason, edge_of, weight_from
from comity.relate.wording import Names, capitalised, signed, with_article

Bond = Literal["shared_ally", "shared_enemy", "friend_of_enemy"]

_FAINT = 0.02
"""Who stands to A or to B by less than this is left out: a sign that one doubtful claim sets is no sign."""

_MOST_CHANGES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty(Line):
    """A third party, and how it pulls on the pair: `weight` in -1..+1, the product of its edges to A and to B."""

    party: str
    name: str
    bond: Bond
    weight: float
    to_a: Edge
    to_b: Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Line):
    """What the pull of third parties, or the pair's own weight, would be if one thing in the record were otherwise."""

    about: str
    before: float
    after: float


def third_parties(network: nx.Graph, a: str, b: str, names: Names) -> tuple[ThirdParty, ...]:
    """Everybody to whom both A and B stand, the strongest pull first; those who unite have a positive weight."""
    shared = sorted(set(_neighbours(network, a)) & set(_neighbours(network, b)))
    found = [_third_party(network, a, b, c, names) for c in shared]
    return tuple(sorted((c for c in found if c), key=lambda c: (-abs(c.weight), c.party)))


def _neighbours(network: nx.Graph, party: str) -> list[str]:
    return list(network[party]) if network.has_node(party) else []


def _third_party(network: nx.Graph, a: str, b: str, c: str, names: Names) -> ThirdParty | None:
    to_a, to_b = edge_of(network, a, c), edge_of(network, b, c)
    if to_a is None or to_b is None or is_faint(to_a.weight, to_b.weight):
        return None
    bond = _bond(to_a.weight, to_b.weight)
    return ThirdParty(
        text=_third_text(bond, a, b, c, to_a.weight, names),
        citations=_citations(to_a, to_b),
        party=c,
        name=names(c),
        bond=bond,
        weight=round(to_a.weight * to_b.weight, 3),
        to_a=to_a,
        to_b=to_b,
    )


def is_faint(to_a: float, to_b: float) -> bool:
    """Whether a third party stands to one of the two by too little to be counted."""
    return min(abs(to_a), abs(to_b)) < _FAINT


def _bond(to_a: float, to_b: float) -> Bond:
    if to_a * to_b < 0:
        return "friend_of_enemy"
    return "shared_ally" if to_a > 0 else "shared_enemy"


def _third_text(bond: Bond, a: str, b: str, c: str, to_a: float, names: Names) -> str:
    first, second, third = (with_article(names(party)) for party in (a, b, c))
    if bond == "shared_ally":
        return f"{capitalised(third)} is on good terms with both {first} and {second}"
    if bond == "shared_enemy":
        return f"{capitalised(third)} is at odds with both {first} and {second}"
    friend, foe = (first, second) if to_a > 0 else (second, first)
    return f"{capitalised(third)} is on good terms with {friend} and at odds with {foe}"


def _citations(*edges: Edge) -> tuple[Citation, ...]:
    found = {citation.claim: citation for edge in edges for reason in edge.reasons for citation in reason.citations}
    return tuple(found.values())


def pull_of(thirds: Iterable[ThirdParty]) -> float:
    """The pull of all third parties together: the sum of their weights; below 0 they divide more than they unite."""
    return round(sum(third.weight for third in thirds), 3)


def changes(
    thirds: Sequence[ThirdParty], own: Edge | None, names: Names, pull: float | None = None
) -> tuple[Change, ...]:
    """The changes of sign that would most improve how the pair stands, the greatest gain first.

    `pull` is that of all third parties, where `thirds` are but some.

    Either a third party that divides comes to stand alike to both, or one act or tie of the pair itself that weighs
    against it is taken away.
    """
    before = pull_of(thirds) if pull is None else pull
    turned = [_turned(third, before, names) for third in thirds if third.weight < 0]
    ranked = sorted(turned + _without(own), key=lambda change: (change.before - change.after, change.about))
    return tuple(ranked[:_MOST_CHANGES])


def _turned(third: ThirdParty, before: float, names: Names) -> Change:
    after = round(before - 2 * third.weight, 3)
    sides = " or ".join(
        f"{names(edge.a)}–{names(edge.b)} (now {signed(edge.weight)})" for edge in (third.to_a, third.to_b)
    )
    return Change(
        text=(
            f"If the sign of {sides} were turned, {with_article(third.name)} would weigh {signed(-third.weight)} "
            f"instead of {signed(third.weight)}, and all third parties together {signed(after)} "
            f"instead of {signed(before)}"
        ),
        citations=third.citations,
        about=third.party,
        before=before,
        after=after,
    )


def _without(own: Edge | None) -> list[Change]:
    if own is None:
        return []
    against = [reason for reason in own.reasons if reason.contribution < 0]
    return [_change_without(reason, own) for reason in against[:_MOST_CHANGES]]


def _change_without(reason: Reason, own: Edge) -> Change:
    after = weight_from((other.contribution for other in own.reasons if other is not reason), own.rest)
    figures = f"{signed(after)} instead of {signed(own.weight)}"
    return Change(
        text=f"Had the record no {reason.text}, the pair itself would weigh {figures}",
        citations=reason.citations,
        about=reason.text,
        before=own.weight,
        after=after,
    )
