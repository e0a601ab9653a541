"""Who speaks or thinks: the source of a reporting word, by syntax."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from comity.codes.table import rows
from comity.qualify.attribution.cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
# Clauses without a subject of their own take that of the verb they hang on: "added …, saying that".
_BORROWERS = frozenset(("acomp", "oprd", "xcomp", "advcl", "conj", "pcomp", "prep", "ccomp", "parataxis", "dep"))
# Verbs whose passive subject is the one quoted: "was quoted as saying".
_QUOTING = frozenset(("quote", "cite", "hear", "report"))
# How far a clause may be from the verb that lends it its subject.
_FARTHEST = 5


def verb_source(verb: Token) -> Token | None:
    """The head of the phrase that names who says what the verb reports; None when it is hidden.

    The relative pronoun stands for itself ("officials who said"): `speakers` finds whom it means.
    """
    return _agent(verb) if is_passive(verb) else borrowed_subject(verb)


def borrowed_subject(verb: Token) -> Token | None:
    """The subject of the word's clause, or of the one that it hangs on; None where neither has one."""
    here = verb
    for _ in range(_FARTHEST):
        subject = _subject(here)
        if subject is not None:
            return subject
        if here.dep_ in ("acl", "relcl"):
            issuer = _issuer(here.head)
            return here.head if issuer is None else issuer
        if here.dep_ not in _BORROWERS or here.head == here:
            return None
        here = here.head
    return None


def beside_quotation(verb: Token) -> Token | None:
    """The name beside a reporting verb that stands next to a quotation, where the parser lost the subject.

    After the verb (“…,” summed up Ruiz) or between the two (“…,” Ruiz chimed in); None where there is none.
    """
    doc, at = verb.doc, verb.i
    if _closes_quotation(doc, at - 1):
        return _name_in(doc[at + 1 : _run(doc, at + 1, 1)])
    first = _run(doc, at - 1, -1) + 1
    return _name_in(doc[first:at]) if _closes_quotation(doc, first - 1) else None


_NAMING = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"))
_LONGEST_RUN = 12


def _run(doc: Doc, at: int, step: int) -> int:
    """The first token from `at` on, going by `step`, that cannot belong to a name and what is set beside it."""
    for _ in range(_LONGEST_RUN):
        if not 0 <= at < len(doc) or not (doc[at].pos_ in _NAMING or (doc[at].text == "," and step < 0)):
            break
        at += step
    return at


def _name_in(words: Span) -> Token | None:
    """The head of the first name, noun or pronoun: the last of its words before a comma."""
    named: Token | None = None
    for word in words:
        if word.text == "," and named is not None:
            break
        if word.pos_ in ("PROPN", "NOUN", "PRON"):
            named = word
    return named


def _closes_quotation(doc: Doc, at: int) -> bool:
    return (at >= 0 and doc[at].is_quote) or (at >= 1 and doc[at].text == "," and doc[at - 1].is_quote)


def _subject(verb: Token) -> Token | None:
    """The subject of this clause; that of a passive only for those quoted and for what they are expected to say."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects:
        return None
    nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
    return nearest if nearest.lower_ not in ("there", "what") else None


def is_passive(verb: Token) -> bool:
    """Whether the subject is not the one who says it: "it is believed", "asked whether …, she"."""
    if verb.tag_ != "VBN":
        return False
    marks = {child.dep_ for child in verb.children}
    if "auxpass" in marks:
        return True
    # A participle with an object is the parser's slip for a past tense ("The envoy, Ana Ruiz, accused Chile …").
    return "aux" not in marks and ("dobj" not in marks or "agent" in marks) and verb.dep_ in _PARTICIPIAL


_PARTICIPIAL = frozenset(("acl", "advcl", "amod", "relcl"))


def _agent(verb: Token) -> Token | None:
    """Who did it, of a passive: "reported by the ministry"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return _object(child)
    return None


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def noun_source(noun: Token, cue: Cue) -> Token | None:
    """Who makes the claim, holds the belief or utters the word that the noun names; None where nobody is named."""
    for find in (_owner, _maker, _nation, _issuer):
        source = find(noun, cue)
        if source is not None:
            return source
    return None


def _owner(noun: Token, cue: Cue) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def _maker(noun: Token, cue: Cue) -> Token | None:
    """The one after by, from or among, and after of where that opens no content ("the view of the court that")."""
    names = {"by", "from", "among"} if "of" in cue.frames else {"by", "from", "among", "of"}
    found = (_object(child) for child in noun.children if child.dep_ in ("prep", "agent") and child.lower_ in names)
    return next((source for source in found if source is not None), None)


def _nation(noun: Token, cue: Cue) -> Token | None:
    """ "Peruvian claims", "police reports"."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and (child.ent_type_ in ("NORP", "ORG", "GPE", "PERSON")):
            return child
    return None


def _issuer(noun: Token, cue: Cue | None = None) -> Token | None:
    """Who hands the statement out: "the bank issued a warning that"."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _issuing():
        return verb_source(verb)
    return None


@cache
def _issuing() -> frozenset[str]:
    """Verbs that hand a statement to the world: their subject owns it ("issued a warning that")."""
    return frozenset(row["verb"] for row in rows("cues/issuing.csv"))


RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


def relative_head(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the head that its clause hangs on; None for any other word."""
    if pronoun.lower_ not in RELATIVES:
        return None
    here = pronoun
    while here.head != here:
        if here.dep_ == "relcl":
            return here.head
        here = here.head
    return None
