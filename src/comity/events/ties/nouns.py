"""Relation nouns: "relations between A and B", "A's alliance with B", "A maintains friendly ties with B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.ties import TieNoun
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties, unique
from comity.events.ties.standing import is_negated
from comity.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENERAL = "diplomatic_relations"
_GOOD, _BAD = "friendship", "hostility"
_PACT = "agreement"
# What a clause on it says was made, imposed or given ("the peace that Peru and Chile concluded").
_MADE = frozenset({"agreement", "peace", "aid", "sanctions"})
# Verbs by which a relation becomes another.
_TURNING = frozenset(
    (
        "turn",
        "become",
        "grow",
        "develop",
        "change",
        "evolve",
        "blossom",
        "harden",
        "sour",
        "be",
        "curdle",
        "elevate",
        "upgrade",
        "raise",
        "transform",
    )
)
_BESIDE = frozenset({"at", "under", "without"})
_WITHIN = frozenset({"at", "in", "on", "under", "without", "to", "into"})
# What may be told in a sentence that names no party ("Relations have soured since").
_LENT = frozenset({"diplomatic_relations", "friendship", "partnership", "rivalry"})
_ABSENT = {"recognition": "non_recognition", "diplomatic_relations": "estrangement"}
# Nouns of these take the kind that a modifier tells ("military ties", "trade co-operation").
_SHAPED = frozenset({"diplomatic_relations", "partnership", "alignment", "alliance"})
_SIGNING = frozenset({"sign", "initial"})
_IN_FORCE = frozenset({"force", "place", "effect"})
# Relations that these are told not to do are absent; what is told not to grow or to end may well stand.
_HAVING = frozenset({"have", "maintain", "establish", "be", "enjoy", "share", "remain"})


def nouns(token: Token, parties: Parties) -> Iterator[Draft]:
    """The tie that a relation noun names here, if any."""
    name = _named(token)
    if name is None:
        return
    row = ties.nouns()[name]
    holder, course = _holder(token)
    if course == "denied":
        yield from _refused(token, row, parties)
        return
    course = course or row.edge
    members = _members(token, row, parties)
    left, right = members or _sides(token, row, holder, parties)
    confidence = 0.75
    if not _pairs(left, right) and row.tie in _LENT:
        (left, right), confidence = _borrowed(token, parties), 0.5
    settled = _modified(token, row)
    trend = _trend(token, ties.valence(settled or row.tie)) or course
    if row.tie == _GENERAL and settled in (None, _GENERAL, _BAD) and token.dep_ in ("nsubj", "nsubjpass"):
        settled, trend = _by_course(settled, trend)
    counts = course not in (None, "wanted") and "to" not in row.bare and not (row.deed and row.tie == _PACT)
    counts = counts or (row.tie == _GENERAL and _lacks(token, holder))
    keeps = (row.tie != "neighbourhood" or course in (None, "steady", "starts")) and not _is_signing(token, row)
    if keeps and _pairs(left, right) and (settled or counts or members or _is_named(token, row, holder, parties)):
        draft = Draft(
            tie=settled or row.tie,
            head=token,
            predicate=holder or (token.head if _is_described(token) else token),
            left=left,
            right=right,
            course=trend,
            confidence=confidence,
            why=f"tie noun {token.text!r}" + (f" held by {holder.text!r}" if holder is not None else ""),
        )
        yield _absent(draft) if _is_absent(draft) else draft


def _refused(noun: Token, row: TieNoun, parties: Parties) -> Iterator[Draft]:
    """Recognition that is withheld, or denied to somebody, is a tie of its own; other things denied are none."""
    verb = noun.head
    others = parties.behind(noun, row.to) or parties.behind(verb, row.to) or parties.dative(verb)
    left = parties.subject(verb)
    tie = _ABSENT.get(row.tie) if row.tie == "recognition" or verb.lemma_ == "lack" else None
    if tie and _pairs(left, others) and not is_negated(verb):
        why = f"tie noun {noun.text!r} denied by {verb.text!r}"
        yield Draft(
            tie=tie,
            head=noun,
            predicate=verb,
            left=left,
            right=others,
            confidence=0.7,
            told=True,
            why=why,
        )


def _is_named(noun: Token, row: TieNoun, holder: Token | None, parties: Parties) -> bool:
    """Whether a noun names its tie here without a word that describes it: see `bare` in nouns.csv."""
    if "yes" in row.bare or ("phrase" in row.bare and _is_phrase(noun, row, parties)):
        return True
    if "no" in row.bare or "to" in row.bare:
        return "to" in row.bare and bool(parties.behind(noun, row.to))
    if _holder(noun)[1] == "wanted":
        return False
    if "stands" in row.bare:
        beside = noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN and (holder is not None or _stands_beside(noun))
        several = holder is not None and len(parties.subject(holder)) > 1  # "are at daggers drawn"
        return beside and (several or bool(parties.within(noun, (*row.to, "of"))))
    if "between" in row.bare and any(child.lower_ == "between" for child in (*noun.children, *noun.head.children)):
        return True
    return _is_held(noun, row, holder)


def _is_held(noun: Token, row: TieNoun, holder: Token | None) -> bool:
    if "held" not in row.bare:
        return "between" in row.bare and holder is not None and (holder.lemma_ != "be" or noun.dep_ == "pobj")
    if row.tie in _MADE and next(_clauses(noun), None) is not None:
        return True
    return holder is not None and (holder.lemma_ != "be" or noun.dep_ == "pobj" or bool(_force(holder)))


def _is_phrase(noun: Token, row: TieNoun, parties: Parties) -> bool:
    """Whether both parties stand in the phrase of the noun: "Peru's recognition of Chile"."""
    return _pairs(parties.before_noun(noun)[:1], parties.behind(noun, (*row.to, "of"))[:1])


def _is_signing(noun: Token, row: TieNoun) -> bool:
    """Whether no more is told than that an agreement is made: a deed, unless a clause says that it came into force."""
    holder, course = _holder(noun)
    signed = holder is not None and holder.lemma_ in _SIGNING and noun.dep_ == "dobj"
    made = row.tie == _PACT and (signed or (row.deed and course == "starts"))
    return made and not any(_force(clause) for clause in noun.children)


def _stands_beside(noun: Token) -> bool:
    """Whether a phrase tells where the noun before it stands: "Latvia, under Soviet rule"."""
    return noun.head.dep_ == "prep" and noun.head.head.pos_ in ("PROPN", "NOUN", "PRON")


def _force(verb: Token) -> list[Token]:
    """The word "force" or "place" by which a verb says that its subject holds ("is in force", "came into force")."""
    preps = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "into"))
    return [word for prep in preps for word in prep.children if word.lower_ in _IN_FORCE]


def _is_absent(draft: Draft) -> bool:
    """Whether relations are told not to be: "has no diplomatic relations with", "without ties"."""
    if draft.tie != _GENERAL or draft.predicate.lemma_ not in _HAVING:
        return False
    return _lacks(draft.head, draft.predicate)


def _is_described(noun: Token) -> bool:
    """Whether the predicate of a noun describes it: "competition has been fierce since 2011"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lower_ in ties.modifiers()


