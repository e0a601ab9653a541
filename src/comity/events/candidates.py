"""Syntax proposes: every (source, predicate, target) that the parse allows, with the way that links them.

A candidate says where its actors stand, not what happened: that is for a coder (`coder.CODERS`).

Slots of a target: `object`, `dative`, `prep:on` (of the predicate), `outer:on` (of its object, or of the verb that
supports an event noun), `condition` (of an if-clause), `poss` and `compound` (before an event noun), each followed by
the way down the noun phrase ("object/poss": the possessor inside the object). Below an operator they start with
`inner.`. Slots of a source: `subject`, `poss`, `compound`, `prep:by` and the like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from comity.codes import predicates
from comity.events.frames import Frame
from comity.events.phrases import Cast
from comity.events.tree import Tree
from comity.model import Mention

# Prepositions after which no party to the event stands, whatever the verb.
_ASIDE = frozenset(
    {"according", "amid", "including", "despite", "after", "before", "since", "during", "following", "until"}
)
# Classes of what somebody has and uses, unlike the people of a state, to whom it may do something.
_BELONGINGS = ("@diplomat", "@troops", "@arms", "@border", "@territory", "@belonging")
# PLOVER's sectors of those whom a state sends and withdraws.
_ARMED = frozenset({"MIL", "COP", "SPY"})
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_BEFORE_NOUN = ("poss", "compound", "amod", "nmod", "nummod")
_SOURCE_PREPOSITIONS = ("by", "from", "of", "between", "among", "with", "in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposal. `target` is empty where no other actor stands in the clause; `source` only where asked for.

    `steps` counts the links between the two actors. `reciprocal`: those of the source do it to each other.
    """

    frame: Frame
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    source_slot: str
    slot: str
    steps: int
    reciprocal: bool = False

    @property
    def path(self) -> str:
        """The way from source to target, for a reviewer: `subject>impose>outer:on`."""
        return ">".join(filter(None, (self.source_slot, self.frame.lemma, self.slot)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Actors that stand in one slot of a frame."""

    slot: str
    mentions: tuple[Mention, ...]


def propose(frame: Frame, cast: Cast, *, partial: bool = False, lands: Cast | None = None) -> list[Candidate]:
    """The candidates of one frame: each place of a source with each place of a target.

    `partial` also proposes those that lack a source. `lands` holds those who may be targets only.
    """
    sources = _sources(frame, cast)
    if not sources and not partial:
        return []
    targets = _targets(frame, lands or cast)
    sources = sources or [Place(slot="", mentions=())]
    return [candidate for source in sources for candidate in _with_targets(frame, source, targets, cast.tree)]


def _with_targets(frame: Frame, source: Place, targets: list[Place], tree: Tree) -> Iterator[Candidate]:
    """The source with nobody, and with each target that is another mention."""
    yield _candidate(frame, source, Place(slot="", mentions=()))
    if len({actor.party for mention in source.mentions for actor in mention.actors}) > 1:
        yield from _on_each_other(frame, source, tree)
    for target in targets:
        others = tuple(mention for mention in target.mentions if not _is_of(mention, source.mentions, tree))
        if others:
            yield _candidate(frame, source, Place(slot=target.slot, mentions=others))


def _on_each_other(frame: Frame, source: Place, tree: Tree) -> Iterator[Candidate]:
    """ "accused each other", "expelled each other's envoys", "withdrew from each other's markets"."""
    nouns = [("object", noun) for noun in frame.objects]
    nouns += [(f"prep:{word}", noun) for word, noun in (*frame.preps, *frame.outer_preps)]
    for slot, noun in nouns:
        ways = (("", noun), *(("/poss", owner) for owner in tree.kids(noun, "poss")))
        for way, token in ways:
            if _is_reciprocal(tree, token):
                yield replace(_candidate(frame, source, Place(slot=f"{slot}{way}", mentions=())), reciprocal=True)


def _is_reciprocal(tree: Tree, token: int) -> bool:
    """Whether a token stands in "each other" or "one another"; the parser takes either word for the head."""
    around = tree.word[max(token - 1, 0) : token + 2]
    return any(pair in _RECIPROCAL for pair in pairwise(around))


def _is_of(mention: Mention, doers: tuple[Mention, ...], tree: Tree) -> bool:
    """Whether a mention is one of the doers, or a thing of theirs: who "recalled its ambassador" does it to others."""
    if _is_among(mention, doers) or _is_reciprocal(tree, mention.first):
        return True
    owned = tree.tag[mention.first] == "PRP$" and (
        any(predicates.in_class(tree.lemma[mention.head], name) for name in _BELONGINGS)
        or not _ARMED.isdisjoint(mention.actor.sectors)
    )
    return owned and any(mention.actor.party == doer.actor.party for doer in doers)


def _is_among(mention: Mention, doers: tuple[Mention, ...]) -> bool:
    """Whether a mention is one of the doers, or a pronoun for some of them ("Peru and Chile lost what they had")."""
    if any(mention.first == doer.first for doer in doers):
        return True
    if mention.kind != "pronoun":
        return False
    doing = {actor.party for doer in doers for actor in doer.actors}
    return all(actor.party in doing for actor in mention.actors)


def _candidate(frame: Frame, source: Place, target: Place) -> Candidate:
    steps = 1 + sum(place.slot.count("/") + place.slot.count(".") for place in (source, target))
    return Candidate(
        frame=frame,
        source=source.mentions,
        target=target.mentions,
        source_slot=source.slot,
        slot=target.slot,
        steps=steps,
    )


def _sources(frame: Frame, cast: Cast) -> list[Place]:
    """Where those who do may stand. Of several noun phrases in one place, the nearest actors of each."""
    found = _places("subject", frame.subjects, cast)
    if frame.kind == "noun":
        found += list(_before(frame.predicate, cast))
        found += [
            place for place in _after(frame.preps, "prep", cast) if _preposition(place.slot) in _SOURCE_PREPOSITIONS
        ]
    return found or _those_sent(frame, cast)


def _those_sent(frame: Frame, cast: Cast) -> list[Place]:
    """Armed people who "were deployed" by nobody who is told do it themselves."""
    sent = frame.passive and any(row.type == "MOBILIZE" for row in predicates.verbs().get(frame.lemma, ()))
    places = _places("subject", frame.objects, cast) if sent else []
    return [place for place in places if all(_is_armed(mention, cast.tree) for mention in place.mentions)]


def _is_armed(mention: Mention, tree: Tree) -> bool:
    """Whether somebody is sent to fight or to keep order, and is no weapon."""
    lemma = tree.lemma[mention.head]
    weapon = any(predicates.in_class(lemma, name) for name in ("@arms", "@projectile"))
    return not weapon and not _ARMED.isdisjoint(mention.actor.sectors)


def _targets(frame: Frame, cast: Cast) -> list[Place]:
    """Where those to whom it is done may stand, in the order of the frame's places."""
    found = _inside("object", frame.objects, cast) + _places("dative", frame.datives, cast)
    found += list(_after(frame.preps, "prep", cast)) + list(_after(frame.outer_preps, "outer", cast))
    if frame.kind == "noun":
        found += list(_before(frame.predicate, cast))
    found += _places("condition", frame.conditions, cast)
    if frame.inner is not None:
        inner = _places("subject", frame.inner.subjects, cast) + _targets(frame.inner, cast)
        found += [Place(slot=f"inner.{place.slot}", mentions=place.mentions) for place in inner]
    return found


def _before(noun: int, cast: Cast) -> Iterator[Place]:
    """Actors before an event noun: "Israel's strike", "the Turkish shelling", "US sanctions"."""
    for label in _BEFORE_NOUN:
        tokens = list(cast.tree.kids(noun, label))
        name = "compound" if label in ("amod", "nmod", "nummod") else label
        yield from _places(name, tokens, cast)


def _after(pairs: Iterable[tuple[str, int]], name: str, cast: Cast) -> Iterator[Place]:
    grouped: dict[str, list[int]] = {}
    for preposition, noun in pairs:
        if preposition not in _ASIDE:
            grouped.setdefault(preposition, []).append(noun)
    for preposition, nouns in grouped.items():
        yield from _inside(f"{name}:{preposition}", nouns, cast)


def _places(slot: str, tokens: Sequence[int], cast: Cast, everywhere: bool = False) -> list[Place]:
    """One place for all actors that stand nearest in the phrases."""
    parties = cast.standing_at(tokens, everywhere)
    if not parties:
        return []
    way = min((party.way for party in parties), key=len)
    return [Place(slot=f"{slot}/{way}" if way else slot, mentions=tuple(party.mention for party in parties))]


def _inside(slot: str, tokens: Sequence[int], cast: Cast) -> list[Place]:
    """The actors nearest in each phrase together, then one place for each way further down ("object/poss")."""
    found = _places(slot, tokens, cast, everywhere=True)
    near = {mention.first for place in found for mention in place.mentions}
    grouped: dict[str, list[Mention]] = {}
    for token in tokens:
        for party in cast.parties(token, everywhere=True):
            if party.mention.first not in near:
                grouped.setdefault(party.way, []).append(party.mention)
    return found + [Place(slot=f"{slot}/{way}", mentions=tuple(mentions)) for way, mentions in grouped.items()]


def _preposition(slot: str) -> str:
    return slot.partition(":")[2].partition("/")[0]
