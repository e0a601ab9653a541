"""The nouns: what flows through comity, and nothing that acts.

A `Document` is read once and never edited. A `Reading` is a document and all that has been read from it so far;
each stage fills its own fields. A `Claim` is one passage saying that something happened, holds, will, should or did
not; it is evidence and is never merged. An `Event` is what claims are about; a tie is a standing relation.

All offsets count Unicode code points of `Document.text`; `end` is exclusive, so `text[start:end]` is the quote for the
life of the record.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

Voice = Literal["title", "editor", "author", "quote"]
Status = Literal["actual", "not", "planned", "proposed", "hypothetical"]
Certainty = Literal["certain", "probable", "possible"]
Stance = Literal["asserts", "denies", "reports", "doubts"]
AttributionKind = Literal["speech", "thought", "knowledge", "will", "judgement"]
Trend = Literal["growing", "steady", "waning"]
TimePrecision = Literal["day", "week", "month", "year", "unknown"]
PlacePrecision = Literal["point", "city", "district", "province", "country"]
Decision = Literal["set", "wrong", "right", "split", "merge"]


# What PLOVER writes in place of a country for actors of many states: bodies of the UN and the EU, other organisations
# of governments or not, transnational armed groups, multinational companies, social movements.
BLOCS = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"})


def content_id(*parts: object) -> str:
    """Name a thing by what it holds: the same parts give the same 16 hex digits in every run and on every machine.

    >>> content_id("a", 1) == content_id("a", 1) != content_id("a1")
    True
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of `Document.text`, as published; `end` is exclusive.

    >>> Span.cut("Peru met Chile.", 5, 8)
    Span(start=5, end=8, text='met')
    """

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`."""
        return cls(start=start, end=end, text=text[start:end])

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of a document and whose voice it is in.

    `voice` is `title`, `editor` (the words of whoever made the page), `author` (the text that the page carries: the
    whole of a plain article, the excerpt of a digest item) or `quote` (a passage set apart that someone else said).
    `speaker` is where the page names that voice ("As Yossi Kuperwasser puts it"); None when it does not.
    """

    start: int
    end: int
    voice: Voice
    speaker: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as published: an article, a report, or one item of a digest page. What the page lacks is None or empty.

    `published` is the day of publication, never of reading. `language` is an ISO 639-1 code. `authors` of a digest
    item are the quoted authors. `blocks` cover the text in order and do not overlap.
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can act on the world's stage, as one passage names them.

    `id` is ISO 3166-1 alpha-3 for a state (PSE, TWN and XKX beside it), a short stable key such as `NATO` for any
    other, None when unknown. `country` is the state the actor belongs to, one of `BLOCS` for an organisation of many
    states, None when unknown. `sectors` are PLOVER's, the most telling first. `why` says which dictionary row or
    rule resolved it.
    """

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    person: str | None = None
    office: str | None = None
    why: str = ""

    @property
    def party(self) -> str | None:
        """Whom a pair is about: the state behind an army or a minister, else the organisation; None if unknown."""
        return self.id if self.country in BLOCS else self.country or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor in the parse: `first`..`last` (exclusive) are tokens of `Parse.doc`, `head` is the syntactic head token.

    `members` is filled for a mention of several at once ("the two countries", "both sides"): the actors meant.
    `by_reference`: whom it means was told elsewhere ("it", "the army"), and had to be found.
    """

    actor: Actor
    first: int
    last: int
    head: int
    kind: Literal["name", "nominal", "pronoun"] = "name"
    members: tuple[Actor, ...] = ()
    by_reference: bool = False

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Whom the mention stands for: its members, or the one actor."""
        return self.members or (self.actor,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks; the span includes the marks. `inner` leaves them out."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What stage `parse` made of a document: spaCy's `Doc` (same offsets as the text), sentences, quotations."""

    doc: Doc
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Somebody through whom the document knows a thing, and the stance they take to it."""

    text: str
    stance: Stance
    name: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speech or thought laid to somebody: who (`source`), by which words (`cue`), and what (`content`, in pieces).

    `source` is None when the passage hides it ("it is said that"). `cue` is None for a bare quotation. `speaker` is the
    name that a pronoun source stands for, where an earlier passage gives it. `kind` tells what the content is: words,
    a thought, a thing known or wished, or (`judgement`) what somebody praises or condemns, which asserts nothing.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance = "asserts"
    actor: Actor | None = None
    speaker: Span | None = None
    kind: AttributionKind = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a researcher's own codebook (`events.codebook`) makes of an event.

    `codebook` is its name and version. `type` is None where none of its types fits. `confidence` is 0..1, that the
    answer is right. `nearest` names the examples most like it ("summons 3").
    """

    codebook: str
    confidence: float
    type: str | None = None
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """A happening found in one sentence, before anyone asked whether, when and where: (source, predicate, target).

    `predicate` is the token that the finding hangs on, the one qualify and locate ask about. `type` and `mode` are
    PLOVER 2.0, `cameo` is text with its zeros. `confidence` is 0..1. `path` is the syntactic way from source to target.
    `told`: the type already tells the future or the negation of its clause ("will not send aid" is REJECT), so that
    these two must not be counted again when its status is judged. `code` is None where no codebook was given.
    """

    trigger: Span
    predicate: int
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    confidence: float = 0.5
    path: str = ""
    told: bool = False
    why: tuple[str, ...] = ()
    code: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFinding:
    """A standing relation found in one sentence.

    `valence` is +1, 0 or -1; `since` and `until` are ISO dates, as precise as the text is ("1953", "1967-06"). `told`
    as in EventFinding: "does not recognise" is non_recognition, and that is not negated.
    """

    trigger: Span
    predicate: int
    a: Actor
    b: Actor
    tie: str
    valence: int
    since: str | None = None
    until: str | None = None
    trend: Trend | None = None
    confidence: float = 0.5
    told: bool = False
    why: tuple[str, ...] = ()


Finding = EventFinding | TieFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Whether a finding is said to hold, how sure its speaker is, and who speaks (outermost first)."""

    status: Status = "actual"
    certainty: Certainty = "certain"
    said_by: tuple[Saying, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The days that a passage names, `start` and `end` both inclusive; None where the words name no day."""

    text: str | None = None
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place: WGS 84 degrees, GeoNames id where GeoNames has it, `country` in ISO 3166-1 alpha-3."""

    text: str
    name: str
    precision: PlacePrecision
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name where it stands in the text. `place` is None when the name could not be settled; `why` says why."""

    start: int
    end: int
    place: Place | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression (TIMEX3, ISO 24617-1:2012) where it stands in the text."""

    start: int
    end: int
    time: Time
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """When and where one finding took place. `place` is None where the text gives none."""

    time: Time = field(default_factory=Time)
    place: Place | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and all that has been read from it so far. Each stage fills its own fields and leaves the others.

    `qualities` and `settings` run parallel to `findings`: the same length once their stage has passed.
    """

    document: Document
    parse: Parse | None = None
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    qualities: tuple[Quality, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    settings: tuple[Setting, ...] = ()

    @property
    def doc(self) -> Doc:
        """The parsed text. Raises ValueError before stage `parse`: a mistake in the order of stages."""
        if self.parse is None:
            raise ValueError("a Reading has no parse yet: run stage `parse` before this one (pipeline.STAGES)")
        return self.parse.doc

    def with_(self, **fields: object) -> Reading:
        """The same reading with some fields filled."""
        return replace(self, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One thing that a person decided about a claim: who, when (UTC), why.

    `set` gives `field` the `value`, where `coded` stood; `wrong` and `right` are about the whole claim; `split` takes
    it out of `event`, `merge` puts it there, and `others` are the other claims of that event when it was decided.
    """

    decision: Decision
    by: str
    at: datetime
    why: str
    field: str | None = None
    value: str | None = None
    coded: str | None = None
    event: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One passage in one document saying something: what DESIGN section 2 lists for both kinds.

    `judged` is what people decided about it, None where nobody did; the fields then hold what they set.
    """

    id: str
    document: str
    sentence: Span
    trigger: Span
    status: Status
    certainty: Certainty
    said_by: tuple[Saying, ...]
    confidence: float
    why: tuple[str, ...]
    judged: tuple[Verdict, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """A claim that something happened, will, should or did not (kind `event`)."""

    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    plover_score: float | None
    goldstein: float | None
    time: Time
    place: Place | None
    event: str | None = None
    code: Code | None = None
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieClaim(Claim):
    """A claim that two actors stand in a relation (kind `tie`)."""

    a: Actor
    b: Actor
    tie: str
    valence: int
    since: str | None
    until: str | None
    trend: Trend | None
    kind: Literal["tie"] = "tie"


AnyClaim = EventClaim | TieClaim
