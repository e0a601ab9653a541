"""How a pair stands: its ties, held, ended and absent; and what one source says and another denies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comity.model import AnyClaim, EventClaim, TieClaim, Trend
from comity.record.weight import weight_of
from comity.relate.cite import Citer, Line
from comity.relate.denials import answered_by, is_denial
from comity.relate.evidence import act_of, is_asserted, is_denied, sources
from comity.relate.wording import (
    Names,
    event_words,
    is_directed,
    show_iso,
    speaker_names,
    tie_words,
    voice_words,
    with_article,
)

Holding = Literal["held", "ended", "absent"]

_SAME_EVENT_DAYS = 3
"""A denial that is linked to no event is held against assertions of the same act at most so many days apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingTie(Line):
    """One tie of the pair and all claims about it, folded.

    `a` and `b` are in the claims' own order for a directed tie, in order of the alphabet otherwise. `since` and `until`
    are ISO dates as precise as the text; None where nobody says. `absent` is a tie that is only said not to hold.
    """

    tie: str
    a: str
    b: str
    valence: int
    holding: Holding
    since: str | None
    until: str | None
    trend: Trend | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(Line):
    """Something that one claim says and another denies; `citations` holds both, `saying` and `denying` name them."""

    saying: tuple[str, ...]
    denying: tuple[str, ...]


_SAME_STATE_YEARS = 1
"""A denial of a tie is held against assertions of it published at most so many years apart."""


def tie_key(claim: TieClaim) -> tuple[str, str, str]:
    """What makes tie claims be about one tie: its kind and its parties, in their order only if it has a direction."""
    a, b = claim.a.party or "", claim.b.party or ""
    return (claim.tie, a, b) if is_directed(claim.tie) else (claim.tie, min(a, b), max(a, b))


