"""What is said or thought: the tokens that hold the content of a reporting word, by syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.qualify.attribution.cues import Cue
from comity.qualify.attribution.pieces import Range, subtree, without
from comity.qualify.attribution.sources import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_HEADS = frozenset(("VERB", "AUX"))
# "as X said, …": verbs that report the clause around them when `as` opens them.
_AS_MARKS = frozenset(("as", "as if", "like"))


def verb_content(verb: Token, cue: Cue) -> list[Range]:
    """The pieces that hold what the verb reports; empty when its complements hold none."""
    pieces = [piece for child in verb.children for piece in _complement(child, verb, cue)]
    if pieces:
        return _join([*pieces, *_parted_subject(verb)])
    raised = _raised(verb) if "that" in cue.frames and is_passive(verb) else []
    if raised:
        return raised
    if "np" in cue.frames and any(child.dep_ == "agent" for child in verb.children):
        return [subtree(child) for child in verb.children if child.dep_ == "nsubjpass"]
    if cue.kind in ("speech", "thought") and _comments_on_its_clause(verb, cue):
        return without(subtree(verb.head), [subtree(verb)])
    return []


def _raised(verb: Token) -> list[Range]:
    """ "The rebels are believed [to have left]": the subject belongs to the content."""
    clauses = [child for child in verb.children if child.dep_ == "xcomp" and _open_frame(child) == "to"]
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass" and clauses]
    return [subtree(child) for child in (*subjects, *clauses)]


def _parted_subject(verb: Token) -> list[Range]:
    """ "[The dam], officials said on Monday, [is safe]": of two subjects before the verb the first is the content's."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    clause_follows = any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    return [subtree(subjects[0])] if len(subjects) > 1 and clause_follows else []


def _complement(child: Token, verb: Token, cue: Cue) -> Iterator[Range]:
    frame = _frame(child, cue)
    if frame is None or frame not in cue.frames:
        yield from _on_hearer(child, cue)
        return
    if frame == "as":
        yield _named_as(child, verb)
    elif child.dep_ == "prep":
        yield from _of_preposition(child)
    else:
        yield subtree(child)


def _of_preposition(preposition: Token) -> Iterator[Range]:
    return (subtree(inner) for inner in preposition.children if inner.dep_ in ("pobj", "pcomp"))


def _on_hearer(child: Token, cue: Cue) -> Iterator[Range]:
    """A complement that the parser hangs on the hearer: "reminded the crowd [of the flood]"."""
    if child.dep_ in ("dobj", "dative"):
        for inner in child.children:
            if inner.dep_ == "prep" and inner.lower_ in cue.frames:
                yield from _of_preposition(inner)


def _frame(child: Token, cue: Cue) -> str | None:
    """Which frame of the lexicon the complement is."""
    dep = child.dep_
    if dep == "ccomp":
        return "to" if "to" in cue.frames and "that" not in cue.frames else "that"
    if dep == "xcomp":
        return _open_frame(child)
    if dep == "dobj":
        return "as" if "as" in cue.frames and "np" not in cue.frames else "np"
    if dep == "oprd":
        return "as"
    if dep == "prep":
        if child.lower_ == "as":
            return "as"
        return "np" if child.lower_ == cue.particle else child.lower_
    return None


def _open_frame(child: Token) -> str:
    """Which kind of clause without a subject: to go, going, or what somebody is called."""
    if any(inner.lower_ == "to" and inner.dep_ == "aux" for inner in child.children):
        return "to"
    return "ing" if child.tag_ == "VBG" else "as"


def _named_as(child: Token, verb: Token) -> Range:
    """From the one that is named to the end of the name: "called [the plan a disgrace]"."""
    names = (other.right_edge.i for other in verb.children if other.i > child.i and _is_name_given(other))
    return child.left_edge.i, max([child.right_edge.i, *names]) + 1


def _is_name_given(child: Token) -> bool:
    return child.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "attr") or (child.dep_ == "prep" and child.lower_ == "as")


def _comments_on_its_clause(verb: Token, cue: Cue) -> bool:
    """Whether the verb is set into the clause it reports: "the plan, officials said, is dead"; "as X puts it, …"."""
    if verb.dep_ == "parataxis":
        return verb.head != verb
    opened_by_as = any(child.dep_ in ("mark", "advmod") and child.lower_ in _AS_MARKS for child in verb.children)
    return verb.dep_ == "advcl" and opened_by_as


def _join(pieces: list[Range]) -> list[Range]:
    """Pieces in order, those that touch or overlap made one."""
    joined: list[Range] = []
    for first, last in sorted(pieces):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def noun_content(noun: Token, cue: Cue) -> list[Range]:
    """The pieces that hold what the noun names: "the claim [that …]", "fears [of …]", "the claim is [that …]"."""
    pieces = [piece for child in noun.children for piece in _noun_complement(child, cue)]
    return pieces or _predicated(noun, cue)


def _noun_complement(child: Token, cue: Cue) -> Iterator[Range]:
    if child.dep_ in ("acl", "ccomp", "xcomp", "relcl"):
        frame = _noun_clause(child)
        if frame in cue.frames:
            yield subtree(child)
    elif child.dep_ == "prep" and child.lower_ in cue.frames:
        yield from _of_preposition(child)


def _noun_clause(clause: Token) -> str | None:
    """`that` for a finite clause opened by that, `to` for an infinitive; a relative clause is none."""
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ in ("that", "whether"):
            return "that"
        if child.dep_ == "aux" and child.lower_ == "to" and clause.dep_ != "relcl":
            return "to"
    return None


def _predicated(noun: Token, cue: Cue) -> list[Range]:
    """ "His claim is that the road is closed": the clause stands beside the noun under the copula."""
    verb = noun.head
    if "that" not in cue.frames or verb.lemma_ != "be" or noun.dep_ not in ("nsubj", "attr"):
        return []
    return [subtree(child) for child in verb.children if child.dep_ == "ccomp" and child.i > noun.i]


def clause_content(cue_word: Token) -> list[Range]:
    """The clause around a phrase such as "according to X" or "in X's view", without the phrase."""
    phrase = cue_word.head if cue_word.dep_ == "pobj" else cue_word
    head = phrase.head
    while head.pos_ not in _CLAUSE_HEADS and head.head != head:
        head = head.head
    return without(subtree(head), [subtree(phrase)])


def adverb_content(adverb: Token) -> list[Range]:
    """What "reportedly" or "allegedly" bears on: the phrase it stands in."""
    return without(subtree(adverb.head), [subtree(adverb)])
