"""Whether the clause around a time expression looks ahead or back: so "on Friday" is the next one or the last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AHEAD = re.compile(
    r"\b(?:(?:will|won['’]t|shall)(?: \w+){0,2}|to be held|upcoming|plans? to|scheduled for|let['’]s|please|until"
    r"|(?:is|are|was|were) (?:due|set|expected|scheduled|slated|likely|going) to)\b|['’]ll\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:was|were|had|said|told|did|met|held|went|came|took|began|broke|fell|rose|left|won|lost|fought|struck|shot"
    r"|flew|became|gave|made|saw|spoke|sent|wrote|led|fled|ran|sought|brought|[a-z]{2,}ed)\b"
)

# How far a verb is looked for: longer than nearly every sentence, so that a text without full stops costs no more.
_REACH = 300

_AHEAD_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "should", "must"})
# Verbs whose "to" looks ahead: "plans to meet on Friday".
_AHEAD_HEADS = frozenset(
    {
        "plan",
        "schedule",
        "expect",
        "set",
        "due",
        "intend",
        "go",
        "prepare",
        "agree",
        "invite",
        "ask",
        "urge",
        "announce",
    }
)


def looks_ahead_in(text: str, offset: int) -> bool | None:
    """True where the words around look ahead, False where they look back, None where nothing tells.

    The nearest verb form of the sentence decides; a parse tells more (`looks_ahead`).

    >>> looks_ahead_in("The vote will be held on Sunday.", 25), looks_ahead_in("They met on Sunday.", 12)
    (True, False)
    """
    near = max(0, offset - _REACH)
    start = max(near, *(text.rfind(mark, near, offset) + 1 for mark in (". ", "\n", "? ", "! ")))
    stop = text.find(". ", offset, offset + _REACH)
    sentence = text[start : stop if stop > 0 else offset + _REACH]
    cues = [(_away(match, offset - start), True) for match in _AHEAD.finditer(sentence)]
    cues += [(_away(match, offset - start), False) for match in _BACK.finditer(sentence)]
    return min(cues, key=lambda cue: cue[0])[1] if cues else None  # of two as near, the one ahead: "will be held"


def _away(cue: re.Match[str], offset: int) -> int:
    """How far a verb is; one behind the time counts as further, since time phrases mostly follow their verb."""
    return offset - cue.end() if cue.end() <= offset else 2 * (cue.start() - offset)


def looks_ahead(doc: Doc, offset: int) -> bool | None:
    """True where the governing verb is future or wished for, False where it is past, None where nothing tells."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if span is None or not len(span):
        return None
    verb = next((token for token in (span[0], *span[0].ancestors) if token.pos_ in ("VERB", "AUX")), None)
    return None if verb is None else _tense(verb)


def _tense(verb: Token) -> bool | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _AHEAD_AUXILIARIES for child in auxiliaries):
        return True
    if any(child.lower_ == "to" for child in auxiliaries):
        return True if verb.head.lemma_.lower() in _AHEAD_HEADS else None
    past = verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries)
    return False if past or any(child.lower_ in ("has", "have") for child in auxiliaries) else None
