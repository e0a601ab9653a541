"""Relation nouns: "relations between A and B", "A's alliance with B", "A maintains friendly ties with B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties, unique
from comity.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = ("with", "to", "towards", "toward")
_GENERAL = "diplomatic_relations"
_GOOD, _BAD = "friendship", "hostility"
# "is at odds with", "remained in dispute with": the subject of these has the relation.
_STANDING = frozenset({"be", "remain", "stay", "keep", "continue"})


def nouns(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a relation noun names here, if any."""
    name = _named(token)
    if name is None:
        return
    tie, bare = ties.nouns()[name]
    left, right = _sides(token, parties)
    confidence = 0.75
    if not _pairs(left, right):
        (left, right), confidence = _borrowed(token, parties), 0.5
    settled = _modified(token, tie, bare)
    holder, course = _holder(token)
    trend = _trend(token, ties.valence(settled or tie)) or course
    if not bare and settled in (None, _GENERAL, _BAD) and token.dep_ in ("nsubj", "nsubjpass"):
        settled, trend = _by_course(settled, trend)
    if _pairs(left, right) and (settled or bare or course):
        yield Draft(
            tie=settled or tie,
            head=token,
            predicate=holder or token,
            left=left,
            right=right,
            course=trend,
            confidence=confidence,
            why=f"tie noun {token.text!r}" + (f" held by {holder.text!r}" if holder is not None else ""),
        )


def _by_course(kind: str | None, trend: str | None) -> tuple[str | None, str | None]:
    """Relations that sour are bad relations that grow, those that improve good ones: neither began that day."""
    if trend == "waning":
        return _BAD, "growing"
    return (_GOOD, trend) if trend == "growing" and kind != _BAD else (kind, trend)


def _named(token: Token) -> str | None:
    """The relation noun that a token is, or that "one" stands for ("the one between Chile and Peru")."""
    if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in ties.nouns():
        return token.lemma_.lower()
    if token.lower_ not in ("one", "ones", "those", "that"):
        return None
    if not any(child.lower_ in ("between", "with") for child in token.children):
        return None
    earlier = (word.lemma_.lower() for word in reversed(token.doc[token.sent.start : token.i]))
    return next((lemma for lemma in earlier if lemma in ties.nouns()), None)


def _pairs(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> bool:
    return len({actor.party for actor in (*left, *right)}) > 1


def _sides(noun: Token, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The parties of a relation noun: inside its phrase, behind its prepositions, and the subject of its verb."""
    between = parties.behind(noun, ("between", "among", "of"))
    inside = unique(
        actor
        for child in noun.children
        if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i < noun.i
        for part in (child, *child.subtree)
        for actor in parties.at(part)
    )
    with_ = parties.behind(noun, _WITH)
    holder, _ = _holder(noun)
    if holder is None or noun.dep_ in ("nsubj", "nsubjpass"):
        return _split(inside, between, with_)
    return _split(unique((*inside, *parties.subject(holder))), between, with_ or parties.behind(holder, _WITH))


def _split(
    near: tuple[Actor, ...], between: tuple[Actor, ...], with_: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Left and right side: those behind "with" against the rest, else the rest among themselves."""
    together = unique((*near, *between))
    if with_:
        return together, with_
    return (between, between) if len(between) > 1 else (together, together)


def _borrowed(noun: Token, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The only two parties of this and the last sentence, for a subject "ties" or "relations" that names none."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or any(parties.at(child) for child in noun.subtree):
        return (), ()
    start = noun.doc[noun.sent.start - 1].sent.start if noun.sent.start else 0
    two = parties.before(noun, start)
    return (two, two) if len(two) == 2 else ((), ())


def _modified(noun: Token, tie: str, bare: bool) -> str | None:
    """The kind that modifiers make of a noun; None when a weak noun has none. What a verb makes of it comes first."""
    if becomes := _becomes(noun):
        return becomes
    kinds = [ties.modifiers()[word] for word in _describing(noun) if word in ties.modifiers()]
    special = [kind for kind in kinds if kind != _GENERAL]
    if bare:
        return tie
    return special[-1] if special else kinds[-1] if kinds else None


def _becomes(noun: Token) -> str | None:
    """The relation that a subject turns into: "ties have blossomed into something of an alliance"."""
    if noun.dep_ != "nsubj":
        return None
    for child in noun.head.children:
        if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ in ("into", "to")):
            for word in child.subtree:
                if word.pos_ == "NOUN" and ties.nouns().get(word.lemma_, ("", False))[1]:
                    return ties.nouns()[word.lemma_][0]
    return None


def _describing(noun: Token) -> Iterator[str]:
    """The words that describe a noun, before it or behind a copula, lower case."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            yield from (word.lower_ for word in child.subtree)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        for child in noun.head.children:
            if child.dep_ in ("acomp", "oprd", "xcomp"):
                yield from (word.lower_ for word in (child, *child.conjuncts))


def _holder(noun: Token) -> tuple[Token | None, str | None]:
    """The verb that holds a relation noun, and what it says of its course."""
    if (standing := _stands_in(noun)) is not None:
        return standing, None
    as_subject = noun.dep_ == "nsubj"
    verb = noun.head
    if noun.dep_ not in ("nsubj", "dobj", "nsubjpass", "obj") or verb.pos_ not in ("VERB", "AUX"):
        return None, None
    found = ties.holding().get((verb.lemma_.lower(), as_subject))
    return (verb, found.course) if found else (None, None)


def _stands_in(noun: Token) -> Token | None:
    """The verb by which its subject stands in the relation: "is" in "is at odds with"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "in"):
        return None
    verb = noun.head.head
    return verb if verb.pos_ in ("VERB", "AUX") and verb.lemma_ in _STANDING else None


def _trend(noun: Token, valence: int) -> str | None:
    """The trend that words beside a relation tell; a thaw in a quarrel is the waning of the quarrel."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") else None
    if above is not None and (trend := ties.trends().get(above.lemma_.lower())):
        return _turned(trend) if valence < 0 else trend
    words = list(_describing(noun))
    if noun.dep_ == "nsubj":
        behind = (child for child in noun.head.children if child.dep_ == "prep" and child.lower_ == "at")
        words += [word.lower_ for child in behind for word in child.subtree]
    # "at a historic low" tells of the low, not of the history.
    trends = sorted((ties.trends()[word] for word in words if word in ties.trends()), key="steady".__eq__)
    return trends[0] if trends else None


def _turned(trend: str) -> str:
    return {"growing": "waning", "waning": "growing"}.get(trend, trend)
