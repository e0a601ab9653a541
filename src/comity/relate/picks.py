"""The digest: what matters in the record for a topic and a period, one pick an event and one pick a document."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from comity.errors import UsageError
from comity.model import AnyClaim, Document, EventClaim, Span, TieClaim, Voice
from comity.record.copies import ENOUGH, likeness, runs_of
from comity.record.view import News, PastSum, View
from comity.record.weight import weight_of
from comity.relate.cite import Citer, Line, block_at, quotes_others, source_words
from comity.relate.evidence import (
    Happening,
    act_of,
    happenings,
    is_asserted,
    is_denied,
    pairs_of,
    parties_of,
)
from comity.relate.excerpts import check_excerpt, make_excerpt
from comity.relate.missing import bounds, lack_words, lacks_of, quiet_words
from comity.relate.standing import Holding, holding_of, tie_key, ties_of
from comity.relate.topics import documents_on, topic_words
from comity.relate.wording import (
    Names,
    actors_of,
    capitalised,
    count_of,
    directed_ties,
    event_words,
    known_name,
    names_from,
    show_iso,
    show_time,
    signed,
    status_words,
    tie_words,
    voice_words,
    with_article,
)

NEW_DAYS = 30.0
"""After so many days what is new counts half as new."""

_TIE_SHARE = 0.3
"""What a standing tie counts for beside an event: it is seldom news, however many outlets mention it. Our choice."""

ExcerptBy = Literal["author", "page"]

_LEAST_BEFORE = 3
"""Earlier events of a pair that a turn is held against. Our choice: fewer make no custom."""

_MOST_BESIDE = 2
_MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Merit:
    """One reason for a pick: its name, what it adds to the score, and the reason in words."""

    name: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Line):
    """One event (or one tie) as one document tells it. `text` is the standfirst, made from the cited claims alone.

    `excerpt` is verbatim but for the cuts that it shows. `excerpt_by` says whether it is by the authors (of an item of
    a digest: those quoted) or by the page that quotes them; then `authors` is empty. `event` is the id of the event,
    None for a tie. `reported_by` lists every outlet that reports the same, `copied_by` those of them that only print
    the text of another or of an agency; `score` is the sum of `merits`.
    `standfirst` is an editor's, to be shown in place of `text` with the name of who wrote it; None where nobody did.
    """

    title: str
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: date | None
    excerpt: str
    excerpt_by: ExcerptBy
    topics: tuple[str, ...]
    document: str
    event: str | None
    reported_by: tuple[str, ...]
    score: float
    merits: tuple[Merit, ...]
    copied_by: tuple[str, ...] = ()
    standfirst: str | None = None
    standfirst_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The picks for a topic (None: all) and a period (inclusive; None: open), and what is missing, in words.

    `about` names the parties that all take part in each pick; empty means anybody.
    """

    topic: str | None
    about: tuple[str, ...] = ()
    since: date | None
    until: date | None
    picks: tuple[Pick, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """One event or tie that could be picked, the weightiest claim first."""

    claims: tuple[AnyClaim, ...]
    event: str | None

    @property
    def best(self) -> AnyClaim:
        return self.claims[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A matter and what speaks for it."""

    matter: _Matter
    merits: tuple[Merit, ...]

    @property
    def score(self) -> float:
        return round(sum(merit.weight for merit in self.merits), 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every pick is made with."""

    citer: Citer
    names: Names
    by_document: Mapping[str, Sequence[AnyClaim]]
    holdings: Mapping[tuple[str, str, str], Holding]

    def beside(self, matter: _Matter, document: Document) -> list[AnyClaim]:
        """The weightiest other things that the document asserts, two at most."""
        own = {claim.id for claim in matter.claims}
        others = [c for c in self.by_document[document.id] if c.id not in own and is_asserted(c)]
        return sorted(others, key=_rank)[:_MOST_BESIDE]


def _by_document(claims: Iterable[AnyClaim]) -> dict[str, list[AnyClaim]]:
    found: dict[str, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return found


def build_digest(
    view: View,
    *,
    topic: str | None = None,
    about: Collection[str] = (),
    limit: int = 8,
    since: date | None = None,
    until: date | None = None,
    names: Names = known_name,
) -> Digest:
    """The best `limit` picks: confirmed by several outlets, strong, new, sure, a turn (`Pick.merits` says how much).

    `topic` is a topic or words of the document: `documents_on` says how it is looked for. `about` are parties
    (`Actor.party`), all of which take part in what is picked. `names` gives the name of a party that no claim names.

    Raises:
        UsageError: a limit below 1.
    """
    if limit < 1:
        raise UsageError(f"limit {limit} is below 1: ask for at least one pick.")
    news = view.news(about=about, since=since, until=until)
    if news is None:
        claims = view.claims(parties=about or None, since=since, until=until, together=True)
        found = _looked_at(view, claims, topic, about, names)
    elif topic is None:
        found = _counted(view, news, limit)
    else:
        found = _looked_at(view, _latest_on(news, topic, names), topic, about, names)
    tellers = _tellers(found.ranked, limit, found.citer)
    beside = found.beside({document.id for _, document in tellers})
    told = [claim for scored, _ in tellers for claim in scored.matter.claims]
    desk = _Desk(
        citer=found.citer,
        names=names_from([*told, *beside], names),
        by_document=_by_document(beside),
        holdings=found.holdings(beside),
    )
    picks = tuple(_made(scored, document, desk) for scored, document in tellers)
    period = bounds(since, until, found.days)
    lacks = lack_words(found.undated, found.unnamed, found.silent, found.matters, len(picks))
    return Digest(
        topic=topic,
        about=tuple(map(desk.names, about)),
        since=since,
        until=until,
        picks=picks,
        missing=lacks + quiet_words(period, found.days),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a digest is made from.

    `ranked` are the matters, the best first, or only the best of them where these are too many to look at. `beside`
    gives the claims of some documents, `holdings` whether the ties of some claims hold by now. `matters` counts what
    could be picked; `days` are those with a report.
    """

    ranked: Sequence[_Scored]
    citer: Citer
    beside: Callable[[Collection[str]], Sequence[AnyClaim]]
    holdings: Callable[[Iterable[AnyClaim]], Mapping[tuple[str, str, str], Holding]]
    matters: int
    undated: int
    unnamed: int
    silent: Sequence[str]
    days: Sequence[date]


_MOST_ON_TOPIC = 2000
"""Claims of documents that may have the topic that are looked at, the latest, where the record holds too many."""


def _latest_on(news: News, topic: str, names: Names) -> list[AnyClaim]:
    """Claims of documents that may have a topic, by words of the text and the parties that these may name."""
    words = topic_words(topic)
    named = [party for party in news.parties() if any(word in names(party).casefold() for word in words)]
    return news.mentioning(words, named, _MOST_ON_TOPIC) if words else []


def _looked_at(
    view: View, found: Sequence[AnyClaim], topic: str | None, about: Collection[str], names: Names
) -> _Found:
    claims = [claim for claim in found if set(about) <= parties_of(claim)]
    citer = Citer.of(view, claims)
    chosen = claims if topic is None else _on_topic(claims, topic, citer, names_from(claims, names))
    matters = _matters(chosen)
    holdings = _holdings(claims, citer)
    lacks = lacks_of(claims, chosen, citer)
    return _Found(
        ranked=_scored(matters, citer),
        citer=citer,
        beside=lambda documents: [claim for claim in chosen if claim.document in documents],
        holdings=lambda _: holdings,
        matters=len(matters),
        undated=lacks.undated,
        unnamed=lacks.unnamed,
        silent=lacks.silent,
        days=[day for day in map(citer.published, chosen) if day],
    )


_MOST_REPORTS = 200
"""Claims of a matter that are looked at where the record holds too many to look at all."""


def _counted(view: View, news: News, limit: int) -> _Found:
    directed = directed_ties()
    by = {"new_days": NEW_DAYS, "tie_share": _TIE_SHARE, "least_before": _LEAST_BEFORE}
    # Twice as many as asked for, so that two matters of one document can each have their own.
    best = news.best(2 * limit, directed, **by)  # type: ignore[arg-type]  # the mixed values of a table of options
    claims, sums = news.told(best, _MOST_REPORTS, directed), news.sums()
    citer = Citer.of(view, claims)
    matters = [matter for matter in _matters(claims) if _key(matter) in best]

    def holdings(beside: Iterable[AnyClaim]) -> Mapping[tuple[str, str, str], Holding]:
        keys = {"|".join(tie_key(claim)) for claim in (*claims, *beside) if isinstance(claim, TieClaim)}
        telling = news.told(keys, 1, directed) if keys else []
        return _holdings(telling, Citer.of(view, telling))

    return _Found(
        ranked=_scored(matters, citer, last=sums.last, past=_Past.counted(news.past())),
        citer=citer,
        beside=news.of_documents,
        holdings=holdings,
        matters=sums.matters,
        undated=sums.undated,
        unnamed=sums.unnamed,
        silent=(),
        days=sums.days,
    )


def _key(matter: _Matter) -> str:
    return "|".join(tie_key(matter.best)) if isinstance(matter.best, TieClaim) else str(matter.event)


def _on_topic(claims: Sequence[AnyClaim], topic: str, citer: Citer, names: Names) -> list[AnyClaim]:
    documents = documents_on(topic, claims, citer, names)
    return [claim for claim in claims if claim.document in documents]


def _holdings(claims: Iterable[AnyClaim], citer: Citer) -> dict[tuple[str, str, str], Holding]:
    """For each tie of the record, whether it holds by now."""
    return {key: holding_of(group, citer) for key, group in ties_of(claims).items()}


def _matters(claims: Sequence[AnyClaim]) -> list[_Matter]:
    events = [_Matter(claims=event.claims, event=event.id) for event in happenings(claims) if _is_news(event)]
    ties = [_Matter(claims=tuple(sorted(group, key=_rank)), event=None) for group in ties_of(claims).values()]
    return events + ties


def _is_news(event: Happening) -> bool:
    """Whether it can stand as a pick: done, denied, planned or proposed, but not a mere "if"."""
    return event.status != "hypothetical"


def _rank(claim: AnyClaim) -> tuple[bool, float, str]:
    return (not is_asserted(claim), -weight_of(claim), claim.id)


def _scored(
    matters: Sequence[_Matter], citer: Citer, *, last: date | None = None, past: _Past | None = None
) -> list[_Scored]:
    """The matters with what speaks for each, the best first.

    `last` is the latest of the first days, `past` what went before; None where the matters are all there are.
    """
    days = [_first_day(matter, citer) for matter in matters]
    last = last or max((day for day in days if day), default=None)
    before = past or _Past.of(zip(matters, days, strict=True))
    scored = [
        _Scored(matter=matter, merits=(*_merits(matter, _age(day, last), citer), before.turn(matter, day)))
        for matter, day in zip(matters, days, strict=True)
    ]
    return sorted(scored, key=lambda entry: (-entry.score, entry.matter.best.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """For each pair the days of what was done between the two, in order, and what was done before each.

    `before` has the number of events and the sum of their PLOVER scores: one entry more than there are days, the last
    for what was done up to now.
    """

    days: Mapping[tuple[str, str], Sequence[date]]
    before: Mapping[tuple[str, str], Sequence[tuple[int, float]]]

    @classmethod
    def of(cls, dated: Iterable[tuple[_Matter, date | None]]) -> _Past:
        told: dict[tuple[str, str], list[tuple[date, float]]] = defaultdict(list)
        for matter, day in dated:
            score = _score(matter)
            for pair in pairs_of(matter.best) if day and score is not None else ():
                told[pair].append((day, score))  # type: ignore[arg-type]  # both are known here
        ordered = {pair: sorted(events) for pair, events in told.items()}
        return cls(
            days={pair: [day for day, _ in events] for pair, events in ordered.items()},
            before={pair: _sums(score for _, score in events) for pair, events in ordered.items()},
        )

    @classmethod
    def counted(cls, sums: Iterable[PastSum]) -> _Past:
        """From what the record has counted for the days asked about."""
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        before: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
        for known in sums:
            days[known.a, known.b].append(known.day)
            before[known.a, known.b].append((known.events, known.events * known.mean))
        return cls(days=days, before={pair: [*found, found[-1]] for pair, found in before.items()})

    def turn(self, matter: _Matter, day: date | None) -> Merit:
        """What a matter counts for that goes against what was between the two before: half the leap, 0..1."""
        score = _score(matter)
        means = [mean for pair in sorted(pairs_of(matter.best)) if (mean := self._mean(pair, day)) is not None]
        against = [mean for mean in means if score is not None and mean * score < 0]
        if score is None or not against:
            return Merit(name="turn", weight=0.0, text="nothing known that it would turn")
        mean = max(against, key=abs)
        words = f"its score {signed(score)}, where what was between them before has {signed(mean)} on average"
        return Merit(name="turn", weight=round(abs(score - mean) / 20, 3), text=words)

    def _mean(self, pair: tuple[str, str], day: date | None) -> float | None:
        if day is None or pair not in self.days:
            return None
        events, total = self.before[pair][bisect_left(self.days[pair], day)]
        return total / events if events >= _LEAST_BEFORE else None


def _sums(scores: Iterable[float]) -> list[tuple[int, float]]:
    return list(enumerate(accumulate(scores, initial=0.0)))


def _score(matter: _Matter) -> float | None:
    """The PLOVER score of what was done; None for ties, and for what was not done."""
    best = matter.best
    return best.plover_score if isinstance(best, EventClaim) and is_asserted(best) else None


def _first_day(matter: _Matter, citer: Citer) -> date | None:
    return min((day for day in map(citer.day, matter.claims) if day), default=None)


def _age(day: date | None, last: date | None) -> int | None:
    return (last - day).days if day and last else None


def _merits(matter: _Matter, age: int | None, citer: Citer) -> tuple[Merit, ...]:
    best, outlets = matter.best, citer.outlets(matter.claims)
    share = 1.0 if matter.event else _TIE_SHARE
    force = abs(best.plover_score or 0.0) / 10 if isinstance(best, EventClaim) else share
    newness = 0.0 if age is None else 2 ** (-age / NEW_DAYS)
    sure = weight_of(best) if is_asserted(best) else 0.0
    confirmed = share * math.log2(max(len(outlets.origins), 1))
    return (
        Merit(name="confirmed", weight=round(confirmed, 3), text=outlets.report()),
        Merit(name="force", weight=round(force, 3), text=f"{force:.2f} of 1 by its kind"),
        Merit(name="new", weight=round(newness, 3), text=_age_words(age)),
        Merit(name="sure", weight=round(sure, 3), text=f"the best claim weighs {sure:.2f} of 1"),
    )


def _sources(matter: _Matter, citer: Citer) -> tuple[str, ...]:
    """The outlets; where one only gives the words of a page's editor, that editor by way of it."""
    own = {name for name in map(citer.source, matter.claims) if name}
    via = {source_words(outlet, by_editor=True): outlet for outlet in citer.outlets(matter.claims).names}
    return tuple(sorted((name for name in own if via.get(name) not in own), key=lambda name: via.get(name) or name))


def _age_words(age: int | None) -> str:
    return "no date" if age is None else f"{count_of(age, 'day')} before the last event here"


def _tellers(ranked: Iterable[_Scored], limit: int, citer: Citer) -> list[tuple[_Scored, Document]]:
    """The best matters, each with a document whose text no better matter took."""
    picked: list[tuple[_Scored, Document]] = []
    for scored in ranked:
        taken = [document for _, document in picked]
        document = _teller(scored.matter, citer, taken) if len(picked) < limit else None
        picked += [(scored, document)] if document else []
    return picked


def _teller(matter: _Matter, citer: Citer, taken: Sequence[Document]) -> Document | None:
    """The document to show: with title and link, no copy, then of the weightiest claim; None when all are taken."""
    told = sorted(matter.claims, key=lambda c: (_lacks(citer.document(c)), citer.is_copy(c), _rank(c)))
    found = {document.id: document for document in map(citer.document, told) if document}
    return next((document for document in found.values() if not _is_taken(document, taken)), None)


def _is_taken(document: Document, taken: Iterable[Document]) -> bool:
    """Whether the document, or a copy of its text, is among those that are taken."""
    runs = _runs(document.text)
    return any(document.id == other.id or likeness(runs, _runs(other.text)) >= ENOUGH for other in taken)


_runs = lru_cache(maxsize=64)(runs_of)


def _lacks(document: Document | None) -> int:
    return [document.title, document.url, document.publisher].count(None) if document else 3


def _made(scored: _Scored, document: Document, desk: _Desk) -> Pick:
    matter, beside = scored.matter, desk.beside(scored.matter, document)
    standfirst = [
        _matter_sentence(matter, desk),
        _reports_sentence(matter, desk.citer),
        *_beside_sentence(beside, desk),
    ]
    outlets = desk.citer.outlets(matter.claims)
    excerpt, excerpt_by = _excerpt(document, [c for c in matter.claims if c.document == document.id], beside)
    return Pick(
        text=" ".join(standfirst),
        citations=desk.citer.cite_all([*matter.claims, *beside]),
        title=document.title or capitalised(_words(matter.best, desk.names)),
        url=document.url,
        publisher=document.publisher,
        authors=document.authors if excerpt_by == "author" else (),
        published=document.published,
        excerpt=excerpt,
        excerpt_by=excerpt_by,
        topics=document.topics or _topics(matter.best, desk.names),
        document=document.id,
        event=matter.event,
        reported_by=outlets.names,
        copied_by=tuple(name for _, names in outlets.copies for name in names) if outlets.copied else (),
        score=scored.score,
        merits=scored.merits,
    )


def _words(claim: AnyClaim, names: Names) -> str:
    if isinstance(claim, TieClaim):
        tie, a, b = tie_key(claim)
        return tie_words(tie, with_article(names(a)), with_article(names(b)))
    return event_words(claim, names) if isinstance(claim, EventClaim) else claim.trigger.text


def _standing_words(claim: AnyClaim, desk: _Desk) -> str:
    """What the claim is about; a tie that this claim ends, or the record by now, is not told as if it stood."""
    words = _words(claim, desk.names)
    if isinstance(claim, EventClaim):
        return words
    if claim.until:
        return f"{words} (ended {show_iso(claim.until)})"
    marks: dict[Holding, str] = {"held": "", "ended": " (ended since)", "absent": " (said not to stand)"}
    return words + marks[desk.holdings.get(tie_key(claim), "held")]


def _matter_sentence(matter: _Matter, desk: _Desk) -> str:
    """What the pick is about: "Meeting between Peru and Chile, Lima, 3 May 2001, planned."."""
    best = matter.best
    words = [_standing_words(best, desk)]
    if matter.event:
        words += _when_and_where(matter, desk.citer)
    words += [
        status_words(best.status) if isinstance(best, EventClaim) else "",
        voice_words(desk.citer.cite(best).voice),
    ]
    words += [] if best.certainty == "certain" else [f"said to be {best.certainty}"]
    return capitalised(", ".join(word for word in words if word)) + "."


def _when_and_where(matter: _Matter, citer: Citer) -> list[str]:
    [event] = happenings(matter.claims)
    place = event.place.name if event.place else ""
    return [place, show_time(event.dated.time, citer.published(event.dated))]


def _reports_sentence(matter: _Matter, citer: Citer) -> str:
    told = capitalised(citer.outlets(matter.claims).report(_sources(matter, citer)))
    denied = any(is_denied(claim) and _is_same_act(claim, matter.best) for claim in matter.claims)
    return f"{told}; contested." if denied and is_asserted(matter.best) else f"{told}."


def _is_same_act(claim: AnyClaim, other: AnyClaim) -> bool:
    """Whether both are of one type, by the same upon the same; claims of one tie are."""
    if isinstance(claim, TieClaim) or isinstance(other, TieClaim):
        return True
    return act_of(claim) == act_of(other)


def _beside_sentence(beside: Sequence[AnyClaim], desk: _Desk) -> list[str]:
    """What else the document tells; what only the page's editor tells is marked so."""
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in beside:
        start = "Beside it, by the page's editor" if desk.citer.cite(claim).by_editor else "Beside it"
        groups[start].append(_standing_words(claim, desk))
    return [f"{start}: {'; '.join(dict.fromkeys(told))}." for start, told in groups.items()]


def _excerpt(document: Document, main: Sequence[AnyClaim], beside: Sequence[AnyClaim]) -> tuple[str, ExcerptBy]:
    """The sentences of the claims, the matter's own first in line for the room, titles left out; and whose they are.

    Where the page sets its own words apart, those whom it quotes are excerpted, and the page only where it quotes none.

    Raises:
        ValueError: the excerpt is not verbatim, which would be a mistake of this module.
    """
    voices = _voices(document)
    spans = [claim.sentence for claim in (*main, *beside)]
    body = [span for span in spans if _is_in(voices, span, document)] or _first_words(document, voices)
    excerpt = make_excerpt(document.text, body[:_MOST_SENTENCES])
    if not check_excerpt(excerpt, document.text):
        raise ValueError(f"the excerpt of document {document.id} is not verbatim: {excerpt!r}")
    return excerpt, "page" if voices == ("editor",) else "author"


def _voices(document: Document) -> tuple[Voice, ...]:
    """Whose words can be excerpted."""
    quoted = any(block.voice in ("author", "quote") for block in document.blocks)
    return ("editor",) if quotes_others(document) and not quoted else ("author", "quote")


def _is_in(voices: Sequence[Voice], span: Span, document: Document) -> bool:
    block = block_at(span.start, document)
    return block is None or block.voice in voices


def _first_words(document: Document, voices: Sequence[Voice]) -> list[Span]:
    """The first block in these voices, else the whole text; `make_excerpt` cuts it to size."""
    body = next((block for block in document.blocks if block.voice in voices), None)
    start, end = (body.start, body.end) if body else (0, len(document.text))
    return [Span.cut(document.text, start, end)]


def _topics(claim: AnyClaim, names: Names) -> tuple[str, ...]:
    parties = dict.fromkeys(names(actor.party) for actor in actors_of(claim) if actor.party)
    contexts = claim.contexts if isinstance(claim, EventClaim) else ()
    return (*parties, *(context.replace("_", " ") for context in contexts))