def ties_of(claims: Iterable[AnyClaim]) -> dict[tuple[str, str, str], list[TieClaim]]:
    """The tie claims, by the tie that they are about. Planned, proposed and hypothetical ones are left out."""
    groups: dict[tuple[str, str, str], list[TieClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, TieClaim) and (is_asserted(claim) or is_denied(claim)):
            groups[tie_key(claim)].append(claim)
    return groups


def holding_of(claims: Sequence[TieClaim], citer: Citer) -> Holding:
    """Whether the tie that these claims are about holds by now.

    It has ended when somebody gives an end, nobody a later beginning, and no claim without an end was published in a
    later year; or when the latest word on it, by day of publication, is that it does not hold.

    >>> holding_of([], Citer({}))
    'absent'
    """
    asserted = [claim for claim in claims if is_asserted(claim)]
    if not asserted:
        return "absent"
    if _last_published(filter(is_denied, claims), citer) > _last_published(asserted, citer):
        return "ended"
    last_end = max((claim.until for claim in asserted if claim.until), default=None)
    if last_end is None:
        return "held"
    renewed = any(claim.since and claim.since > last_end for claim in asserted)
    return "held" if renewed or _is_said_after(last_end, asserted, citer) else "ended"


def _last_published(claims: Iterable[TieClaim], citer: Citer) -> date:
    return max((day for day in map(citer.published, claims) if day), default=date.min)


def _is_said_after(end: str, claims: Iterable[TieClaim], citer: Citer) -> bool:
    days = (citer.published(claim) for claim in claims if not claim.until)
    return any(day and str(day.year) > end[:4] for day in days)


def standing_ties(claims: Iterable[AnyClaim], names: Names, citer: Citer) -> tuple[StandingTie, ...]:
    """The ties that the claims tell of: those that hold first, the best attested first."""
    ties = [_fold(key, group, names, citer) for key, group in ties_of(claims).items()]
    order: dict[Holding, int] = {"held": 0, "ended": 1, "absent": 2}
    return tuple(sorted(ties, key=lambda tie: (order[tie.holding], -len(tie.citations), tie.tie, tie.a)))


def _fold(key: tuple[str, str, str], group: list[TieClaim], names: Names, citer: Citer) -> StandingTie:
    tie, a, b = key
    holding = holding_of(group, citer)
    shown = [claim for claim in group if is_asserted(claim)] if holding == "held" else group
    since, until = _most_said(c.since for c in shown), _most_said(c.until for c in shown)
    trend = _latest_trend(shown, citer)
    words = _tie_text(tie_words(tie, with_article(names(a)), with_article(names(b))), holding, since, until, trend)
    return StandingTie(
        text=", ".join([words, *(_voices(shown, citer) if holding == "held" else ())]),
        citations=citer.cite_all(shown),
        tie=tie,
        a=a,
        b=b,
        valence=max(group, key=weight_of).valence,
        holding=holding,
        since=since,
        until=until if holding == "ended" else None,
        trend=trend,
    )


def _tie_text(words: str, holding: Holding, since: str | None, until: str | None, trend: Trend | None) -> str:
    parts = [f"no {words}" if holding == "absent" else words]
    parts += [f"since {show_iso(since)}"] if since and holding != "absent" else []
    parts += [f"until {show_iso(until)}" if until else "later denied"] if holding == "ended" else []
    parts += [trend] if trend and holding == "held" else []
    return ", ".join(parts)


def _voices(claims: Iterable[TieClaim], citer: Citer) -> tuple[str, ...]:
    """Who says that the tie holds, where no document says it in its own voice."""
    voices = [voice_words(citer.cite(claim).voice) for claim in claims]
    return tuple(dict.fromkeys(voices)) if all(voices) else ()


def _most_said(dates: Iterable[str | None]) -> str | None:
    counts = Counter(text for text in dates if text)
    return min(counts, key=lambda text: (-counts[text], -len(text), text)) if counts else None


def _latest_trend(claims: Iterable[TieClaim], citer: Citer) -> Trend | None:
    told = [claim for claim in claims if claim.trend]
    latest = max(told, key=lambda claim: (citer.published(claim) or date.min, claim.id), default=None)
    return latest.trend if latest else None


def contested(claims: Sequence[AnyClaim], names: Names, citer: Citer) -> tuple[Contested, ...]:
    """What somebody says and somebody denies, a line for each act or tie; a denial that answers nobody is left out."""
    asserted: dict[_Matter, list[AnyClaim]] = defaultdict(list)
    for claim in filter(is_asserted, claims):
        for matter in _matters_said(claim, citer):
            asserted[matter].append(claim)
    groups: dict[str, tuple[dict[str, AnyClaim], list[AnyClaim]]] = {}
    for denial in claims:
        answered = {claim.id: claim for claim in _answered(denial, claims, asserted, citer)}
        if answered:
            said, denied = groups.setdefault(min(answered), ({}, []))
            said.update(answered)
            denied.append(denial)
    return tuple(_contest(list(said.values()), denied, names, citer) for said, denied in groups.values())


def _answered(
    denial: AnyClaim, claims: Sequence[AnyClaim], asserted: dict[_Matter, list[AnyClaim]], citer: Citer
) -> Sequence[AnyClaim]:
    """The assertions that a claim denies: by saying that the thing is not so, or as the event of denying it."""
    if is_denial(denial):
        return answered_by(denial, claims, citer)
    keys = _matters_denied(denial, citer) if is_denied(denial) else ()
    return [claim for key in keys for claim in asserted.get(key, ())]


_Matter = tuple[object, ...]
"""What a claim is about, so that assertion and denial of one matter meet: a tie, an event, or an act on a day."""


def _matters_said(claim: AnyClaim, citer: Citer) -> list[_Matter]:
    if isinstance(claim, TieClaim):
        return [] if claim.until else _ties_around(claim, citer, 0)
    return _acts_around(claim, citer, 0)


def _matters_denied(claim: AnyClaim, citer: Citer) -> list[_Matter]:
    if isinstance(claim, TieClaim):
        return _ties_around(claim, citer, _SAME_STATE_YEARS)
    return _acts_around(claim, citer, _SAME_EVENT_DAYS)


def _ties_around(claim: TieClaim, citer: Citer, reach: int) -> list[_Matter]:
    """The tie in each year within `reach` of publication: what held in 1972 does not contest what holds in 1979."""
    day = citer.published(claim)
    years = range(day.year - reach, day.year + reach + 1) if day else (None,)
    return [(tie_key(claim), year) for year in years]


def _acts_around(claim: EventClaim, citer: Citer, reach: int) -> list[_Matter]:
    """The act, by its type and who does it to whom, in the event that it is linked to and on days within `reach`."""
    act = act_of(claim)
    linked: list[_Matter] = [(*act, claim.event)] if claim.event else []
    day = citer.day(claim)
    days = range(day.toordinal() - reach, day.toordinal() + reach + 1) if day else ()
    return linked + [(*act, ordinal) for ordinal in days]


def _contest(said: list[AnyClaim], denied: list[AnyClaim], names: Names, citer: Citer) -> Contested:
    is_charge = all(isinstance(c, EventClaim) and c.type == "ACCUSE" for c in said) and any(map(is_denial, denied))
    saying = _doers(said, names, citer) if is_charge else _who(said, names, citer)
    denying = _who(denied, names, citer)
    words = _charge_words(denied, names) if is_charge else _matter_words(max(said, key=weight_of), names)
    return Contested(
        text=f"{words}: said by {'; '.join(saying)}; denied or doubted by {'; '.join(denying)}",
        citations=citer.cite_all([*said, *denied]),
        saying=saying,
        denying=denying,
    )


def _charge_words(denied: Iterable[AnyClaim], names: Names) -> str:
    """An accusation whose act no claim tells: "what Japan is accused of"."""
    deniers = sorted({party for claim in denied if is_denial(claim) for party in sources(claim)})
    return f"what {' and '.join(with_article(names(party)) for party in deniers)} is accused of"


def _matter_words(claim: AnyClaim, names: Names) -> str:
    if isinstance(claim, TieClaim):
        tie, a, b = tie_key(claim)
        return tie_words(tie, with_article(names(a)), with_article(names(b)))
    return event_words(claim, names) if isinstance(claim, EventClaim) else claim.trigger.text


def _who(claims: Iterable[AnyClaim], names: Names, citer: Citer) -> tuple[str, ...]:
    """Whose word each claim is; that of the denier where the claim is the event of denying."""
    shown = (_doer(c, names, citer) if is_denial(c) else _speaker(citer, c) for c in claims)
    return tuple(sorted(set(shown)))


def _doers(claims: Iterable[AnyClaim], names: Names, citer: Citer) -> tuple[str, ...]:
    return tuple(sorted({_doer(claim, names, citer) for claim in claims if isinstance(claim, EventClaim)}))


def _doer(claim: EventClaim, names: Names, citer: Citer) -> str:
    """Who denies or accuses, and the outlet that tells of it."""
    doers = " and ".join(with_article(names(party)) for party in sorted(sources(claim)))
    return f"{doers} (in {citer.cite(claim).source or 'an unnamed outlet'})"


def _speaker(citer: Citer, claim: AnyClaim) -> str:
    citation = citer.cite(claim)
    outlet = citation.source or "an unnamed outlet"
    return f"{speaker_names(citation.voice)} (in {outlet})" if citation.voice else outlet
