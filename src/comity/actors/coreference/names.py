"""Names again: a surname after the full name, a bare surname by the day, a title whose bearer no table has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from comity.actors.coreference.links import named_as, of
from comity.actors.coreference.seen import Seen
from comity.actors.coreference.traits import is_of_state
from comity.actors.mentions import to_mention
from comity.actors.page import Page
from comity.actors.phrase import governed_on
from comity.model import Actor, Mention


@dataclass(slots=True)
class Names:
    """The people that a page has named so far, by each word of a name."""

    page: Page
    seen: Seen
    people: dict[str, Actor] = field(default_factory=dict)

    def remember(self, mention: Mention) -> None:
        """Note a person by each word of the name."""
        if mention.actor.person and mention.kind == "name":
            for word in mention.actor.person.split():
                self.people[word.lower()] = mention.actor

    def link(self, mention: Mention) -> Mention:
        """A surname or a first name after the full name is the same person; alone it is who governed on that day."""
        name = mention.actor.person or _single_word(mention.actor)
        known = self.people.get(name.split()[-1].lower()) if name else None
        if known is None:
            return self._link_surname(mention)
        if len(name.split()) > 1 and known.person != name:
            return mention
        return replace(mention, actor=named_as(mention.actor, known, f"{name} is {known.person}, named before"))

    def _link_surname(self, mention: Mention) -> Mention:
        surname = _single_word(mention.actor) if mention.actor.person else ""
        sense = governed_on(surname, self.page.known) if surname else None
        return to_mention(self.page, sense, mention.first, mention.last) if sense else self.link_titled(mention)

    def link_titled(self, mention: Mention) -> Mention:
        """ "President Example", whom no table has, is of the only state that the page has named so far."""
        is_named = self.page.poses[mention.head] == "PROPN" == self.page.poses[mention.first]
        if not (is_named and mention.actor.office and is_of_state(mention.actor)):
            return mention
        states = {m.actor.country: m for m in self.seen.mentions if m.actor.country and m.first < mention.first}
        return of(mention, next(iter(states.values()))) if len(states) == 1 else mention


def _single_word(actor: Actor) -> str:
    """The one word that names an actor; empty where there are more."""
    return actor.text if " " not in actor.text else ""
