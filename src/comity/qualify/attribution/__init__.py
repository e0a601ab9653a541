"""Who says so: speech and thought laid to somebody, and the chain of voices through which a document knows a thing."""

from __future__ import annotations

from comity.model import Attribution, Mention, Reading
from comity.qualify.attribution.draft import Draft, find_drafts
from comity.qualify.attribution.pieces import to_span
from comity.qualify.attribution.quotations import attach

__all__ = ["find_attributions"]


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Speech and thought laid to somebody in a parsed document, in the order of their cues; nested ones each apart.

    Works without mentions; where a mention covers the source, `Attribution.actor` is its actor.
    """
    doc = reading.doc
    quotes = reading.parse.quotes if reading.parse else ()
    drafts = [draft for draft in attach(doc, quotes, list(find_drafts(doc))) if draft.content]
    heads = {mention.head: mention for mention in reading.mentions}
    return tuple(_finish(draft, reading, heads) for draft in sorted(drafts, key=lambda draft: draft.at))


def _finish(draft: Draft, reading: Reading, heads: dict[int, Mention]) -> Attribution:
    doc = reading.doc
    mention = heads.get(draft.source.i) if draft.source is not None else None
    return Attribution(
        source=to_span(doc, draft.source_range) if draft.source_range else None,
        cue=to_span(doc, draft.cue_range) if draft.cue_range else None,
        content=tuple(to_span(doc, piece) for piece in draft.content),
        stance=draft.stance,
        actor=mention.actor if mention else None,
        kind=draft.kind,
    )
