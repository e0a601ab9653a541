"""A document as one JSON object, and back: the fields of the design, `null` for what the page lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from comity.errors import InputError
from comity.model import Block, Document, Span, Voice

Json = dict[str, Any]


def documents_json(document: Document) -> Json:
    """One document as an object that `json.dumps` can write.

    >>> documents_json(Document(id="d", text="Peru met Chile.", published=date(2024, 4, 21)))["published"]
    '2024-04-21'
    """
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "topics": list(document.topics),
        "text": document.text,
        "blocks": [_block_json(block) for block in document.blocks],
    }


def document_from_json(value: Mapping[str, Any]) -> Document:
    """The document that `documents_json` wrote: the same in every field.

    Raises:
        InputError: a field is missing or is not of its kind, or a block does not lie in the text.

    >>> d = Document(id="d", text="Peru met Chile.")
    >>> document_from_json(documents_json(d)) == d
    True
    """
    try:
        document = Document(
            id=str(value["id"]),
            text=str(value["text"]),
            url=value["url"],
            title=value["title"],
            publisher=value["publisher"],
            authors=tuple(value["authors"]),
            published=date.fromisoformat(value["published"]) if value["published"] else None,
            language=value["language"],
            topics=tuple(value["topics"]),
            blocks=tuple(_to_block(block, value["text"]) for block in value["blocks"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        what = f"{problem} of a document is missing or wrong"
        raise InputError(f"{what}: read a line that `comity documents` wrote, unchanged.") from problem
    return document


def _block_json(block: Block) -> Json:
    written: Json = {"start": block.start, "end": block.end, "voice": block.voice}
    if block.speaker:
        speaker = block.speaker
        written["speaker"] = {"start": speaker.start, "end": speaker.end, "text": speaker.text}
    return written


def _to_block(value: Mapping[str, Any], text: str) -> Block:
    start, end, voice, speaker = value["start"], value["end"], value["voice"], value.get("speaker")
    if voice not in get_args(Voice) or not 0 <= start <= end <= len(text):
        raise ValueError(f"block {start}-{end} ({voice})")
    return Block(start=start, end=end, voice=voice, speaker=Span(**speaker) if speaker else None)
