"""The actors seen so far on a page, and which of them a word that points back means: the most salient that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from comity.actors.coreference.traits import identity
from comity.actors.page import Page
from comity.model import Actor, Mention

SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
# Clauses without a subject of their own, which is that of the verb above: "offered to mediate", "met and urged".
_SHARING = frozenset(("xcomp", "conj", "pcomp", "advcl"))
# How many mentions back an antecedent may lie, and what a subject is worth in mentions: set by reading 30 articles.
WINDOW = 14
_SUBJECT_BONUS = 2.5

Test = Callable[[Mention], bool]


@dataclass(slots=True)
class Seen:
    """The mentions of a page so far, the latest last, each with the actor it was found to mean."""

    page: Page
    mentions: list[Mention] = field(default_factory=list)

    def find(self, mention: Mention, test: Test, bonus: float = _SUBJECT_BONUS) -> Mention | None:
        """The most salient mention before that passes the test: a late one, better a subject.

        Never an argument of the same verb, nor another mention of that argument's actor: "she told him" names two.
        """
        best, best_score = None, -1e9
        recent = self.mentions[-WINDOW:]
        barred = {identity(other.actor) for other in recent if self._is_beside(mention, other)}
        for back, other in enumerate(reversed(recent)):
            if test(other) and identity(other.actor) not in barred:
                score = bonus * self._prominence(other) - back
                if score > best_score:
                    best, best_score = other, score
        return best

    def _prominence(self, other: Mention) -> float:
        """2 for the subject of a sentence, 1 for that of a clause inside it ("when Quito broke off talks"), else 0."""
        page, at = self.page, other.head
        if page.deps[at] not in SUBJECTS:
            return 0
        verb = page.heads[at]
        return 2 if page.heads[verb] == verb else 1

    def _is_beside(self, mention: Mention, other: Mention) -> bool:
        """Whether two mentions are arguments of one verb, so that they cannot be one actor ("Peru told it")."""
        heads = self.page.heads
        return heads[mention.head] == heads[other.head] and self.page.deps[mention.head] != "poss"

    def last_parties(self, count: int, *, barred: str | None = None) -> list[Mention]:
        """The parties named last, each once, the latest first; `barred` is none of them."""
        found: dict[str, Mention] = {}
        for other in reversed(self.mentions[-WINDOW * 2 :]):
            is_named = other.actor.party and not other.members and self.page.deps[other.head] != "amod"
            if other.actor.party == barred:
                continue
            if is_named and other.actor.party and other.actor.party not in found:
                found[other.actor.party] = other
                if len(found) == count:
                    break
        return list(found.values())

    def head_of_list(self, last: Mention) -> Mention | None:
        """The party that opens the list which a nameless group ends: "Oman and other members"."""
        head = self.page.heads[last.head] if self.page.deps[last.head] == "conj" else None
        return next((m for m in reversed(self.mentions[-WINDOW:]) if m.head == head and m.actor.party), None)

    def joined(self, last: Mention) -> Iterator[Mention]:
        """The mentions joined by "and" up to the last, the last first."""
        member: Mention | None = last
        while member is not None:
            yield member
            member = self.partner(member)

    def partner(self, mention: Mention) -> Mention | None:
        """The mention that this one is joined to by "and", where both are parties."""
        if self.page.deps[mention.head] != "conj" or not mention.actor.party:
            return None
        head = self.page.heads[mention.head]
        return next((m for m in reversed(self.mentions[-WINDOW:]) if m.head == head and m.actor.party), None)

    def doers(self, mention: Mention) -> set[str]:
        """The parties that act on the mention: in "Peru lent both countries money", Peru is neither of them."""
        page, at = self.page, mention.head
        while page.deps[at] not in SUBJECTS and page.heads[at] != at and page.poses[at] not in ("VERB", "AUX"):
            at = page.heads[at]
        while page.poses[at] in ("VERB", "AUX"):
            doers = self._subjects_of(at)
            if doers or page.deps[at] not in _SHARING or page.heads[at] == at:
                return doers
            at = page.heads[at]
        return set()

    def _subjects_of(self, verb: int) -> set[str]:
        """The parties that are subject of a verb, all that "and" joins."""
        page, parties = self.page, set[str]()
        for m in self.mentions[-WINDOW:]:
            first = page.heads[m.head] if page.deps[m.head] == "conj" else m.head
            if page.deps[first] in SUBJECTS and page.heads[first] == verb:
                parties |= {actor.party for actor in m.actors if actor.party}
        return parties

    def plainest(self, actor: Actor) -> Actor:
        """The actor by the name that the text gave the party itself last: "India" before "its troops"."""
        if not actor.sectors:
            return actor
        named = (m for m in reversed(self.mentions) if m.kind == "name" and m.actor.party == actor.party)
        plain = (m.actor for m in named if not m.actor.sectors and self.page.deps[m.head] != "amod")
        return next(plain, actor)
