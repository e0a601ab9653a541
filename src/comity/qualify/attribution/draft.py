"""An attribution in the making: tokens rather than spans, and open to quotations that join it later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.model import AttributionKind, Stance
from comity.qualify.attribution.contents import adverb_content, clause_content, noun_content, verb_content
from comity.qualify.attribution.cues import Cue, find_cues
from comity.qualify.attribution.minds import can_mean, can_say
from comity.qualify.attribution.pieces import Range, noun_phrase, trim, without
from comity.qualify.attribution.sources import (
    beside_quotation,
    borrowed_subject,
    is_passive,
    noun_source,
    relative_head,
    verb_source,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "You know", "as you say": the reader, who says nothing.
_HEARERS = frozenset(("you", "yourself"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
# Tokens of a name before the colon of a headline or a transcript.
_LONGEST_NAME = 7
# Kinds that a text or a survey can have as well as people.
_STATING = frozenset(("speech", "thought", "knowledge"))
_UNREAL = frozenset(("must", "should", "could", "may", "might", "can", "ought", "if", "unless"))
_AUXILIARIES = frozenset(("aux", "auxpass", "neg"))
# Kinds whose verbs may carry words in quotation marks.
_SPEAKING = frozenset(("speech", "thought", "judgement"))
_STANCE_DENIED: dict[Stance, Stance] = {
    "asserts": "doubts",
    "denies": "reports",
    "doubts": "reports",
    "reports": "doubts",
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """Who (`source`, the head of the phrase and its range), by which word, and what, in ranges of tokens.

    `quotes` are the quotations that joined; `quoted` means that the cue itself
    stands within quotation marks.
    """

    source: Token | None
    source_range: Range | None
    cue: Token | None
    cue_range: Range | None
    content: list[Range]
    stance: Stance = "asserts"
    kind: AttributionKind = "speech"
    quotes: list[Range] = field(default_factory=list)
    quoted: bool = False

    @property
    def at(self) -> int:
        """The token to sort by: the cue, or where the content begins."""
        return self.cue.i if self.cue is not None else self.content[0][0]


def find_drafts(doc: Doc) -> Iterator[Draft]:
    """What each reporting word lays to whom; a verb of speech without complement may yet get a quotation."""
    latest: Draft | None = None
    for token, cue in find_cues(doc):
        draft = _BY_POS[cue.pos](token, cue)
        if draft is not None and not (latest is not None and _repeats(draft, latest)):
            latest = draft
            yield draft


def _repeats(draft: Draft, latest: Draft) -> bool:
    """Whether a noun only names what the verb before it already lays to the same one: "voiced [confidence that …]"."""
    if draft.source is None or latest.source is None or draft.source.i != latest.source.i or draft.cue is None:
        return False
    return draft.cue.pos_ == "NOUN" and any(first <= draft.cue.i < last for first, last in latest.content)


def _of_verb(verb: Token, cue: Cue) -> Draft | None:
    content = verb_content(verb, cue)
    if not content and cue.kind not in _SPEAKING:
        return None
    source = verb_source(verb)
    if source is None and cue.kind == "speech" and not is_passive(verb):
        source = beside_quotation(verb)
    if source is not None and not _may_be_source(source, cue, content):
        return None
    if source is None and not _is_hidden(verb, cue, content):
        return None
    stance = _stance(verb, cue)
    if source is None and stance == "asserts":
        stance = "reports"
    return _draft(verb, cue, source, content, stance)


def _may_be_source(source: Token, cue: Cue, content: list[Range]) -> bool:
    """Whether the subject can say so: things may state or show that something is so, but neither want nor praise."""
    if source.lower_ in _HEARERS:
        return False
    if cue.kind in ("speech", "knowledge") and any(_is_clause(source.doc, piece) for piece in content):
        return True
    named = relative_head(source) or source
    return can_mean(named) or (cue.kind in _STATING and (not content or can_say(named)))


def _is_clause(doc: Doc, piece: Range) -> bool:
    """Whether the piece is a clause, finite or not: more than a thing named."""
    return any(token.dep_ in _SUBJECTS or token.tag_ == "TO" for token in doc[piece[0] : piece[1]])


def _is_hidden(verb: Token, cue: Cue, content: list[Range]) -> bool:
    """Whether a passive reports a clause and hides whose: "it is said that", "are believed to have"."""
    return (
        any(_is_clause(verb.doc, piece) for piece in content)
        and is_passive(verb)
        and cue.kind in ("speech", "thought")
        and "that" in cue.frames
    )


def _stance(verb: Token, cue: Cue) -> Stance:
    """The cue's stance, turned by a negation of the cue; "does not think that" denies (neg-raising, Horn 1978)."""
    if cue.stance == "doubts" and any(child.dep_ == "xcomp" for child in verb.children):
        return "asserts"  # to ask somebody to do a thing questions nothing
    if not any(child.dep_ == "neg" for child in verb.children):
        return cue.stance
    if cue.kind == "thought" and cue.stance == "asserts":
        return "denies"
    return _STANCE_DENIED[cue.stance]


