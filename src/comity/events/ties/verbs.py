"""Verbs that make, hold or end a tie by themselves: "joined NATO", "recognised Kosovo", "took Peru's side"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieVerb
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties, unique
from comity.events.ties.standing import is_negated, is_standing, is_stopped
from comity.model import BLOCS, Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_COURSE = {"starts": "starts", "ends": "ends", "holds": None}
_OBJECT, _DATIVE, _WHOSE, _MEMBER = "obj", "dative", "whose", "member"
# How far below the verb a word that the row needs may stand: beside it, or inside a phrase of it
# ("accounts for a third of the exports of").
_NEAR, _FAR = 3, 4
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "csubj", "parataxis", "appos", "nsubj", "acl", "punct", "aux"})


def verbs(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a verb names here, if any."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        return
    for row in ties.verbs().get(token.lemma_, ()):
        needed = _needed(token, row)
        if needed is None or (row.standing and not is_standing(token)):
            continue
        left, others = _sides(token, row, needed, parties)
        if left and others and _fits(row, others):
            yield _draft(token, row, left, others)


def _draft(verb: Token, row: TieVerb, left: tuple[Actor, ...], others: tuple[Actor, ...]) -> Draft:
    """The tie of a row; a state that is not recognised, or no longer, is a tie too."""
    tie, course, told = row.tie, _COURSE[row.edge], False
    if row.denied and is_negated(verb):
        tie, course, told = row.denied, None, True
    elif is_stopped(verb):
        course, told = "ends", True
    why = f"tie verb {verb.text!r}"
    return Draft(
        tie=tie, head=verb, predicate=verb, left=left, right=others, course=course, confidence=0.7, told=told, why=why
    )


def _needed(verb: Token, row: TieVerb) -> list[Token] | None:
    """The words beside the verb that its row needs; None where it needs one that is not there.

    One breaks with a state, and breaks off relations with it: a row of estrangement has no object of its own.
    """
    if not row.needs:
        return None if row.tie == "estrangement" and _direct(verb) else []
    found = [word for word in _below(verb, _FAR if _WHOSE in row.object else _NEAR) if _is_one_of(word, row.needs)]
    return found or None


def _is_one_of(word: Token, lemmas: frozenset[str]) -> bool:
    return word.lemma_.lower() in lemmas or word.lower_ in lemmas


def _below(verb: Token, depth: int) -> Iterator[Token]:
    """The words that hang on the verb, down to some depth, and those on its subject ("both claim")."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield from child.children
        elif child.dep_ not in _OTHER_CLAUSES and child.dep_ != "conj":
            yield child
            yield from _down(child, depth - 1)


def _down(word: Token, depth: int) -> Iterator[Token]:
    for child in word.children if depth else ():
        if child.dep_ not in _OTHER_CLAUSES:
            yield child
            yield from _down(child, depth - 1)


def _sides(
    verb: Token, row: TieVerb, needed: list[Token], parties: Parties
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who does it, and to whom: behind the verb, or before it in the passive."""
    if verb.dep_ == "amod":
        return _joined(verb, row, parties)
    left, others = parties.subject(verb), _others(verb, row, needed, parties)
    if _MEMBER in row.object:
        return (() if _is_passive(verb) else _objects(verb, parties)), left
    if _is_passive(verb):
        own = parties.within(needed[0]) if _WHOSE in row.object and needed else ()
        done_to = left if _OBJECT in row.object else own if _WHOSE in row.object else ()
        if done_to:
            return parties.behind(verb, ("by",)), done_to
    if row.mutual and not others and len(left) > 1 and not _leads_on(verb, row, needed, parties):
        return left, left
    return left, others


def _leads_on(verb: Token, row: TieVerb, needed: list[Token], parties: Parties) -> bool:
    """Whether a verb has another object, or leads to something that is no party ("draw closer to a deal")."""
    behind = (child for part in (verb, *needed) for child in part.children if child.lower_ in row.object)
    others = (word for child in behind for word in child.children if word.dep_ == "pobj" and not word.like_num)
    own = {actor.party for actor in parties.subject(verb)}
    done_to = any(actor.party not in own for actor in _objects(verb, parties))
    return done_to or any(word.lower_ not in ("other", "another") for word in others)


def _joined(participle: Token, row: TieVerb, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """ "Iran-backed rebels": the party before the hyphen does it to that behind."""
    joined = [child for child in participle.children if child.dep_ in ("npadvmod", "compound", "nmod", "advmod")]
    doer = tuple(actor for child in joined for actor in parties.at(child))
    return (doer, parties.of_phrase(participle.head)) if _OBJECT in row.object and not row.needs else ((), ())


def _is_passive(verb: Token) -> bool:
    """ "Was occupied by", and the participle in "Kuwait, occupied by Iraq"."""
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return True
    alone = not any(child.dep_ in ("aux", "nsubj") for child in verb.children) and not _direct(verb)
    return alone and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl")


def _others(verb: Token, row: TieVerb, needed: list[Token], parties: Parties) -> tuple[Actor, ...]:
    """The other party of a row: its object, whom it is given to, behind a preposition, or in a phrase."""
    if _OBJECT in row.object and (found := _objects(verb, parties)):
        return found
    if _DATIVE in row.object and (found := parties.dative(verb)):
        return found
    if _WHOSE in row.object:
        return unique(actor for word in needed for actor in parties.within(word))
    return _behind(verb, row, needed, parties) if _OBJECT not in row.object else ()


def _objects(verb: Token, parties: Parties) -> tuple[Actor, ...]:
    return tuple(actor for child in _direct(verb) for actor in parties.group(child)) or _headed(verb, parties)


def _headed(verb: Token, parties: Parties) -> tuple[Actor, ...]:
    """The noun that a relative clause is about, as the object that the clause lacks: "Crimea, which Peru occupies"."""
    own = any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ not in ("WDT", "WP") for child in verb.children)
    return parties.group(verb.head) if verb.dep_ == "relcl" and own and not _direct(verb) else ()


def _behind(verb: Token, row: TieVerb, needed: list[Token], parties: Parties) -> tuple[Actor, ...]:
    """The parties behind a preposition of the verb, of its object, or of a word that goes with it ("together with").

    What is received or banned may name them itself: "receives American aid".
    """
    near = [child for child in verb.children if child.dep_ in ("dobj", "obj", "advmod", "prep", "acomp", "prt")]
    words = [*near, *needed]
    found = parties.behind(verb, row.object) or tuple(a for child in words for a in parties.behind(child, row.object))
    return found or (_objects(verb, parties) if row.needs and "from" in row.object else ())


def _direct(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("dobj", "obj")]


def _fits(row: TieVerb, others: tuple[Actor, ...]) -> bool:
    """One is a member of organisations, not of states: "left Syria" ends no membership. It is a land that is held."""
    if row.tie == "membership":
        return all(actor.country in BLOCS for actor in others)
    return row.tie != "occupation" or any(actor.id is not None and actor.id == actor.country for actor in others)
