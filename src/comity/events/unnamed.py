"""Deeds of people whom no table gives a state: "gunmen killed three villagers", "dozens marched", "he was arrested".

Most of what happens in a conflict is told so. Such a deed is a claim where somebody is told to act or to suffer and the
lexicon knows the verb for a deed; whose state it was may be told by where it happened (`comity.claims`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from comity.codes import predicates
from comity.codes.actors import roles
from comity.codes.people import is_role, pronouns
from comity.events.candidates import Candidate
from comity.events.code_frames import Coded
from comity.events.frames import Frame
from comity.events.lands import with_lands
from comity.events.patterns import Sense, sense_of, to_coding
from comity.events.phrases import Cast, counted, is_count
from comity.events.tree import Tree
from comity.model import Actor, Mention, Reading

# What is done by somebody, whoever it is aimed at; and what is done to somebody, or to a place that changes hands.
_BY_SOMEBODY = frozenset({"PROTEST", "MOBILIZE"})
_TO_SOMEBODY = frozenset({"ASSAULT", "COERCE", "SANCTION"})
DEEDS = _BY_SOMEBODY | _TO_SOMEBODY
# Of what is found so, this share was right when read by eye (docs/accuracy.md).
_SURE = 0.6
# Things that kill for those who use them, and what is no deed of anybody.
_VIOLENT = ("@projectile", "@arms", "@violence", "@troops", "@protest")
_MISHAP = "@mishap"
_STRUCK = ("@territory", "@property", "@border", "@arms", "@projectile")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = frozenset({"PERSON", ""})
_KINDS: dict[str, Literal["name", "nominal", "pronoun"]] = {"PROPN": "name", "PRON": "pronoun"}


def find_unnamed(reading: Reading, frames: Iterable[Frame], cast: Cast, spoken_for: frozenset[int]) -> Iterator[Coded]:
    """The deeds among the frames of verbs that nothing else has spoken for, in their order."""
    for frame in frames:
        if frame.kind == "verb" and frame.predicate not in spoken_for and frame.lemma in deed_verbs():
            sense = sense_of(cast.tree, frame)
            if sense and sense.type in DEEDS and sense.direction == "forward" and _is_deed(cast.tree, frame):
                yield from _coded(reading, frame, cast, sense)


@cache
def deed_verbs() -> frozenset[str]:
    """The verbs that a row of the lexicon knows for a deed.

    >>> "kill" in deed_verbs(), "praise" in deed_verbs()
    (True, False)
    """
    return frozenset(lemma for lemma, senses in predicates.verbs().items() if any(row.type in DEEDS for row in senses))


def _coded(reading: Reading, frame: Frame, cast: Cast, sense: Sense) -> Iterator[Coded]:
    source, target = (_people(reading, cast, tokens) for tokens in (frame.subjects, frame.objects))
    things = [token for token in frame.objects if _is_thing(reading, cast.tree, token)] if source else []
    if not target and sense.type in _TO_SOMEBODY:
        target = _holders(reading, cast, things)
    there = source if sense.type in _BY_SOMEBODY else target or things
    if not there or _tells_of_nobody(source, target):
        return
    slots = ("subject" if source else "", "object" if target else "")
    candidate = Candidate(
        frame=frame, source=source, target=target, source_slot=slots[0], slot=slots[1], steps=len(source) + len(target)
    )
    yield Coded(candidate=candidate, coding=to_coding(sense, candidate, _SURE, "no state is named"))


def _tells_of_nobody(source: Sequence[Mention], target: Sequence[Mention]) -> bool:
    """Whether two sides are one, or only pointed at: "they attacked them"."""
    if not source or not target:
        return False
    return _are_of_one(source, target) or all(each.kind == "pronoun" for each in (*source, *target))


def _are_of_one(source: Sequence[Mention], target: Sequence[Mention]) -> bool:
    """Whether both sides are one: "recalled its ambassador" is done to somebody who is not in the phrase."""
    doers, others = (
        {actor.party or actor.start for each in side for actor in each.actors} for side in (source, target)
    )
    return bool(doers & others)


def _is_deed(tree: Tree, frame: Frame) -> bool:
    """Whether somebody did something, rather than said it ("protested that") or had it befall them."""
    return tree.kid(frame.predicate, "ccomp") is None and not _is_mishap(tree, frame)


def _is_mishap(tree: Tree, frame: Frame) -> bool:
    """Whether a thing or a mishap did it, and nobody: "the quake killed 40", "40 were killed in a crash"."""
    if not frame.passive and any(tree.pos[token] == "NOUN" and not _may_do(tree, token) for token in frame.subjects):
        return True
    near = (*frame.subjects, *(noun for _, noun in frame.preps))
    return any(predicates.in_class(tree.lemma[token], _MISHAP) or _is_a_fire(tree, token) for token in near)


def _is_a_fire(tree: Tree, noun: int) -> bool:
    """ "A fire" burns by itself; "fire from the hills" is somebody's."""
    return tree.lemma[noun] == "fire" and tree.kid(noun, "det") is not None


