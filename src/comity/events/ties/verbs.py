"""Verbs that make, hold or end a tie by themselves: "joined NATO", "recognised Kosovo", "took Peru's side"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieVerb
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties, copula_of, unique
from comity.events.ties.standing import is_negated, is_standing, is_stopped
from comity.model import BLOCS, Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_COURSE = {"starts": "starts", "ends": "ends", "holds": None}
_OBJECT, _DATIVE, _WHOSE, _MEMBER, _APART = "obj", "dative", "whose", "member", "apart"
# Ties with a party itself, and the words that stand for one.
_ITSELF = frozenset({"recognition", "occupation"})
_SELF = frozenset({"government", "state", "regime", "republic", "authority", "council", "land", "soil", "whole", "all"})
_ARMED = frozenset({"REB", "SEP"})
_BACKING = frozenset({"back", "support", "sponsor", "champion"})
_FIRST = frozenset({"first", "second", "third", "last", "only", "latest"})
# How far below the verb a word that the row needs may stand: beside it, or inside a phrase of it
# ("accounts for a third of the exports of").
_NEAR, _FAR = 3, 4
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "csubj", "parataxis", "appos", "nsubj", "acl", "punct", "aux"})


def verbs(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a verb names here, if any."""
    if token.tag_ == "NNS" and token.dep_ == "ROOT":
        yield from _mistaken(token, parties)
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        return
    found = [draft for row in ties.verbs().get(token.lemma_, ()) for draft in _of_row(token, row, parties)]
    more = any(draft.tie in ("dependence", "aid") for draft in found)
    yield from (draft for draft in found if not (more and draft.tie == "trade"))  # "gets most of its gas from"


def _mistaken(noun: Token, parties: Parties) -> Iterator[Draft]:
    """The tie of a verb that the parser took for a noun: "Norway borders Finland", "Norway exports to Peru"."""
    before = parties.at(noun.nbor(-1)) if noun.i > noun.sent.start else ()
    after = parties.at(noun.nbor(1)) if noun.i + 1 < noun.sent.end else ()
    for row in ties.verbs().get(noun.lemma_, ()) if before and noun.nbor(-1).head == noun else ():
        others = after if _OBJECT in row.object else parties.behind(noun, row.object)
        if others and not row.needs and _fits(row, others):
            yield _draft(noun, row, before, others)


def _of_row(verb: Token, row: TieVerb, parties: Parties) -> Iterator[Draft]:
    needed = _needed(verb, row)
    if needed is None or (row.standing and verb.dep_ != "amod" and not is_standing(verb)):
        return
    if row.denied == row.tie and not is_negated(verb):
        return  # "cannot live without": only what it is not to do so is a tie
    left, others = _sides(verb, row, needed, parties)
    if left and others and _fits(row, others):
        yield _draft(verb, row, left, others)


def _draft(verb: Token, row: TieVerb, left: tuple[Actor, ...], others: tuple[Actor, ...]) -> Draft:
    """The tie of a row; a state that is not recognised, or no longer, is a tie too."""
    tie, course, told = row.tie, _COURSE[row.edge], False
    if row.denied and is_negated(verb):
        tie, course, told = row.denied, None, True
    elif is_stopped(verb):
        course, told = "ends", True
    elif tie == "alignment" and verb.lemma_ in _BACKING and not any(map(_is_state, others)):
        tie = "aid"  # a movement or an army is backed with more than words
    return Draft(
        tie=tie,
        head=verb,
        predicate=_told_by(verb),
        left=left,
        right=others,
        course=course,
        confidence=0.7,
        told=told,
        why=f"tie verb {verb.text!r}",
    )


def _is_state(actor: Actor) -> bool:
    return actor.id is not None and actor.id == actor.country and not _ARMED.intersection(actor.sectors)


def _told_by(verb: Token) -> Token:
    """The verb whose status counts: "was" in "was the first country to recognise it", else itself."""
    copula = copula_of(verb.head) if verb.dep_ in ("relcl", "acl") and verb.tag_ == "VB" else None
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("be", "become"):
        copula = verb.head
    return copula if copula is not None and _FIRST.intersection(w.lower_ for w in copula.subtree) else verb


