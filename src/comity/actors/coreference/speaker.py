"""Who says the words that a mention stands in: by a gloss ("we [Israelis]"), around the quotation, by the block."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from comity.actors.coreference.clauses import SUBJECTS
from comity.actors.coreference.forms import minds
from comity.actors.coreference.seen import Seen
from comity.actors.page import Page
from comity.model import Mention, Quote, Reading

# How many tokens before a quotation the verb that brings it in may stand: the sentence before, not the page.
_REACH = 40


@dataclass(slots=True)
class Speakers:
    """The quotations of a page and who says each. Asked once all but the words of speakers are linked."""

    page: Page
    reading: Reading
    seen: Seen
    quotes: tuple[Quote, ...] = ()
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quotes = self.reading.parse.quotes if self.reading.parse else ()
        self.starts = [quote.span.start for quote in self.quotes]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that a code point stands in."""
        number = bisect_right(self.starts, offset) - 1
        return self.quotes[number] if number >= 0 and offset < self.quotes[number].span.end else None

    def is_spoken(self, offset: int) -> bool:
        """Whether a code point stands in whole sentences quoted, where "he" and "they" are not the speaker."""
        quote = self.quote_at(offset)
        return quote is not None and quote.inner.text[:1].isupper()

    def find(self, mention: Mention) -> Mention | None:
        """Who says the words that a mention stands in; None where the page does not tell."""
        quote = self.quote_at(mention.actor.start)
        return self._gloss(mention) or (self._of(quote) if quote else self._of_block(mention))

    def _gloss(self, mention: Mention) -> Mention | None:
        page, at = self.page, mention.last
        if at + 1 >= len(page.heads) or page.doc[at].text != "[":
            return None
        return next((m for m in self.seen.mentions if m.first == at + 1), None)

    def _of(self, quote: Quote) -> Mention | None:
        """The subject of the verb of speech right behind a quotation ("…," the envoy said), else right before it."""
        subject = self._behind(quote)
        if subject is None:
            subject = self._ahead(quote)
        return next((m for m in self.seen.mentions if m.head == subject), None)

    def _behind(self, quote: Quote) -> int | None:
        page = self.page
        if quote.inner.text.rstrip()[-1:] == ".":
            return None
        for at in range(
            page.token_at(quote.span.end - 1) + 1, min(len(page.heads), page.token_at(quote.span.end) + _REACH)
        ):
            if page.doc[at].text in (".", "!", "?") or "\n" in page.doc[at].text:
                return None
            if self._speaks(at):
                return at
        return None

    def _ahead(self, quote: Quote) -> int | None:
        page, first = self.page, self.page.token_at(quote.span.start)
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if self._speaks(at) and not self.is_spoken(page.starts[at]):
                return at
        return None

    def _speaks(self, at: int) -> bool:
        page = self.page
        return page.deps[at] in SUBJECTS and page.doc[page.heads[at]].lemma_ in minds()

    def _of_block(self, mention: Mention) -> Mention | None:
        start = mention.actor.start
        blocks = self.reading.document.blocks
        speaker = next((block.speaker for block in blocks if block.start <= start < block.end and block.speaker), None)
        if speaker is None:
            return None
        spoken = (m for m in self.seen.mentions if m.actor.start < speaker.end and speaker.start < m.actor.end)
        return next(spoken, None)