def _of_noun(noun: Token, cue: Cue) -> Draft | None:
    content = noun_content(noun, cue)
    if not content:
        return None
    source = noun_source(noun, cue)
    if source is None and not _opens_clause(noun, content):
        return None
    return _draft(noun, cue, source, content, "reports" if source is None else cue.stance)


def _of_adjective(word: Token, cue: Cue) -> Draft | None:
    """ "The ministers are worried that …", "unsure about …"."""
    content = verb_content(word, cue)
    source = borrowed_subject(word)
    if not content or source is None or not _may_be_source(source, cue, content):
        return None
    return _draft(word, cue, source, content, _stance(word.head if word.dep_ == "acomp" else word, cue))


def _of_mark(colon: Token, cue: Cue) -> Draft | None:
    """A name and a colon at the start of a paragraph: "Okoro: talks will fail"."""
    doc, sentence = colon.doc, colon.sent
    first, before = sentence.start, colon.i - 1
    opens = first == 0 or "\n" in doc[first - 1].text
    if not opens or not 0 <= before - first < _LONGEST_NAME or before + 2 >= sentence.end:
        return None
    name = doc[first : colon.i]
    if not (can_mean(doc[before]) or doc[before].pos_ == "PROPN"):
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in name):
        return None
    draft = _draft(colon, cue, doc[before], [(colon.i + 1, sentence.end)], cue.stance)
    draft.source_range = (first, colon.i)
    return draft


def _opens_clause(noun: Token, content: list[Range]) -> bool:
    """Whether the noun's content is a clause, not a thing feared or planned: "reports that", not "fears of"."""
    return any(noun.doc[first].dep_ == "mark" for first, _ in content)


def _of_adverb(adverb: Token, cue: Cue) -> Draft | None:
    return _draft(adverb, cue, None, adverb_content(adverb), cue.stance)


def _of_preposition(word: Token, cue: Cue) -> Draft | None:
    """ "According to X"."""
    inner = next((child for child in word.children if child.lower_ == cue.particle), word)
    source = next((child for child in inner.children if child.dep_ in ("pobj", "pcomp")), None)
    return _draft(word, cue, source, clause_content(word), cue.stance) if source is not None else None


def _of_viewpoint(noun: Token, cue: Cue) -> Draft | None:
    """ "In X's view", "in the words of X"."""
    source = noun_source(noun, cue)
    return _draft(noun, cue, source, clause_content(noun), cue.stance) if source is not None else None


_BY_POS = {
    "verb": _of_verb,
    "noun": _of_noun,
    "adjective": _of_adjective,
    "adverb": _of_adverb,
    "mark": _of_mark,
    "preposition": _of_preposition,
    "viewpoint": _of_viewpoint,
}


def _draft(cue_word: Token, cue: Cue, source: Token | None, content: list[Range], stance: Stance) -> Draft:
    doc = cue_word.doc
    source_range = noun_phrase(source, away_from=cue_word.i) if source is not None else None
    holes = [source_range] if source_range else []
    pieces = [trim(doc, piece) for whole in content for piece in without(whole, holes)]
    return Draft(
        source=source,
        source_range=source_range,
        cue=cue_word,
        cue_range=_cue_range(cue_word, cue),
        content=[piece for piece in pieces if any(not token.is_punct for token in doc[piece[0] : piece[1]])],
        stance=stance,
        kind=_kind(cue_word, cue, source),
    )


def _kind(word: Token, cue: Cue, source: Token | None) -> AttributionKind:
    """The cue's kind; words that must or may yet be said are wished, and what a study shows is what it says."""
    if cue.kind == "knowledge" and source is not None and not can_mean(source) and can_say(source):
        return "speech"
    if cue.kind in ("speech", "thought") and any(_is_unreal(child) for child in word.children):
        return "will"
    return cue.kind


def _is_unreal(child: Token) -> bool:
    """Whether the child marks its verb as not done: must, should, may say; if they say."""
    return child.lower_ in _UNREAL and child.dep_ in ("aux", "mark")


def _cue_range(word: Token, cue: Cue) -> Range:
    """The cue with the auxiliaries, negation and particle that stand beside it."""
    first, last = word.i, word.i + 1
    beside = {child.i for child in word.children if child.dep_ in _AUXILIARIES or child.lower_ == cue.particle}
    while first - 1 in beside:
        first -= 1
    while last in beside:
        last += 1
    return first, last
