"""Who says "we": as a gloss tells ("we [Israelis]"), the subject around the quotation, the block's speaker."""

from __future__ import annotations

from comity.actors.coreference.seen import SUBJECTS, Seen
from comity.actors.page import Page
from comity.model import Mention, Reading, Span


def find_speaker(reading: Reading, page: Page, seen: Seen, named: list[Mention], mention: Mention) -> Mention | None:
    """Who says the words that a mention stands in; None where the page does not tell."""
    gloss = next((m for m in named if m.first == mention.last + 1), None)
    if gloss and page.doc[mention.last].text == "[":
        return gloss
    quotes = reading.parse.quotes if reading.parse else ()
    quote = next((q for q in quotes if q.span.start <= mention.actor.start < q.span.end), None)
    return _quoted(page, seen, named, quote.span) if quote else _block_speaker(reading, seen, mention)


def _quoted(page: Page, seen: Seen, named: list[Mention], quote: Span) -> Mention | None:
    """The subject right behind a quotation ("…," the envoy said), else the last one before it."""
    subjects = [m for m in named if page.deps[m.head] in SUBJECTS]
    after = next((m for m in subjects if m.actor.start >= quote.end), None)
    if after and not set(".!?\n") & set(page.text.raw[quote.end : after.actor.start]):
        return after
    before = (m for m in reversed(seen.mentions) if m.actor.end <= quote.start and page.deps[m.head] in SUBJECTS)
    return next(before, None)


def _block_speaker(reading: Reading, seen: Seen, mention: Mention) -> Mention | None:
    start = mention.actor.start
    blocks = reading.document.blocks
    speaker = next((block.speaker for block in blocks if block.start <= start < block.end and block.speaker), None)
    if speaker is None:
        return None
    return next((m for m in seen.mentions if m.actor.start < speaker.end and speaker.start < m.actor.end), None)