def _needed(verb: Token, row: TieVerb) -> list[Token] | None:
    """The words beside the verb that its row needs; None where it needs one that is not there.

    One breaks with a state, and breaks off relations with it: a row of estrangement has no object of its own.
    """
    if not row.needs:
        return None if (row.tie == "estrangement" or row.lemma == "trade") and _direct(verb) else []
    found = [word for word in _below(verb, _FAR if _WHOSE in row.object else _NEAR) if _is_one_of(word, row.needs)]
    return found or None


def _is_one_of(word: Token, lemmas: frozenset[str]) -> bool:
    return word.lemma_.lower() in lemmas or word.lower_ in lemmas


def _below(verb: Token, depth: int) -> Iterator[Token]:
    """The words that hang on the verb, down to some depth, and those on its subject ("both claim")."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield from child.children
        elif _goes_with(child) and child.dep_ != "conj":
            yield child
            yield from _down(child, depth - 1)


def _goes_with(child: Token) -> bool:
    """Whether a word is of the verb's own clause; "to defend" in "is obliged to", "breakaway" in "calls it" are."""
    return child.dep_ not in _OTHER_CLAUSES or child.tag_ == "VB" or (child.dep_ == "ccomp" and child.pos_ == "NOUN")


def _down(word: Token, depth: int) -> Iterator[Token]:
    for child in word.children if depth else ():
        if _goes_with(child):
            yield child
            yield from _down(child, depth - 1)


def _sides(
    verb: Token, row: TieVerb, needed: list[Token], parties: Parties
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who does it, and to whom: behind the verb, or before it in the passive."""
    if verb.dep_ == "amod":
        return _joined(verb, row, parties)
    left, others = parties.subject(verb), _others(verb, row, needed, parties)
    if _APART in row.object:
        apart = parties.behind(verb, ("from",)) or tuple(
            a for word in _direct(verb) for a in parties.behind(word, ("from",))
        )
        return _objects(verb, parties), apart
    if _MEMBER in row.object:
        return (() if _is_passive(verb) else _objects(verb, parties)), left
    if _is_passive(verb):
        own = _owners(row, needed, parties) if _WHOSE in row.object else ()
        done_to = left if _OBJECT in row.object else own
        by = parties.behind(verb, ("by",)) or parties.behind(verb, ("between",))
        if done_to:
            return by or (left if own else ()), done_to
        if row.mutual and len(by) > 1:
            return by, by
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
    done_to = parties.at(participle.head) or parties.behind(participle.head, ("of",))
    return (doer, done_to) if _OBJECT in row.object and not row.needs else ((), ())


def _is_passive(verb: Token) -> bool:
    """ "Was occupied by", and the participle in "Kuwait, occupied by Iraq"."""
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return True
    alone = not any(child.dep_ in ("aux", "nsubj") for child in verb.children) and not _direct(verb)
    return alone and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl")


def _others(verb: Token, row: TieVerb, needed: list[Token], parties: Parties) -> tuple[Actor, ...]:
    """The other party of a row: its object, whom it is given to, behind a preposition, or in a phrase."""
    if _OBJECT in row.object and (found := _objects(verb, parties)):
        return found if row.tie not in _ITSELF or _is_itself(verb, parties) else ()
    if _DATIVE in row.object and (found := parties.dative(verb)):
        return found
    if _WHOSE in row.object:
        return unique((*_owners(row, needed, parties), *parties.behind(verb, row.object)))
    return _behind(verb, row, needed, parties) if _OBJECT not in row.object else ()


def _is_itself(verb: Token, parties: Parties) -> bool:
    """Whether the object is a party, or its government or land, not a thing of it: "recognised Peru's right"."""
    return any(parties.at(word) or word.lemma_.lower() in _SELF for word in _direct(verb)) or not _direct(verb)


def _owners(row: TieVerb, needed: list[Token], parties: Parties) -> tuple[Actor, ...]:
    """The parties in the phrases of the needed words, or done to by them ("obliged to defend Peru")."""
    links = ("of", "in", "over", "to", *row.object)
    return unique(actor for word in needed for actor in parties.within(word, links) or parties.named(word))


def _objects(verb: Token, parties: Parties) -> tuple[Actor, ...]:
    small = [
        word for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "NOUN" for word in child.children
    ]
    called = [word for word in small if word.dep_ == "nsubj"]  # "considers Kosovo a province"
    return tuple(a for child in (*_direct(verb), *called) for a in parties.group(child)) or _headed(verb, parties)


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
    """One is a member of organisations, not of states: "left Syria" ends no membership."""
    if row.tie == "membership":
        return all(actor.country in BLOCS for actor in others)
    return True
