"""Verbs that make, hold or end a tie by themselves: "joined NATO", "recognised Kosovo", "is allied with"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieVerb
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties
from comity.events.ties.standing import is_negated, is_standing, is_stopped
from comity.model import BLOCS, Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_COURSE = {"starts": "starts", "ends": "ends", "holds": None}
_OBJECT = "obj"


def verbs(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a verb names here, if any."""
    for row in ties.verbs().get(token.lemma_, ()) if token.pos_ == "VERB" else ():
        if row.standing and not is_standing(token):
            continue
        left, others = _sides(token, row, parties)
        if left and others and _fits(row, others):
            yield _draft(token, row, left, others)


def _draft(verb: Token, row: TieVerb, left: tuple[Actor, ...], others: tuple[Actor, ...]) -> Draft:
    """The tie of a row; a state that is not recognised, or no longer, is a tie too."""
    tie, course, told = row.tie, _COURSE[row.edge], False
    if tie == "recognition" and is_negated(verb):
        tie, course, told = "non_recognition", None, True
    elif is_stopped(verb):
        course, told = "ends", True
    why = f"tie verb {verb.text!r}"
    return Draft(
        tie=tie, head=verb, predicate=verb, left=left, right=others, course=course, confidence=0.7, told=told, why=why
    )


def _sides(verb: Token, row: TieVerb, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    if not _has_company(verb, row):
        return (), ()
    left = parties.subject(verb)
    others = _objects(verb, parties) if _OBJECT in row.object else _behind(verb, row, parties)
    if _OBJECT in row.object and any(child.dep_ == "nsubjpass" for child in verb.children):
        return parties.behind(verb, ("by",)), left
    return (left, left) if row.mutual and not others and len(left) > 1 else (left, others)


def _has_company(verb: Token, row: TieVerb) -> bool:
    """Whether what the row needs stands beside the verb. One breaks with a state, and breaks off relations with it."""
    if row.tie == "estrangement":
        return not _direct(verb)
    return not row.needs or any(child.lemma_.lower() in row.needs for child in _beside(verb))


def _beside(verb: Token) -> Iterator[Token]:
    """The words on a verb, those on its subject ("both claim"), and the nouns behind "as" ("held as a colony")."""
    for child in verb.children:
        yield child
        if child.lower_ == "as" or child.dep_ == "nsubj":
            yield from child.children


def _objects(verb: Token, parties: Parties) -> tuple[Actor, ...]:
    return tuple(actor for child in _direct(verb) for actor in parties.group(child))


def _behind(verb: Token, row: TieVerb, parties: Parties) -> tuple[Actor, ...]:
    """The parties behind a preposition of the verb, of its object, or of a word that goes with it ("together with").

    What is received or banned may name them itself: "receives American aid".
    """
    near = (child for child in verb.children if child.dep_ in ("dobj", "obj", "advmod", "prep"))
    found = parties.behind(verb, row.object) or tuple(a for child in near for a in parties.behind(child, row.object))
    return found or (_objects(verb, parties) if row.needs and "from" in row.object else ())


def _direct(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("dobj", "obj")]


def _fits(row: TieVerb, others: tuple[Actor, ...]) -> bool:
    """One is a member of organisations, not of states: "left Syria" ends no membership."""
    organisation = all(actor.country in BLOCS for actor in others)
    return organisation if row.tie == "membership" else True
