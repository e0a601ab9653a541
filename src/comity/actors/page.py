"""A parsed document as plain lists, one item a token: read from spaCy once, then cheap to ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.actors.acronyms import add_introduced
from comity.actors.counted import add_counted
from comity.actors.lexicon import Hit, Known, Lexicon, lexicon
from comity.actors.words import Text
from comity.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True, kw_only=True)
class Page:
    """What the actor stage asks of a parse. `hits` are names by words; `spans` are the same names by tokens."""

    doc: Doc
    text: Text
    starts: list[int]
    heads: list[int]
    deps: list[str]
    poses: list[str]
    entities: list[tuple[int, int, str]]
    known: Known
    hits: tuple[Hit, ...] = ()
    spans: list[tuple[int, int]]

    def token_at(self, offset: int) -> int:
        """The token that covers a code point."""
        return bisect_right(self.starts, offset) - 1

    def tokens(self, first: int, last: int) -> tuple[int, int]:
        """The tokens that cover the words `first` up to `last`."""
        return self.token_at(self.text.starts[first]), self.token_at(self.text.ends[last - 1] - 1) + 1

    def words(self, first: int, last: int) -> tuple[int, int]:
        """The words that lie in the tokens `first` up to `last`."""
        return bisect_left(self.text.starts, self.starts[first]), bisect_left(self.text.starts, self.end_of(last - 1))

    def end_of(self, token: int) -> int:
        """The code point after a token."""
        return self.starts[token] + len(self.doc[token])

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """The names that lie in the tokens `first` up to `last`."""
        lo = bisect_left(self.spans, (first, 0))
        hi = bisect_left(self.spans, (last, 0))
        return list(self.hits[lo:hi])

    def head_of(self, first: int, last: int) -> int:
        """The token of a span that hangs on something outside it; where several do, the rightmost noun."""
        outside = [at for at in range(first, last) if not first <= self.heads[at] < last or self.heads[at] == at]
        nouns = [at for at in outside if self.poses[at] in ("NOUN", "PROPN")]
        return (nouns or outside or [last - 1])[-1]


def to_page(reading: Reading, actors: Lexicon | None = None) -> Page:
    """The page of a reading that has its parse, with these actors found in it (None: comity's own)."""
    doc = reading.doc
    table = doc.to_array(["IDX", "HEAD", "DEP", "POS", "ENT_IOB", "ENT_TYPE"]).tolist()
    names = {value: doc.vocab.strings[value] for value in {row[at] for row in table for at in (2, 3, 5)}}
    page = Page(
        doc=doc,
        text=Text.cut(reading.document.text),
        starts=[row[0] for row in table],
        heads=[at + _signed(row[1]) for at, row in enumerate(table)],
        deps=[names[row[2]] for row in table],
        poses=[names[row[3]] for row in table],
        entities=list(_entities([(row[4], names[row[5]]) for row in table])),
        known=Known(lexicon=actors or lexicon(), on=reading.document.published),
        spans=[],
    )
    named = add_counted(page.text, page.known.lexicon.find(page.text), page.known.on)
    page.hits = add_introduced(page.text, named)
    page.spans = [page.tokens(hit.first, hit.last) for hit in page.hits]
    return page


def _entities(tags: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Named entities from spaCy's tags: 3 begins one, 1 goes on with it. `Doc.ents` takes ten times as long."""
    begun: tuple[int, str] | None = None
    for at, (tag, label) in enumerate([*tags, (2, "")]):
        if begun and tag != 1:
            yield begun[0], at, begun[1]
            begun = None
        if tag == 3:
            begun = (at, label)


def _signed(value: int) -> int:
    """SpaCy hands out head offsets as unsigned 64-bit numbers."""
    return value - (1 << 64) if value >= 1 << 63 else value
