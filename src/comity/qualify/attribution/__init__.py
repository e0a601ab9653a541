"""Who says so: speech and thought laid to somebody, and the chain of voices through which a document knows a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model import Attribution, Mention, Reading
from comity.qualify.attribution.chain import said_by
from comity.qualify.attribution.draft import Draft, find_drafts
from comity.qualify.attribution.pieces import short_phrase, to_span
from comity.qualify.attribution.quotations import attach
from comity.qualify.attribution.speakers import find_antecedents, is_first_person

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_attributions", "said_by"]


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Speech and thought laid to somebody in a parsed document, in the order of their cues; nested ones each apart.

    Works without mentions; where a mention covers the source, `Attribution.actor` is its actor.

    >>> from comity.parse import parse_texts
    >>> [reading] = parse_texts(["The dam is safe, officials in Lima said."])
    >>> [(one.source.text, one.cue.text, one.content[0].text) for one in find_attributions(reading)]
    [('officials in Lima', 'said', 'The dam is safe')]
    """
    doc = reading.doc
    quotes = reading.parse.quotes if reading.parse else ()
    drafts = attach(doc, quotes, list(find_drafts(doc)))
    drafts = sorted((draft for draft in drafts if draft.content and not _is_echo(draft)), key=lambda draft: draft.at)
    named = find_antecedents(doc, drafts)
    heads = {mention.head: mention for mention in reading.mentions}
    return tuple(_finish(draft, reading, named, heads) for draft in drafts)


def _is_echo(draft: Draft) -> bool:
    """Whether the source is the one already speaking: "I think" within quotation marks."""
    return draft.source is not None and draft.quoted and is_first_person(draft.source)


def _finish(draft: Draft, reading: Reading, named: dict[int, Token], heads: dict[int, Mention]) -> Attribution:
    doc, text, source = reading.doc, reading.document.text, draft.source
    speaker = named.get(source.i) if source is not None else None
    mention = _mention(heads, source, speaker)
    return Attribution(
        source=to_span(doc, text, draft.source_range) if draft.source_range else None,
        cue=to_span(doc, text, draft.cue_range) if draft.cue_range else None,
        content=tuple(to_span(doc, text, piece) for piece in draft.content),
        stance=draft.stance,
        actor=mention.actor if mention else None,
        speaker=to_span(doc, text, short_phrase(speaker)) if speaker is not None else None,
        kind=draft.kind,
    )


def _mention(heads: dict[int, Mention], *tokens: Token | None) -> Mention | None:
    """The mention of the source, else that of whom it stands for."""
    found = (heads.get(token.i) for token in tokens if token is not None)
    return next((mention for mention in found if mention is not None), None)
