"""How a mention is joined to the actor that it was found to mean: as one more name of it, or as a part of it."""

from __future__ import annotations

from dataclasses import replace

from comity.model import Actor, Mention


def to(mention: Mention, other: Mention | None) -> Mention | None:
    """The mention as one more name of another's actor; None for a pronoun where the other is nobody known."""
    if other is None or not (other.members or other.actor.party or other.actor.person):
        return None if mention.kind == "pronoun" else unless_unknown(mention)
    actor = named_as(mention.actor, other.actor, f"refers to {other.actor.text!r}")
    return replace(mention, actor=actor, members=other.members, by_reference=True)


def of(mention: Mention, other: Mention) -> Mention:
    """The mention as a part of another's state or body; as it was where that is unknown."""
    whose = other.actor
    if other.members:
        members = tuple(replace(each, sectors=mention.actor.sectors) for each in other.members)
        return replace(mention, members=members, by_reference=True)
    if whose.party is None:
        return mention
    why = f"{mention.actor.why}; of {whose.text!r}"
    actor = replace(mention.actor, id=whose.party, country=whose.country, name=whose.name, why=why)
    return replace(mention, actor=actor, by_reference=True)


def named_as(actor: Actor, known: Actor, why: str) -> Actor:
    """The known actor under the words of this one."""
    return replace(known, text=actor.text, start=actor.start, end=actor.end, why=why)


def unless_unknown(mention: Mention) -> Mention | None:
    """A noun that says neither sector nor side ("the group") is no actor until something links it."""
    return None if mention.kind == "nominal" and mention.actor.sectors == ("UNK",) else mention