def _lacks(noun: Token, holder: Token | None) -> bool:
    """Whether a verb of having is negated, or its noun is: "has no relations", "is without ties"."""
    if holder is None or holder.lemma_ not in _HAVING:
        return False
    without = noun.dep_ == "pobj" and noun.head.lower_ == "without"
    return without or is_negated(noun) or is_negated(holder)


def _absent(draft: Draft) -> Draft:
    return replace(draft, tie="estrangement", course=None, told=True)


def _by_course(kind: str | None, trend: str | None) -> tuple[str | None, str | None]:
    """Relations that sour are bad relations that grow, those that improve good ones: neither began that day."""
    if trend == "waning":
        return _BAD, "growing"
    return (_GOOD, trend) if trend == "growing" and kind != _BAD else (kind, trend)


def _named(token: Token) -> str | None:
    """The relation noun that a token is, or that "one" stands for ("the one between Chile and Peru")."""
    if token.lower_ == "war" and token.i and token.nbor(-1).lower_ == "world":
        return None  # no two parties are meant
    gerund = token.tag_ == "VBG" and token.dep_ in ("nsubj", "pobj", "dobj")
    if token.pos_ in ("NOUN", "PROPN") or gerund:
        forms = (token.lower_, token.lemma_.lower())
        if found := next((form for form in forms if form in ties.nouns()), None):
            return None if found == "union" and token.pos_ == "PROPN" else found
    if token.lower_ not in ("one", "ones", "those", "that"):
        return None
    if not any(child.lower_ in ("between", "with") for child in token.children):
        return None
    earlier = (word.lemma_.lower() for word in reversed(token.doc[token.sent.start : token.i]))
    return next((lemma for lemma in earlier if lemma in ties.nouns()), None)


