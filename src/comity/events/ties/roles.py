"""What one party is to another: "Oman is a friend of Iran", "its ally Jordan", "is aligned with the US"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieAdjective
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties
from comity.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

# "are close", "grew closer".
_PREDICATED = ("acomp", "advmod", "oprd")
_OF = ("of", "to", "in", "for")
_CALLING = frozenset({"designate", "name", "declare", "call", "consider", "count", "regard", "deem", "make", "term"})
_PLACES = frozenset({"border", "frontier", "coast", "city", "town", "line", "area", "capital", "village", "airport"})
_PART = frozenset({"one", "some", "most", "many", "several", "few", "two", "three", "first", "last", "none"})


def roles(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a role noun names here, if any."""
    tie = ties.roles().get(token.lemma_.lower())
    if tie is None or token.pos_ not in ("NOUN", "PROPN"):
        return
    bearer, predicate = _bearer(token, parties)
    if not bearer:
        bearer, others = parties.behind(token, ("of",)), parties.before_noun(token)  # "the French colony of Chad"
        others = others if tie in ("occupation", "dependence") else ()
    else:
        others = _others(token, parties) or _each_other(token, bearer) or _callers(token, parties)
    if bearer and others:
        yield Draft(
            tie=_kind(token, tie),
            head=token,
            predicate=predicate,
            left=bearer,
            right=others,
            course=_begun(predicate) or _course(token),
            why=f"role noun {token.text!r}",
        )


def _bearer(noun: Token, parties: Parties) -> tuple[tuple[Actor, ...], Token]:
    """Who has the role, and the word whose status counts."""
    top = _top(noun)
    if (told := _told(top, parties)) is not None:
        return told, top.head.head if top.dep_ == "pobj" else top.head
    if top.pos_ in ("AUX", "VERB"):  # "is no stranger but a partner": the second noun hangs on the verb
        return parties.subject(top), noun
    if top.dep_ == "appos":
        return parties.group(top.head), noun
    if top.dep_ in ("compound", "nmod"):
        return parties.at(top.head), noun
    return tuple(actor for child in noun.children if child.dep_ == "appos" for actor in parties.group(child)), noun


def _told(top: Token, parties: Parties) -> tuple[Actor, ...] | None:
    """Of whom a verb tells the role; None where no verb does."""
    verb = top.head
    if top.dep_ in ("attr", "oprd"):
        return (parties.named(verb) if top.dep_ == "oprd" else ()) or parties.subject(verb)
    if top.dep_ == "pobj" and verb.lower_ in ("as", "among"):
        return parties.named(verb.head) or parties.subject(verb.head)
    if top.dep_ == "dobj" and verb.lemma_ in _CALLING:
        return _called(top, parties)
    if top.dep_ == "dobj" and any(child.dep_ == "auxpass" for child in verb.children):
        return parties.subject(verb)  # "are sworn enemies"
    if top.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("be", "remain", "become"):
        return tuple(a for part in _complements(verb) for a in parties.group(part)) or None
    return None


def _called(role: Token, parties: Parties) -> tuple[Actor, ...]:
    """Whom a verb calls by a role: its other object."""
    beside = (c for c in role.head.children if c.dep_ in ("dobj", "dative", "nsubjpass") and c != role)
    return tuple(actor for child in beside for actor in parties.group(child))


def _top(noun: Token) -> Token:
    """The word that stands in the sentence for a role: itself, the first of a list, "one" in "one of its allies"."""
    top = noun
    while True:
        if top.dep_ == "conj":
            top = top.head
        elif top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in _PART:
            top = top.head.head
        else:
            return top


