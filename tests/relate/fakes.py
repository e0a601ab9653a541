"""A record in memory, and claims about well-known public history to fill it: every sentence is the project's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from comity.model import (
    Actor,
    AnyClaim,
    Block,
    Certainty,
    Document,
    EventClaim,
    Place,
    Saying,
    Span,
    Status,
    TieClaim,
    Time,
    Trend,
    content_id,
)

NAMES = {
    "JPN": "Japan",
    "KOR": "South Korea",
    "CHN": "China",
    "USA": "United States",
    "PRK": "North Korea",
    "EGY": "Egypt",
    "ISR": "Israel",
    "NATO": "North Atlantic Treaty Organization",
    "FRA": "France",
    "DEU": "Germany",
    "PER": "Peru",
    "ECU": "Ecuador",
}
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "ACCUSE": 3, "REJECT": 3}
SCORES = {"AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5, "ACCUSE": -3}


@dataclass
class ListView:
    """A `View` over two lists."""

    held: Sequence[AnyClaim] = ()
    pages: Sequence[Document] = field(default_factory=list)
    copied: Mapping[str, str] = field(default_factory=dict)

    def claims(
        self,
        *,
        parties: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        together: bool = False,
    ) -> list[AnyClaim]:
        """As `View.claims` says."""
        asked = set(parties or ())
        kept = [c for c in self.held if parties is None or (asked <= _parties(c) if together else _parties(c) & asked)]
        dated = [(self._day(c), c) for c in kept]
        bounded = [(day, c) for day, c in dated if _is_within(day, since, until)]
        return [c for _, c in sorted(bounded, key=lambda pair: (pair[0] or date.min, pair[1].id))]

    def news(self, *, about: Collection[str] = (), since: date | None = None, until: date | None = None) -> None:
        """As `View.news` says: all claims can be looked at."""

    def survey(self, a: str, b: str, *, since: date | None = None, until: date | None = None) -> None:
        """As `View.survey` says: all claims can be looked at."""

    def between(
        self,
        first: Collection[str],
        second: Collection[str],
        *,
        since: date | None = None,
        until: date | None = None,
        most: int,
    ) -> list[AnyClaim]:
        """As `View.between` says."""
        found = self.claims(parties=first, since=since, until=until)
        return [claim for claim in found if _parties(claim) & set(second)][-most:]

    def origins(self, ids: Collection[str]) -> dict[str, str]:
        """As `View.origins` says."""
        return {key: origin for key, origin in self.copied.items() if key in ids}

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """As `View.documents` says."""
        return {page.id: page for page in self.pages if page.id in ids}

    def _day(self, claim: AnyClaim) -> date | None:
        happened = claim.time.start if isinstance(claim, EventClaim) else None
        return happened or next((page.published for page in self.pages if page.id == claim.document), None)


def _parties(claim: AnyClaim) -> set[str | None]:
    actors = (claim.a, claim.b) if isinstance(claim, TieClaim) else claim.source + claim.target
    return {actor.party for actor in actors}


def _is_within(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)


def actor(party: str) -> Actor:
    """A state or organisation, as an unknown passage names it."""
    country = None if party == "NATO" else party
    return Actor(text=NAMES[party], start=0, end=0, id=party, name=NAMES[party], country=country)


def page(
    text: str, publisher: str | None = "The Herald", published: date | None = date(2000, 1, 1), **more: object
) -> Document:
    """A document with an id made from its text."""
    return Document(id=content_id("page", text), text=text, publisher=publisher, published=published, **more)  # type: ignore[arg-type]


def span_of(document: Document, words: str) -> Span:
    """Where the words first stand in the document."""
    start = document.text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def sentence_of(document: Document, trigger: Span) -> Span:
    """The sentence around the words, cut at full stops and line ends."""
    text = document.text
    start = max(
        text.rfind(". ", 0, trigger.start) + 2 if ". " in text[: trigger.start] else 0,
        text.rfind("\n", 0, trigger.start) + 1,
    )
    stops = [at for at in (text.find(". ", trigger.end), text.find("\n", trigger.end)) if at >= 0]
    end = min(stops, default=len(text) - 1)
    return Span.cut(text, start, end + (0 if text[end : end + 1] == "\n" else 1))


def event(
    document: Document,
    words: str,
    source: str,
    target: str = "",
    type: str = "CONSULT",
    *,
    mode: str | None = None,
    day: date | None = None,
    place: str | None = None,
    status: Status = "actual",
    certainty: Certainty = "certain",
    said_by: tuple[Saying, ...] = (),
    confidence: float = 0.8,
    linked: str | None = None,
    score: float | None = None,
) -> EventClaim:
    """An event claim on the words; parties are given in one string: "PER ECU"."""
    trigger = span_of(document, words)
    return EventClaim(
        id=content_id("event", document.id, words, source, target, type, status),
        document=document.id,
        sentence=sentence_of(document, trigger),
        trigger=trigger,
        status=status,
        certainty=certainty,
        said_by=said_by,
        confidence=confidence,
        why=(f"type: the words {words!r}",),
        source=tuple(map(actor, source.split())),
        target=tuple(map(actor, target.split())),
        type=type,
        mode=mode,
        contexts=(),
        cameo=None,
        quad=QUADS.get(type, 4),
        plover_score=SCORES.get(type, -9.0) if score is None else score,
        goldstein=None,
        time=Time(text=None, start=day, end=day, precision="day") if day else Time(),
        place=Place(text=place, name=place, precision="city") if place else None,
        event=linked,
    )


def tie(
    document: Document,
    words: str,
    a: str,
    b: str,
    kind: str,
    valence: int = 1,
    *,
    since: str | None = None,
    until: str | None = None,
    trend: Trend | None = None,
    status: Status = "actual",
    said_by: tuple[Saying, ...] = (),
    confidence: float = 0.8,
) -> TieClaim:
    """A tie claim on the words."""
    trigger = span_of(document, words)
    return TieClaim(
        id=content_id("tie", document.id, words, a, b, kind, status),
        document=document.id,
        sentence=sentence_of(document, trigger),
        trigger=trigger,
        status=status,
        certainty="certain",
        said_by=said_by,
        confidence=confidence,
        why=(f"tie: the words {words!r}",),
        a=actor(a),
        b=actor(b),
        tie=kind,
        valence=valence,
        since=since,
        until=until,
        trend=trend,
    )


HERALD = page(
    "Seoul and Tokyo restored diplomatic relations in June 1965. On 8 October 1998 President Kim Dae-jung met Prime "
    "Minister Keizo Obuchi in Tokyo, and the two issued a joint declaration. Japan apologised to South Korea that day.",
    "The Herald",
    date(1998, 10, 9),
    title="Obuchi and Kim turn a page",
    url="https://herald.example/1998/10/09",
    authors=("Mina Ahn",),
    topics=("Japan", "South Korea"),
)
COURIER = page(
    "Japan's prime minister received the South Korean president on Thursday. Both are allies of the United States, and "
    "North Korea had fired a rocket over Japan in August.",
    "Courier of the East",
    date(1998, 10, 10),
    title="A handshake in Tokyo",
    url="https://courier.example/tokyo",
    topics=("Japan",),
)
GAZETTE = page(
    "South Korea is an ally of the United States. North Korea remains the enemy of South Korea. Japan restricted "
    "exports to South Korea on 4 July 2019. A ministry in Tokyo denied that the curbs were a punishment. The "
    "columnist Ito Naoko urged Japan and South Korea to hold talks. China is on friendly terms with South Korea, while "
    "ships of China entered waters that Japan claims.",
    "Morning Gazette",
    date(2019, 7, 5),
    title="Trade row deepens <b>again</b>",
    url="javascript:alert(1)",
    topics=("Trade",),
)
DIGEST_ITEM = page(
    "A neighbourly quarrel\nA reader in Busan weighs the quarrel.\nJapan and South Korea are natural partners. "
    "They share more than they admit.",
    "Pacific Review",
    date(2019, 8, 1),
    title="A neighbourly quarrel",
    url="https://pacific.example/quarrel",
    authors=("Park Jin", "Lee Soo"),
    topics=("Japan", "South Korea"),
    blocks=(
        Block(start=0, end=21, voice="title"),
        Block(start=22, end=58, voice="editor"),
        Block(start=59, end=134, voice="author"),
    ),
)


def neighbours() -> ListView:
    """Japan and South Korea, 1965 to 2019: a normal quarrel between two allies of one state."""
    tokyo = (Saying(text="A ministry in Tokyo", stance="denies", actor="JPN"),)
    ito = (Saying(text="The columnist Ito Naoko", name="Ito Naoko", stance="asserts"),)
    day = date(1998, 10, 8)
    claims: list[AnyClaim] = [
        tie(HERALD, "diplomatic relations", "KOR", "JPN", "diplomatic_relations", since="1965-06"),
        event(HERALD, "met", "KOR JPN", day=day, place="Tokyo", linked="summit", mode="visit", score=4),
        event(HERALD, "apologised", "JPN", "KOR", "SUPPORT", day=day, linked="apology"),
        event(COURIER, "received", "KOR JPN", day=day, linked="summit", mode="visit", score=4),
        tie(COURIER, "allies of the United States", "JPN", "USA", "alliance"),
        event(COURIER, "fired a rocket", "PRK", "JPN", "ASSAULT", mode="heavy-weapons", day=date(1998, 8, 31)),
        tie(GAZETTE, "an ally of the United States", "KOR", "USA", "alliance"),
        tie(GAZETTE, "the enemy", "PRK", "KOR", "hostility", -1),
        event(GAZETTE, "restricted", "JPN", "KOR", "COERCE", mode="restrict", day=date(2019, 7, 4), score=-7),
        event(GAZETTE, "punishment", "JPN", "KOR", "COERCE", day=date(2019, 7, 4), said_by=tokyo, score=-7),
        event(GAZETTE, "hold talks", "JPN KOR", status="proposed", said_by=ito),
        tie(GAZETTE, "friendly terms", "CHN", "KOR", "friendship"),
        event(GAZETTE, "entered waters", "CHN", "JPN", "MOBILIZE", score=-6.5),
        tie(DIGEST_ITEM, "natural partners", "JPN", "KOR", "partnership"),
    ]
    return ListView(claims, [HERALD, COURIER, GAZETTE, DIGEST_ITEM])