def _pairs(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> bool:
    return len({actor.party for actor in (*left, *right)}) > 1


def _sides(
    noun: Token, row: TieNoun, holder: Token | None, parties: Parties
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The parties of a relation noun: inside its phrase, behind its prepositions, and the subject of its verb."""
    between = parties.behind(noun, ("between", "among", "of")) or _between(noun, parties)
    beside = parties.group(noun.head.head) if _is_beside(noun) else ()
    by = () if row.tie == "conflict" else parties.behind(noun, ("by",))
    near = unique((*parties.before_noun(noun), *by, *_makers(noun, parties), *beside))
    with_ = parties.behind(noun, row.to) or _behind_makers(noun, row, parties)
    if noun.dep_ == "pobj" and holder is not None:
        put = parties.named(holder)  # "put Peru under an embargo"
        near = unique((*parties.subject(holder), *near, *put)) if put else near
    if holder is None or noun.dep_ in ("nsubj", "nsubjpass"):
        behind = parties.behind(holder, ("by",)) if holder is not None else ()
        return _split(unique((*near, *behind)), between, with_)
    return _split(unique((*near, *parties.subject(holder))), between, with_ or parties.behind(holder, row.to))


def _is_beside(noun: Token) -> bool:
    """Whether a noun tells where the party before it stands: "Latvia, under Soviet occupation"."""
    if noun.dep_ != "pobj" or not _stands_beside(noun):
        return False
    placed = noun.head.lower_ == "in" and "stands" in ties.nouns()[_named(noun) or ""].bare
    return noun.head.lower_ in _BESIDE or placed


def _between(noun: Token, parties: Parties) -> tuple[Actor, ...]:
    """The parties behind a "between" that hangs on the verb, or on its "in force"."""
    clauses = (child for child in noun.children if child.dep_ in ("acl", "relcl"))
    parts = (noun.head, *_force(noun.head), *clauses)
    return unique(actor for part in parts for actor in parties.behind(part, ("between",)))


def _clauses(noun: Token) -> Iterator[Token]:
    """Participles and relative clauses that tell of the noun as their object: "sanctions that Peru has imposed on"."""
    for child in noun.children:
        verb = child.lemma_.lower()
        told = child.dep_ in ("acl", "relcl") and ((verb, False) in ties.holding() or verb in ties.making())
        if told and not any(map(_fills, child.children)):
            yield child


def _fills(word: Token) -> bool:
    """Whether a clause has an object of its own or only tells where: then the noun above it is not what it does."""
    return word.tag_ == "WRB" or (word.dep_ == "dobj" and word.tag_ != "WDT")


def _makers(noun: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who imposed, signed or keeps what the noun names, told by a clause on it."""
    found: list[Actor] = []
    for verb in _clauses(noun):
        own = [child for child in verb.children if child.dep_ == "nsubj"]
        found += [actor for child in own for actor in parties.group(child)] or parties.behind(verb, ("by",))
    return unique(found)


def _behind_makers(noun: Token, row: TieNoun, parties: Parties) -> tuple[Actor, ...]:
    return unique(actor for verb in _clauses(noun) for actor in parties.behind(verb, row.to))


def _members(noun: Token, row: TieNoun, parties: Parties) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """Those whom a pact binds: "the treaty binds Chile and Peru", "Chile is tied to Peru by a pact"."""
    if row.tie not in (_PACT, "alliance") and not ("yes" in row.bare and noun.dep_ == "nsubj"):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("by", "under", "to") else noun.head
    if noun.dep_ == "pobj" and verb.lemma_ in ("party", "signatory"):
        verb = verb.head
    elif verb.lemma_ not in ties.binding() and noun.head.lower_ != "under":
        return None
    bound = parties.named(verb) if noun.dep_ == "nsubj" else parties.subject(verb)
    if not bound and noun.dep_ == "nsubj":
        bound = unique(a for child in verb.children if child.dep_ == "ccomp" for a in parties.subject(child))
    return (bound, parties.behind(verb, ("to", "with")) or bound) if bound else None


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


def _modified(noun: Token, row: TieNoun) -> str | None:
    """The kind that modifiers make of a noun; None when a weak noun has none. What a verb makes of it comes first."""
    if becomes := _becomes(noun) or _named_pact(noun):
        return becomes
    if noun.pos_ == "PROPN" and noun.lower_ == "pact":
        return "alliance"  # the pacts of history that have a name bound allies
    on = "pact" if row.tie == _PACT else "weak"
    kinds = [ties.modifiers(on)[word] for word in _describing(noun) if word in ties.modifiers(on)]
    special = [kind for kind in kinds if kind != _GENERAL]
    if on == "pact":
        return special[-1] if special else row.tie if "yes" in row.bare else None
    if "yes" in row.bare:
        return _over(noun) or row.tie
    if row.tie != _GENERAL and "no" not in row.bare:
        return None
    if row.tie not in _SHAPED:
        return row.tie if kinds and "no" in row.bare else None
    return special[-1] if special else kinds[-1] if kinds else None


def _named_pact(noun: Token) -> str | None:
    """The kind of a treaty known by its name ("the Rio Treaty")."""
    if noun.pos_ != "PROPN" or noun.i == noun.sent.start:
        return None
    words = [word.lower_ for word in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i + 1]]
    return next((kind for n in (2, 3, 4) if (kind := ties.pacts().get(" ".join(words[-n:])))), None)


def _over(noun: Token) -> str | None:
    """Two who are at odds over something have a dispute, not enmity alone."""
    if noun.dep_ != "pobj" or ties.nouns()[_named(noun) or ""].tie != _BAD:
        return None
    near = (*noun.children, *noun.head.head.children)
    return "dispute" if any(child.lower_ in ("over", "about") for child in near) else None


def _becomes(noun: Token) -> str | None:
    """The kind that a predicate says a relation is or turned into ("ties turned into enmity")."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.lemma_ not in _TURNING:
        return None
    for child in noun.head.children:
        if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ in ("into", "to")):
            for word in child.subtree:
                row = ties.nouns().get(word.lemma_) if word.pos_ == "NOUN" else None
                if row is not None and "yes" in row.bare:
                    return row.tie
    return None


def _describing(noun: Token) -> Iterator[str]:
    """The words that describe a noun, before it or behind a copula, lower case; "best" in "the best of terms"."""
    if (top := _top(noun)) is not noun:
        yield top.lower_
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            yield from (word.lower_ for word in child.subtree)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        yield noun.head.lower_  # "have been frozen", "has been fierce" (taken for a verb by the parser)
        for child in noun.head.children:
            if child.dep_ in ("acomp", "oprd", "xcomp"):
                yield from (word.lower_ for word in (child, *child.conjuncts))


def _top(noun: Token) -> Token:
    """The word that stands in the sentence for a noun: "best" in "the best of terms", "state" in "a state of war"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above if above.tag_ == "JJS" or above.lemma_ == "state" else noun


def _holder(noun: Token) -> tuple[Token | None, str | None]:
    """The verb that holds a relation noun, and what it says of its course."""
    noun = _top(noun)
    if noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children):
        return noun.head, None  # "there are no ties between"
    if (standing := _stands_in(noun)) is not None:
        return standing, ties.standing()[standing.lemma_]
    as_subject = noun.dep_ == "nsubj"
    verb = noun.head
    if noun.dep_ not in ("nsubj", "dobj", "nsubjpass", "obj") or verb.pos_ not in ("VERB", "AUX"):
        return None, None
    found = ties.holding().get((verb.lemma_.lower(), as_subject))
    return (verb, found.course) if found else (None, None)


