"""The voices through which a document knows what stands at one place of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.codes.people import pronouns
from comity.model import Attribution, Block, Document, Reading, Saying

# "Nobody knows how it was done": no voice.
_NOBODY = ("nobody", "no one", "none", "nothing", "neither")
# What somebody wants, knows for a fact or passes judgement on is not known through them.
_VOUCHING = frozenset(("speech", "thought"))


def said_by(reading: Reading, attributions: Sequence[Attribution], offset: int) -> tuple[Saying, ...]:
    """The voices through whom the document knows what stands at `offset` of its text, outermost first.

    Empty means the voice of the document itself. First comes whoever's voice the block is in, when that is not the
    page's own; then each attribution whose content holds the offset, from the outermost in.
    """
    chain = [*_of_block(reading.document, offset), *_of_attributions(attributions, offset)]
    return tuple(saying for at, saying in enumerate(chain) if not any(_same(saying, before) for before in chain[:at]))


def _of_block(document: Document, offset: int) -> Iterator[Saying]:
    block = next((block for block in document.blocks if block.start <= offset < block.end), None)
    if block is None or block.voice in ("title", "editor"):
        return
    name = _voice(document, block)
    if name is not None:
        yield Saying(text=name, stance="asserts", name=name)


def _voice(document: Document, block: Block) -> str | None:
    """Who speaks in a block of an author or a quotation; None for the document's own text.

    Where a page has an editor, an author's block without a named speaker is the outlet's.
    """
    if block.speaker is not None:
        return block.speaker.text
    if block.voice == "author" and any(other.voice == "editor" for other in document.blocks):
        return document.publisher
    return None


def _of_attributions(attributions: Sequence[Attribution], offset: int) -> Iterator[Saying]:
    """The sayings around an offset: the wider content is the outer voice."""
    around = [(_width(one, offset), one) for one in attributions if one.kind in _VOUCHING and _vouches(one)]
    for _, one in sorted((pair for pair in around if pair[0]), key=lambda pair: -pair[0]):
        yield _to_saying(one)


def _width(attribution: Attribution, offset: int) -> int:
    """The length of the whole content where it holds the offset, else 0."""
    content = attribution.content
    if not any(piece.start <= offset < piece.end for piece in content):
        return 0
    return content[-1].end - content[0].start


def _vouches(attribution: Attribution) -> bool:
    source = attribution.source
    if source is None:
        return attribution.cue is not None
    words = source.text.lower()
    # "We believe" inside somebody's words is that somebody again.
    return pronouns().get(words) != "first" and not words.startswith(_NOBODY)


def _to_saying(attribution: Attribution) -> Saying:
    source, actor = attribution.source or attribution.cue, attribution.actor
    assert source is not None  # noqa: S101  (an attribution has a source or a cue)
    known = (actor.person or actor.name) if actor else None
    return Saying(
        text=source.text,
        stance=attribution.stance,
        name=known or (attribution.speaker.text if attribution.speaker else None),
        actor=actor.party if actor else None,
    )


def _same(saying: Saying, other: Saying) -> bool:
    """Whether two voices are one: the chain names each once."""
    return (saying.name or saying.text) == (other.name or other.text) and saying.stance == other.stance
