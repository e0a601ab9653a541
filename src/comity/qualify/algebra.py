"""How cues add up: each one takes the state of what is above it and gives the state of what is in its scope.

    asserted ── "may" ──▶ hypothetical ── "refuse to" ──▶ hypothetical
    asserted ── "did not" ──▶ not ── "refuse to" ──▶ hypothetical        (nobody says that they met)
    asserted ── "did not" ──▶ not ── "fail to" ──▶ actual                (they did meet)

The rules are rows of codes/cues/effects.csv, after Karttunen (1971, doi:10.2307/412084), Nairn et al. (2006) and the
factuality scheme of Saurí and Pustejovsky (2009, doi:10.1007/s10579-009-9089-9).
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.model import Certainty, Status

SURENESS: tuple[Certainty, ...] = ("certain", "probable", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is said of a passage at one depth, and the cues that made it so, outermost first."""

    status: Status = "actual"
    certainty: Certainty = "certain"
    why: tuple[str, ...] = ()


ASSERTED = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One row of effects.csv: `becomes` gives the status below by the status above.

    `certainty` is the most that a speaker can be sure below; `denied` the same where what is above is `not`.
    """

    name: str
    becomes: dict[str, Status]
    certainty: Certainty
    denied: Certainty

    def apply(self, above: State, cue: str) -> State:
        """The state below a cue; `cue` says in words which one and where it stands.

        >>> from comity.qualify.cues import effects
        >>> effects()["negates"].apply(ASSERTED, "'not' on 'met' (neg)")
        State(status='not', certainty='certain', why=("not: 'not' on 'met' (neg): negates",))
        """
        status = self.becomes[above.status]
        if self.name == "fact":
            return ASSERTED if above == ASSERTED else State(why=(*above.why, f"actual, certain: {cue}: fact"))
        certainty = weaker(above.certainty, self.denied if above.status == "not" else self.certainty)
        if status == "hypothetical":
            certainty = weaker(certainty, "possible")
        if status == above.status and certainty == above.certainty:
            return above
        news = status if certainty == above.certainty else f"{status}, {certainty}"
        return State(status=status, certainty=certainty, why=(*above.why, f"{news}: {cue}: {self.name}"))


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The less sure of two.

    >>> weaker("probable", "certain")
    'probable'
    """
    return max(one, other, key=SURENESS.index)
