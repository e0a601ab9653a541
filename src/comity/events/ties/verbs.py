"""Verbs that make, hold or end a tie by themselves: "joined NATO", "recognised Kosovo", "is allied with"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieVerb
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties
from comity.model import BLOCS, Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_COURSE = {"starts": "starts", "ends": "ends", "holds": None}


def verbs(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a verb names here, if any."""
    for row in ties.verbs().get(token.lemma_, ()) if token.pos_ == "VERB" else ():
        if row.present_only and token.tag_ not in ("VBP", "VBZ"):
            continue
        left, others = _sides(token, row, parties)
        if left and others and _fits(row, others):
            yield Draft(
                tie=row.tie,
                head=token,
                predicate=token,
                left=left,
                right=others,
                course=_COURSE[row.edge],
                confidence=0.7,
                why=f"tie verb {token.text!r}",
            )


def _sides(verb: Token, row: TieVerb, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if passive and row.object == "obj":
        return parties.behind(verb, ("by",)), parties.subject(verb)
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    if row.object == "obj":
        return parties.subject(verb), tuple(actor for child in objects for actor in parties.group(child))
    if row.needs and not any(child.lemma_ in row.needs for child in objects):
        return (), ()
    behind = parties.behind(verb, (row.object,))
    return parties.subject(verb), behind or tuple(a for child in objects for a in parties.behind(child, (row.object,)))


def _fits(row: TieVerb, others: tuple[Actor, ...]) -> bool:
    """One is a member of organisations, not of states: "left Syria" ends no membership."""
    organisation = all(actor.country in BLOCS for actor in others)
    return organisation if row.tie == "membership" else True
