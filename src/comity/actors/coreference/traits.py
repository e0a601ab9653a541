"""What kind of actor a mention is: a person, a state, a body, one of an office."""

from __future__ import annotations

from dataclasses import replace

from comity.codes.actors import Referring
from comity.model import Actor, Mention


def is_person(mention: Mention) -> bool:
    """Whether "he" or "she" can mean it."""
    return bool(mention.actor.person or mention.actor.office)


def is_state(mention: Mention) -> bool:
    """Whether it is of one state, and no person."""
    return mention.actor.country is not None and mention.actor.person is None and not mention.members


def is_body(mention: Mention) -> bool:
    """Whether "it" can mean it: a known party, not a person and not several."""
    return not is_person(mention) and bool(mention.actor.party) and not mention.members


def suits(mention: Mention, noun: Referring) -> bool:
    """Whether a noun such as "kingdom" can be said of the mention's country."""
    return not noun.fits or mention.actor.country in noun.fits


def is_of_state(actor: Actor) -> bool:
    """Whether "the X" alone means that of the state in hand: its army and ministers, not its rebels or crowds."""
    return bool({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"} & set(actor.sectors[:1]))


def fills(other: Mention, mention: Mention) -> bool:
    """Whether another mention is of the same office or the same sort: "the president" after "President Example"."""
    if not other.actor.party:
        return False
    if mention.actor.office:
        return other.actor.office == mention.actor.office
    return other.kind == "nominal" and mention.actor.sectors[:1] == other.actor.sectors[:1] != ("CVL",)


def identity(actor: Actor) -> str | None:
    """By what two mentions of one actor are known to be one: the person, else the party."""
    return actor.person or actor.party


def as_party(actor: Actor) -> Actor:
    """The party behind an actor: Peru for its minister."""
    return replace(actor, id=actor.party, sectors=(), person=None, office=None)