def _stands_in(noun: Token) -> Token | None:
    """The verb by which its subject stands in the relation: "is" in "is at odds with"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _WITHIN:
        return None
    verb = noun.head.head
    if verb.lower_ == "subject" and verb.dep_ == "acomp":
        verb = verb.head
    return verb if verb.pos_ in ("VERB", "AUX") and verb.lemma_ in ties.standing() else None


def _trend(noun: Token, valence: int) -> str | None:
    """The trend that words beside a relation tell; a thaw in a quarrel is the waning of the quarrel."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") else None
    if above is not None and (trend := ties.trends().get(above.lemma_.lower())):
        return _turned(trend) if valence < 0 else trend
    words = list(_describing(noun))
    if noun.dep_ == "nsubj":
        words += [word.lower_ for child in noun.head.children if _is_level(child) for word in child.subtree]
    # "at a historic low" tells of the low, not of the history.
    trends = sorted((ties.trends()[word] for word in words if word in ties.trends()), key="steady".__eq__)
    return trends[0] if trends else None


def _is_level(part: Token) -> bool:
    """Whether a part of a clause tells how high or low something stands: "at a low", "hit a record high"."""
    if part.dep_ == "dobj":
        return part.head.lemma_ in ("hit", "reach")
    return part.dep_ == "prep" and part.lower_ == "at"


def _turned(trend: str) -> str:
    return {"growing": "waning", "waning": "growing"}.get(trend, trend)
