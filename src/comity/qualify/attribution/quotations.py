"""Words between quotation marks: to which reporting clause, or else to whom, they belong.

News gives a quotation its speaker in few ways: the clause beside it in its sentence; the clause of the quotation just
before, in the same paragraph; a sentence that ends in a colon; the speaker of the paragraph before, when a paragraph
is one quotation from end to end; the subject of the sentence that quotes a phrase (compare Muzny et al. 2017,
aclanthology.org/E17-1044, whose sieves go from the surest to the least sure in this way).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from comity.model import Quote
from comity.qualify.attribution.draft import Draft
from comity.qualify.attribution.minds import can_mean
from comity.qualify.attribution.pieces import Range, noun_phrase, without
from comity.qualify.attribution.sources import beside_quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A quotation of so few words without a verb is a title or a word held at arm's length, not speech of its own.
_SCARE_WORDS = 3
# Kinds whose verbs may carry a quotation.
_CARRYING = frozenset(("speech", "thought", "will"))
# Tokens that may stand between a quotation and its reporting verb: "…," Okoro, head of the mission in Oslo, said.
_REACH = 25


def outermost(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotations that stand in no other."""
    end = -1
    for quote in quotes:
        if quote.span.start >= end:
            end = quote.span.end
            yield quote


def attach(doc: Doc, quotes: Sequence[Quote], drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that are theirs, and new ones for quotations laid to somebody without a cue."""
    page = _Page(doc, drafts)
    for quote in outermost(quotes):
        piece = page.tokens_of(quote)
        if piece[0] < piece[1]:
            page.place(piece)
    return page.drafts


class _Page:
    """A text with its reporting clauses in order, to which quotations are given one after the other."""

    def __init__(self, doc: Doc, drafts: list[Draft]) -> None:
        self.doc = doc
        self.drafts = drafts
        self.cues = [draft for draft in drafts if draft.cue is not None]
        self.places = [draft.at for draft in self.cues]
        self.starts = doc.to_array("IDX").tolist()
        self.last: Draft | None = None

    def tokens_of(self, quote: Quote) -> Range:
        """The tokens of the quotation, with its marks."""
        first = bisect_right(self.starts, quote.span.start) - 1
        return max(0, first), bisect_left(self.starts, quote.span.end)

    def place(self, piece: Range) -> None:
        """Give a quotation to those whose content it touches, else to the surest of those it may belong to."""
        for draft in self._near(*piece):
            draft.quoted = True
            draft.content = _clip(draft.content, piece)
        touched = self._touched(piece)
        if not touched and (self._follows_cue(piece) or not self._is_scare(piece)):
            found = self._beside(piece) or self._same_speaker(piece) or self._before_colon(piece)
            found = found or self._previous_paragraph(piece) or self._subject(piece)
            touched = [found] if found is not None else []
        for draft in touched:
            _mend_source(draft, piece)
            draft.content = _join_quote(draft, piece)
            draft.quotes.append(piece)
        speakers = [draft for draft in touched if draft.kind in ("speech", "thought")]
        self.last = min(speakers, key=lambda draft: _distance(draft, piece), default=self.last)

    def _touched(self, piece: Range) -> list[Draft]:
        """Drafts near the quotation whose content shares a token with it and whose cue stands outside."""
        near = self._near(piece[0] - 80, piece[1] + 80)
        words = piece[0] + 1, piece[1]  # the parser may end the sentence before with the opening mark
        return [draft for draft in near if not _within(draft.at, piece) and _shares(draft.content, words)]

    def _near(self, first: int, last: int) -> list[Draft]:
        return self.cues[bisect_left(self.places, first) : bisect_left(self.places, last)]

    def _follows_cue(self, piece: Range) -> bool:
        """Whether a verb of speech stands right before the quotation: "the banner read “No more mines”"."""
        return any(_speaks(draft) for draft in self._near(piece[0] - 1, piece[0]))

    def _is_scare(self, piece: Range) -> bool:
        words = [token for token in self.doc[piece[0] : piece[1]] if not token.is_punct and not token.is_quote]
        if len(words) > _SCARE_WORDS:
            return all(word.is_title or word.is_stop for word in words) and len(words) < 9
        ends = self.doc[max(piece[0], piece[1] - 2)]
        before = self.doc[max(0, piece[0] - 1)]
        apart = self.doc[piece[0]].is_sent_start or before.is_punct or before.is_space
        return not (ends.text in (",", ".", "?", "!") and apart)

    def _beside(self, piece: Range) -> Draft | None:
        """The reporting clause in the sentence of the quotation: after it, else before it."""
        first, last = piece
        after = [draft for draft in self._near(last, last + _REACH) if self._can_follow(draft, piece)]
        if after:
            return after[0]
        begin = self.doc[first].sent.start
        before = [draft for draft in self._near(max(begin, first - 2 * _REACH), first) if _speaks(draft)]
        return before[-1] if before and not self._ends_between(before[-1].at, first) else None

    def _ends_between(self, start: int, end: int) -> bool:
        return any(token.text in (".", "?", "!") for token in self.doc[start:end])

    def _can_follow(self, draft: Draft, piece: Range) -> bool:
        """Whether a clause after the quotation reports it: no sentence ends and no quotation begins in between.

        A quotation that ends in a full stop is over: before a reporting clause it would end in a comma.
        """
        if not _speaks(draft) or self.doc[max(piece[0], piece[1] - 2)].text == ".":
            return False
        between = self.doc[piece[1] : draft.at]
        return not any(token.is_quote or token.text in (".", "?", "!", ";") or "\n" in token.text for token in between)

    def _same_speaker(self, piece: Range) -> Draft | None:
        """The clause of the quotation before, when only that clause stands between the two in one paragraph."""
        if self.last is None or not self.last.quotes:
            return None
        end = self.last.quotes[-1][1]
        between = self.doc[end : piece[0]]
        if len(between) > 2 * _REACH or any("\n" in token.text for token in between):
            return None
        ends = sum(token.text in (".", "?", "!") for token in between)
        return self.last if ends <= 1 else None

    def _before_colon(self, piece: Range) -> Draft | None:
        """The clause that a colon before the quotation ends: "She added:"."""
        at = self._skip_space_back(piece[0] - 1)
        if at < 0 or self.doc[at].text != ":":
            return None
        before = [draft for draft in self._near(at - 2 * _REACH, at) if _speaks(draft)]
        if before and not self._ends_between(before[-1].at, at):
            return before[-1]
        clause = self.doc[max(self.doc[at].sent.start, at - _REACH) : at]
        return self._bare([token for token in clause if token.dep_ in ("nsubj", "ROOT")], piece)

    def _previous_paragraph(self, piece: Range) -> Draft | None:
        """The speaker before, when the paragraph opens with a quotation that nothing beside it gives to another."""
        if self.last is None or not self.last.quotes:
            return None
        at = self._skip_space_back(piece[0] - 1)
        opens = at < 0 or any("\n" in token.text for token in self.doc[at + 1 : piece[0]])
        recent = piece[0] - max(self.last.at, self.last.quotes[-1][1]) < 4 * _REACH
        return self.last if opens and recent else None

    def _skip_space_back(self, at: int) -> int:
        while at >= 0 and self.doc[at].is_space:
            at -= 1
        return at

    def _subject(self, piece: Range) -> Draft | None:
        """A new attribution to the subject of the sentence that quotes a phrase, when it is one who can speak."""
        sentence = self.doc[piece[0]].sent
        root = sentence.root
        if sentence.start == piece[0] or _within(root.i, piece):
            return None
        return self._bare([child for child in root.children if child.dep_ == "nsubj" and child.i < piece[0]], piece)

    def _bare(self, candidates: list[Token], piece: Range) -> Draft | None:
        """A new attribution without a cue, to the first candidate that is one who can speak."""
        subject = next((token for token in candidates if can_mean(token)), None)
        if subject is None:
            return None
        draft = Draft(
            source=subject,
            source_range=noun_phrase(subject, away_from=piece[0]),
            cue=None,
            cue_range=None,
            content=[],
        )
        self.drafts.append(draft)
        return draft


def _speaks(draft: Draft) -> bool:
    cue = draft.cue
    return draft.kind in _CARRYING and cue is not None and cue.pos_ == "VERB" and draft.source is not None


def _clip(content: list[Range], piece: Range) -> list[Range]:
    """What a cue within quotation marks reports stands within them too."""
    pieces = ((max(first, piece[0]), min(last, piece[1])) for first, last in content)
    return [(first, last) for first, last in pieces if first < last]


def _mend_source(draft: Draft, piece: Range) -> None:
    """A subject within the quotation is not who says it: the parser's slip; the name beside the verb is."""
    if draft.source is None or draft.cue is None or not _within(draft.source.i, piece):
        return
    named = beside_quotation(draft.cue)
    if named is not None:
        draft.source, draft.source_range = named, noun_phrase(named, away_from=draft.cue.i)


def _distance(draft: Draft, piece: Range) -> int:
    """Tokens between the cue and the quotation."""
    return max(piece[0] - draft.at, draft.at - piece[1])


def _within(at: int, piece: Range) -> bool:
    return piece[0] <= at < piece[1]


def _shares(content: list[Range], piece: Range) -> bool:
    return any(first < piece[1] and piece[0] < last for first, last in content)


def _join_quote(draft: Draft, piece: Range) -> list[Range]:
    """The content with the whole quotation in it; pieces that it touches become one with it."""
    first, last = piece
    rest: list[Range] = []
    for other in draft.content:
        if other[0] < last and first < other[1]:
            first, last = min(first, other[0]), max(last, other[1])
        else:
            rest.append(other)
    holes = [hole for hole in (draft.source_range, draft.cue_range) if hole is not None]
    return sorted([*rest, *without((first, last), holes)])
