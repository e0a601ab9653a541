"""Which two "the two countries", "both sides" and "the ministers of the two states" mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.actors.coreference.candidates import bare
from comity.actors.coreference.forms import BOTH
from comity.actors.coreference.seen import SUBJECTS, WINDOW, Seen
from comity.actors.coreference.traits import as_party
from comity.actors.page import Page
from comity.codes.actors import referring
from comity.model import Actor, Mention

_THE_TWO = ("the", "two")
_OF_STATES = frozenset(("country", "government", "nation", "state", "neighbour", "neighbor", "capital", "parliament"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Finds the two among the actors seen so far."""

    page: Page
    seen: Seen

    def says_both(self, mention: Mention) -> bool:
        """Whether the phrase opens with "both" or "the two"."""
        return not BOTH.isdisjoint(self.page.doc[at].lower_ for at in range(mention.first, mention.head))

    def to_pair(self, mention: Mention) -> Mention | None:
        """The two parties that were joined or set against each other last, else the two named last, each once."""
        doers = self.seen.doers(mention)
        barred = next(iter(doers)) if len(doers) == 1 else None
        two = self._last_pair(mention, barred) or self._last_two(mention, barred)
        if two is None and self._hangs_on_noun(mention):
            two = self._last_two(mention, None)
        return self.to_pair_of(mention, two) if two else None

    def to_pair_of(self, mention: Mention, two: Iterable[Actor]) -> Mention:
        """The mention as one of these actors together."""
        members = tuple(as_party(self.seen.plainest(actor)) for actor in two)
        why = "those named last: " + " and ".join(str(member.party) for member in members)
        return replace(mention, actor=replace(mention.actor, sectors=(), why=why), members=members)

    def joined_to(self, last: Mention) -> tuple[Actor, ...]:
        """The actors of a list that ends here; empty where the list goes on, or there is none."""
        joined = list(self.seen.joined(last))
        return tuple(other.actor for other in reversed(joined)) if len(joined) > 1 else ()

    def behind(self, mention: Mention) -> Mention | None:
        """The two whose part a mention is: "the ministers of the two countries"."""
        page, at = self.page, mention.last
        if at + 2 >= len(page.heads) or page.doc[at].lower_ not in ("of", "from"):
            return None
        opens = page.doc[at + 1].lower_ == "both" or (page.doc[at + 1].lower_, page.doc[at + 2].lower_) == _THE_TWO
        noun = next((below for below in range(at + 1, min(at + 5, len(page.heads))) if page.heads[below] == at), None)
        if not opens or noun is None or page.doc[noun].lower_ not in referring():
            return None
        return self.to_pair(bare(page, at + 1, noun + 1, noun))

    def _last_two(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        named = [other.actor for other in self.seen.last_parties(2 * WINDOW, barred=barred)]
        two = ([actor for actor in named if actor.country] if self._means_states(mention) else named)[:2]
        return tuple(reversed(two)) if len(two) == 2 else None

    def _last_pair(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        """The latest two parties that one phrase or one verb holds: "Peru and Chile", "Peru accused Chile"."""
        bystander = None if self._hangs_on_noun(mention) else barred
        recent = self.seen.mentions[-2 * WINDOW :]
        for at in range(len(recent) - 1, -1, -1):
            pair = recent[at].members or self.joined_to(recent[at]) or self._opposed_to(recent[at], recent[:at])
            if len({actor.party for actor in pair}) == 2 == len(pair) and self._may_be(mention, pair, bystander):
                return pair
        return None

    def _may_be(self, mention: Mention, pair: tuple[Actor, ...], bystander: str | None) -> bool:
        if bystander in {actor.party for actor in pair}:
            return False
        return not self._means_states(mention) or all(actor.country for actor in pair)

    def _opposed_to(self, other: Mention, before: list[Mention]) -> tuple[Actor, ...]:
        """Subject and object of one verb; `other` is the object."""
        page, verb = self.page, self._governor(other)
        if verb is None or not other.actor.party:
            return ()
        doer = next((m for m in before if page.deps[m.head] in SUBJECTS and page.heads[m.head] == verb), None)
        return (doer.actor, other.actor) if doer and doer.actor.party else ()

    def _governor(self, other: Mention) -> int | None:
        """The verb whose object a mention is, straight or behind a preposition."""
        page, at = self.page, other.head
        if page.deps[at] == "pobj":
            at = page.heads[at]
        elif page.deps[at] not in ("dobj", "dative"):
            return None
        above = page.heads[at]
        return above if page.poses[above] == "VERB" else None

    def _hangs_on_noun(self, mention: Mention) -> bool:
        """Whether the phrase tells of a noun ("the border between the two countries"): the doer may be one of them."""
        page, at = self.page, mention.head
        return page.deps[at] == "pobj" and page.poses[page.heads[page.heads[at]]] in ("NOUN", "PROPN")

    def _means_states(self, mention: Mention) -> bool:
        """Whether the noun is one that only states have: "the two governments" are not those of NATO."""
        return self.page.doc[mention.head].lemma_ in _OF_STATES