def _may_do(tree: Tree, noun: int) -> bool:
    told = (
        tree.lemma[noun],
        *(tree.lemma[inside] for of in tree.kids(noun, "prep") for inside in tree.kids(of, "pobj")),
    )
    violent = any(predicates.in_class(lemma, name) for lemma in told for name in _VIOLENT)
    return violent or is_count(tree, noun) or is_role(told[0])


def _holders(reading: Reading, cast: Cast, places: Sequence[int]) -> tuple[Mention, ...]:
    """The states whose places these are, where a table knows them."""
    found = (party.mention for party in with_lands(reading, cast).standing_at(places)) if places else ()
    return tuple(mention for mention in found if any(actor.party for actor in mention.actors))


def _is_thing(reading: Reading, tree: Tree, token: int) -> bool:
    """Whether it can be taken, wrecked or set off: a town, a police station, a bomb. It is no actor."""
    named = reading.doc[token].ent_type_ in _PLACES
    return named or _may_be_struck(tree, token)


def _may_be_struck(tree: Tree, token: int) -> bool:
    return any(predicates.in_class(tree.lemma[token], name) for name in _STRUCK)


def _people(reading: Reading, cast: Cast, tokens: Sequence[int]) -> tuple[Mention, ...]:
    """Those of the phrases that are people: mentions as they are, and others made of their words."""
    found = (_somebody(reading, cast, token) for token in tokens)
    return tuple(mention for mention in found if mention is not None)


def _somebody(reading: Reading, cast: Cast, token: int) -> Mention | None:
    mention = cast.at.get(token)
    if mention is not None:
        return mention
    inside = (_somebody(reading, cast, noun) for noun in counted(cast.tree, token))
    known = next((mention for mention in inside if mention is not None), None)
    return known or (_described(reading, cast.tree, token) if _names_people(reading, cast.tree, token) else None)


def _names_people(reading: Reading, tree: Tree, token: int) -> bool:
    if tree.pos[token] == "PRON":
        return pronouns().get(tree.word[token], "n") not in ("n", "first")
    if tree.pos[token] == "PROPN":
        return reading.doc[token].ent_type_ in _NAMES or tree.word[token] in _sectors()
    if is_count(tree, token):
        return not (_is_sum(tree, token) or any(_is_idle(tree, noun) for noun in counted(tree, token)))
    return tree.pos[token] == "NOUN" and is_role(tree.lemma[token])


def _is_idle(tree: Tree, noun: int) -> bool:
    """Whether what is counted is nobody, and no land or building that somebody may lose: "most of its aid"."""
    return tree.pos[noun] == "NOUN" and not (_may_be_struck(tree, noun) or is_role(tree.lemma[noun]))


def _is_sum(tree: Tree, number: int) -> bool:
    """Whether a number counts money: "$225m", where "225 were killed" counts people."""
    return any(tree.tag[child] == "$" for child in tree.children[number])


def _described(reading: Reading, tree: Tree, token: int) -> Mention:
    """A mention of nobody known, in the words that lead up to its head."""
    first = reading.doc[token].left_edge.i
    start, end = reading.doc[first].idx, reading.doc[token].idx + len(reading.doc[token])
    text = reading.document.text[start:end]
    kind = _KINDS.get(tree.pos[token], "nominal")
    is_name = kind == "name" and reading.doc[token].ent_type_ not in _PLACES and tree.word[token] not in _sectors()
    actor = Actor(
        text=text,
        start=start,
        end=end,
        person=text if is_name else None,
        sectors=_sectors().get(tree.word[token], ()),
        why="no table knows who this is",
    )
    return Mention(actor=actor, first=first, last=token + 1, head=token, kind=kind)


@cache
def _sectors() -> dict[str, tuple[str, ...]]:
    """The sectors of each role noun of one word, singular and plural."""
    return {form.lower(): role.sectors for role in roles() for form in role.forms if " " not in form}
