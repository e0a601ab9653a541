"""What kind of actor a mention is: a person, a state, a body, one of an office."""

from __future__ import annotations

from dataclasses import replace

from comity.actors.coreference.forms import people
from comity.codes.actors import Referring
from comity.model import Actor, Mention


def is_person(mention: Mention) -> bool:
    """Whether "he" or "she" can mean it."""
    return not mention.members and is_human(mention.actor)


def is_human(actor: Actor) -> bool:
    """Whether an actor is one person, by name, office or part in society."""
    return bool(actor.person or actor.office) or actor.text.rpartition(" ")[2] in people()


def is_state(mention: Mention) -> bool:
    """Whether it is of one state, and no person."""
    return mention.actor.country is not None and mention.actor.person is None and not mention.members


def is_state_itself(mention: Mention) -> bool:
    """Whether it is a state by its name, not a part of it: "the Netherlands", not "the Houthis"."""
    return mention.kind == "name" and is_state(mention) and not mention.actor.sectors


def is_body(mention: Mention) -> bool:
    """Whether "it" can mean it: a known party, not a person and not several."""
    return not is_person(mention) and bool(mention.actor.party) and not mention.members


def suits(mention: Mention, noun: Referring) -> bool:
    """Whether a noun such as "kingdom" can be said of the mention's country."""
    unfit = {f"-{mention.actor.country}"}
    return (
        mention.actor.country in noun.fits or not noun.fits or (noun.fits[0][0] == "-" and unfit.isdisjoint(noun.fits))
    )


def is_of_state(actor: Actor) -> bool:
    """Whether "the X" alone means that of the state in hand: its army and ministers, not its rebels or crowds."""
    return bool({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"} & set(actor.sectors[:1]))


def fills(other: Mention, mention: Mention) -> bool:
    """Whether another mention is of the same office or the same sort: "the president" after "President Example"."""
    if not other.actor.party:
        return False
    if mention.actor.office:
        return other.actor.office == mention.actor.office
    if mention.actor.sectors[:1] == ("REB",):
        return "REB" in other.actor.sectors and not is_person(other)
    if other.kind != "nominal" or is_person(other) != is_person(mention):
        return False
    return mention.actor.sectors[:1] == other.actor.sectors[:1] != ("CVL",)


def identity(actor: Actor) -> str | None:
    """By what two mentions of one actor are known to be one: the person, the office, else the party."""
    if actor.person or not actor.office:
        return actor.person or actor.party
    return f"{actor.office} of {actor.party}"


def as_party(actor: Actor) -> Actor:
    """The party behind an actor: Peru for its minister."""
    return replace(actor, id=actor.party, sectors=(), person=None, office=None)
