"""Why a claim is coded as it is: the passage with its words marked, each field, and what set it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from comity.model import Actor, AnyClaim, Code, Document, Saying, TieClaim
from comity.present.clean import printable
from comity.relate.cite import Citer
from comity.relate.wording import show_day, show_time, verdict_words

_WIDTH = 96
_STANCE = {"asserts": "says it is so", "denies": "denies it", "reports": "reports it", "doubts": "doubts it"}


def explain_claim(claim: AnyClaim, document: Document | None, decided: Sequence[str] = ()) -> str:
    """The passage, the fields with their values, and the reasons that the stages gave, as lines for the terminal.

    `document` None means that the record lacks it; the passage stands in the claim all the same. `decided` is what the
    record has found out about the claim beside others.
    """
    return "\n".join(_lines(claim, document, decided)) + "\n"


def _lines(claim: AnyClaim, document: Document | None, decided: Sequence[str]) -> Iterator[str]:
    citation = Citer({document.id: document} if document else {}).cite(claim)
    before, words, after = citation.marked
    yield f"Claim {claim.id} ({claim.kind})"
    yield from _block("", f"“{before}⟦{words}⟧{after}”")
    yield from _block("", _source(document, claim))
    yield ""
    for name, value in _fields(claim, document):
        yield from _block(f"{name:<11}", value)
    yield from ("", "What set them:")
    for reason in claim.why or ("nothing was noted",):
        yield from _block("- ", reason)
    if decided:
        yield from ("", "What was found beside other claims (comity judge --split or --merge undoes a link):")
    for words in decided:
        yield from _block("- ", words)
    if claim.judged:
        yield from ("", "What people decided:")
    for verdict in claim.judged or ():
        yield from _block("- ", f"{verdict_words(verdict)}: {verdict.why}")


def _source(document: Document | None, claim: AnyClaim) -> str:
    if document is None:
        return f"document {claim.document}, which the record lacks"
    parts = [document.publisher or "unnamed outlet", show_day(document.published), document.title, document.url]
    return ", ".join(part for part in parts if part) + f" (document {document.id})"


def _sureness(claim: AnyClaim) -> str:
    """The confidence of an event is a fitted probability, that of a tie is not."""
    note = " (orders ties only: not calibrated)" if isinstance(claim, TieClaim) else ""
    return f"{claim.confidence:.2f}{note}"


def _fields(claim: AnyClaim, document: Document | None) -> list[tuple[str, str]]:
    fields = _tie_fields(claim) if isinstance(claim, TieClaim) else _event_fields(claim, document)
    fields += [
        ("status", claim.status),
        ("certainty", claim.certainty),
        ("said by", "; ".join(map(_saying, claim.said_by)) or "the document itself"),
        ("confidence", _sureness(claim)),
    ]
    return [(name, value) for name, value in fields if value]


def _tie_fields(claim: TieClaim) -> list[tuple[str, str]]:
    return [
        ("tie", f"{claim.tie}, valence {claim.valence:+d}"),
        ("a", _actor(claim.a)),
        ("b", _actor(claim.b)),
        ("since", claim.since or ""),
        ("until", claim.until or ""),
        ("trend", claim.trend or ""),
    ]


def _event_fields(claim: AnyClaim, document: Document | None) -> list[tuple[str, str]]:
    if isinstance(claim, TieClaim):
        return []
    mode = f"-{claim.mode}" if claim.mode else ""
    scores = [("PLOVER", claim.plover_score), ("Goldstein", claim.goldstein)]
    shown = [f"{scale} {score:+g}" for scale, score in scores if score is not None]
    place = claim.place
    return [
        ("who", "; ".join(map(_actor, claim.source))),
        ("whom", "; ".join(map(_actor, claim.target))),
        ("type", ", ".join([claim.type + mode, f"quad {claim.quad}", *shown])),
        ("cameo", claim.cameo or ""),
        ("contexts", ", ".join(claim.contexts)),
        ("code", _code(claim.code) if claim.code else ""),
        ("when", show_time(claim.time, document.published if document else None)),
        ("where", f"{place.name}, {place.country or 'no country'} ({place.precision})" if place else ""),
        ("event", claim.event or ""),
    ]


def _code(code: Code) -> str:
    return f"{code.type or 'none of its types'} {code.confidence:.2f}, by the codebook {code.codebook}"


def _actor(actor: Actor) -> str:
    known = ", ".join(part for part in (actor.id, *actor.sectors, actor.person) if part)
    reason = f"; {actor.why}" if actor.why else ""
    return f"“{actor.text}” ({known or 'unknown'}{reason})"


def _saying(saying: Saying) -> str:
    return f"{saying.name or saying.text} {_STANCE[saying.stance]}"


def _block(start: str, text: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width=_WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