def _others(noun: Token, parties: Parties) -> tuple[Actor, ...]:
    """To whom: inside the phrase, behind "of" or "to", or what a coordinated noun before it has there."""
    shared = (noun.head, *_complements(noun.head)) if noun.dep_ == "conj" else ()
    if noun.dep_ in ("compound", "nmod"):  # "Peru's arch-rival Chile"
        shared = tuple(child.head for child in noun.head.children if child.dep_ == "poss")[:1]
    for part in (noun, *noun.conjuncts, *shared):
        inside = (child for child in part.children if child.dep_ in ("poss", "compound", "amod", "nmod"))
        found = tuple(actor for child in inside for actor in parties.at(child)) or parties.behind(part, _OF)
        if found:
            return found
    return ()


def _callers(noun: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who calls another an ally: "Peru counts Chile among its allies", "named Chile an ally"."""
    top = _top(noun)
    verb = top.head.head if top.dep_ == "pobj" and top.head.lower_ in ("among", "as") else top.head
    return parties.subject(verb) if verb.lemma_ in _CALLING else ()


def _each_other(noun: Token, bearer: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Two or more that have a role together have it to each other: "Peru and Chile are rivals"."""
    return bearer if noun.tag_ in ("NNS", "NNPS") and len(bearer) > 1 else ()


def _begun(predicate: Token) -> str | None:
    return "starts" if predicate.lemma_ in ("become", "name", "designate", "declare") else None


def _complements(verb: Token) -> Iterator[Token]:
    """What a copula says its subject is."""
    return (child for child in verb.children if child.dep_ == "attr")


def _kind(noun: Token, tie: str) -> str:
    """A trading partner is trade, a partner in the economic sphere too."""
    near = [
        word.lower_ for child in noun.children if child.dep_ in ("amod", "compound", "prep") for word in child.subtree
    ]
    kinds = [ties.modifiers().get(word) for word in near]
    return "trade" if tie == "partnership" and "trade" in kinds else tie


def _course(noun: Token) -> str | None:
    words = (child.lower_ for child in noun.children)
    return next((ties.trends()[word] for word in words if word in ties.trends()), None)


def adjectives(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that an adjective or participle of one party names here, if any."""
    row = ties.adjectives().get(token.lower_)
    if row is None:
        return
    left = _described(token, parties)
    others = _joined(token, parties) if "-" in row.to else () if _is_near(token) else parties.behind(token, row.to)
    if row.mutual and "-" not in row.to and not others and len(left) > 1 and not _leads_on(token, row):
        others = left
    if left and others:
        yield Draft(
            tie=row.tie,
            head=token,
            predicate=_predicate(token, row),
            left=left,
            right=others,
            course=_course(token),
            why=f"adjective {token.text!r}",
        )


def _predicate(adjective: Token, row: TieAdjective) -> Token:
    """The verb by which an adjective is said, also that of "pro-American"; else the adjective."""
    said = adjective.head if "-" in row.to and adjective.head.dep_ in _PREDICATED else adjective
    return said.head if said.dep_ in _PREDICATED else adjective


def _is_near(adjective: Token) -> bool:
    """ "Close to the Peruvian border" tells where."""
    behind = (word for child in adjective.children for word in child.children)
    return any(word.lower_ in _PLACES for word in behind)


def _joined(prefix: Token, parties: Parties) -> tuple[Actor, ...]:
    """The party that a hyphen joins to "pro" or "anti"."""
    after = prefix.doc[prefix.i + 1 : prefix.i + 3]
    return parties.at(after[1]) if len(after) == 2 and after[0].text == "-" else ()


def _leads_on(adjective: Token, row: TieAdjective) -> bool:
    """Whether it stands before a noun, or leads to something that is no party ("closer to a deal")."""
    if adjective.dep_ == "amod":
        return True
    behind = (child for part in (adjective, adjective.head) for child in part.children if child.lower_ in row.to)
    return any(not word.like_num for child in behind for word in child.children)


def _described(adjective: Token, parties: Parties) -> tuple[Actor, ...]:
    if adjective.dep_ == "amod":
        return parties.group(adjective.head)
    return parties.subject(adjective.head if adjective.dep_ in _PREDICATED else adjective)
