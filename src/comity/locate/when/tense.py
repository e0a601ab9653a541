"""Whether the clause around a time expression looks ahead, told by its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AHEAD_AUXILIARIES = {"will", "shall", "'ll", "’ll", "wo", "may", "should", "must"}
_AHEAD_HEADS = {
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


def looks_ahead(doc: Doc, offset: int) -> bool | None:
    """True where the governing verb is future or wished for, False where it is past, None where nothing tells."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if span is None:
        return None
    verb = _governor(span[0])
    return None if verb is None else _tense(verb)


def _governor(token: Token) -> Token | None:
    for above in [token, *token.ancestors]:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def _tense(verb: Token) -> bool | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _AHEAD_AUXILIARIES for child in auxiliaries):
        return True
    if any(child.lower_ == "to" for child in auxiliaries):
        return True if verb.head.lemma_.lower() in _AHEAD_HEADS else None
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries):
        return False
    if any(child.lower_ in ("has", "have") for child in auxiliaries):
        return False
    return None
