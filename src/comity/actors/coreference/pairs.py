"""Which two "the two countries" and "both sides" mean, which of two "the latter", and who else is "its neighbour"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity.actors.coreference.candidates import bare
from comity.actors.coreference.clauses import SUBJECTS
from comity.actors.coreference.forms import BOTH, COUNTS
from comity.actors.coreference.seen import WINDOW, Seen
from comity.actors.coreference.traits import as_party, is_human
from comity.actors.page import Page
from comity.codes.actors import referring
from comity.model import Actor, Mention

_THE_TWO = ("the", "two")
_OF_STATES = frozenset(("country", "government", "nation", "state", "neighbour", "neighbor", "capital", "parliament"))
_REBELS = frozenset(("REB", "OPP", "UAF", "SEP"))
_QUARRELS = frozenset(("conflict", "dispute", "war", "argument", "quarrel", "debate", "fight", "divide", "feud"))
# Nouns for two that may be of one country, as a government and its rebels are.
_OF_WAR = frozenset(("side", "party", "enemy", "foe", "adversary", "delegation"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Finds the two, or the other of two, among the actors seen so far."""

    page: Page
    seen: Seen

    def says_both(self, mention: Mention) -> bool:
        """Whether the phrase opens with "both" or "the two"."""
        return not BOTH.isdisjoint(self.page.doc[at].lower_ for at in range(mention.first, mention.head))

    def to_several(self, mention: Mention) -> Mention | None:
        """Those whom "the two countries" or "the three states" means; None where the phrase gives no number."""
        if self.says_both(mention):
            return self.to_pair(mention)
        words = (self.page.doc[at].lower_ for at in range(mention.first, mention.head))
        count = next((COUNTS[word] for word in words if word in COUNTS), None)
        lists = self._lists(mention) if count else ()
        found = next((each for each in lists if len(each) == count == len({actor.party for actor in each})), None)
        return self.to_pair_of(mention, found) if found else None

    def to_pair(self, mention: Mention) -> Mention | None:
        """The two parties that were joined or set against each other last, else the two named last, each once."""
        if self._is_of_thing(mention):
            return None
        noun = referring().get(self.page.doc[mention.head].lower_)
        if noun and noun.fits and noun.fits != ("person",):
            return self._to_fixed(mention, noun.fits)
        doers = self.seen.doers(mention)
        barred = next(iter(doers)) if len(doers) == 1 else None
        two = self._last_pair(mention, barred) or self._last_two(mention, barred)
        if two is None and self._hangs_on_noun(mention):
            two = self._last_two(mention, None)
        return self.to_pair_of(mention, two) if two else None

    def _is_of_thing(self, mention: Mention) -> bool:
        """Whether the two are of a thing: "both sides of the river", not "of the conflict"."""
        page, at = self.page, mention.last
        if at >= len(page.heads) or page.doc[at].lower_ != "of" or page.doc[mention.head].lemma_ != "side":
            return False
        below = range(at + 1, min(at + 6, len(page.heads)))
        return not any(page.heads[noun] == at and page.doc[noun].lemma_ in _QUARRELS for noun in below)

    def _to_fixed(self, mention: Mention, parties: tuple[str, ...]) -> Mention | None:
        """The two that a name itself tells ("the two Koreas"), once both are named."""
        named = {other.actor.party: other.actor for other in self.seen.before(mention, 2 * WINDOW)}
        return self.to_pair_of(mention, [named[each] for each in parties]) if named.keys() >= set(parties) else None

    def to_pair_of(self, mention: Mention, two: Iterable[Actor]) -> Mention:
        """The mention as one of these actors together."""
        actors = [self.seen.plainest(actor, mention) for actor in two]
        apart = len({actor.party for actor in actors}) == len(actors)
        members = tuple(as_party(actor) if apart else replace(actor, person=None, office=None) for actor in actors)
        why = "those named last: " + " and ".join(str(member.party) for member in members)
        return replace(mention, actor=replace(mention.actor, sectors=(), why=why), members=members, by_reference=True)

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

    def one_of_two(self, mention: Mention, word: str) -> Mention | None:
        """Whom "the former" or "the latter" means: of the two joined last, else of the two named last, by name."""
        before = mention.first - 2
        named = [m for m in self.seen.before(mention, 2 * WINDOW) if m.kind != "pronoun" and m.actor.party]
        covered = {at for m in named for at in range(m.first, m.last)}
        if before >= 0 and self.page.poses[before] == "PROPN" and before not in covered:
            return None  # "Isfahan and Natanz, the latter": places, not actors
        two: dict[str, Mention] = {}
        for other in reversed(named):
            if other.actor.party and not other.members and self.page.deps[other.head] != "amod":
                partner = self.seen.partner(other)
                if partner:
                    return partner if word == "former" else other
                two.setdefault(other.actor.party, other)
            if len(two) == 2:
                break
        return [*two.values()][0 if word == "latter" else 1] if len(two) == 2 else None

    def other_than(self, mention: Mention, owner: Mention) -> Mention | None:
        """The one other state in hand, where only one is: "its neighbour", "her counterpart"."""
        others: dict[str, Mention] = {}
        for m in reversed(self.seen.before(mention)):
            for actor in m.actors:
                if actor.country and actor.country != owner.actor.party:
                    others.setdefault(actor.country, replace(m, actor=as_party(actor), members=()))
        return next(iter(others.values())) if len(others) == 1 else None

    def _last_two(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        named = [other.actor for other in self.seen.last_parties(mention, 2 * WINDOW, barred=barred)]
        two = [actor for actor in named if self._may_hold(mention, actor)][:2]
        return tuple(reversed(two)) if len(two) == 2 else None

    def _last_pair(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        """The latest two parties that one phrase or one verb holds; of one sentence, those that are its subject."""
        bystander = None if self._hangs_on_noun(mention) else barred
        best: tuple[Actor, ...] | None = None
        best_root, best_rank = -1, -1
        for pair, at in self._pairs(mention):
            root, rank = self.seen.clauses.root_of(at), self.seen.prominence(at)
            if best is not None and root != best_root:
                break
            if rank > best_rank and self._may_be(mention, pair, bystander):
                best, best_root, best_rank = pair, root, rank
        return best

    def _pairs(self, mention: Mention) -> Iterator[tuple[tuple[Actor, ...], int]]:
        """The twos before a mention, the latest first, each with its first token that hangs on a verb."""
        recent = self.seen.before(mention, 2 * WINDOW)
        for number in range(len(recent) - 1, -1, -1):
            other = recent[number]
            joined = list(self.seen.joined(other))
            if other.members:
                yield other.members, other.head
            elif len(joined) > 1:
                yield tuple(each.actor for each in reversed(joined)), joined[-1].head
            else:
                yield self._opposed_to(other, recent[:number]), other.head

    def _lists(self, mention: Mention) -> Iterator[tuple[Actor, ...]]:
        """The lists before a mention, the latest first."""
        for other in reversed(self.seen.before(mention, 2 * WINDOW)):
            yield other.members or self.joined_to(other)

    def _may_be(self, mention: Mention, pair: tuple[Actor, ...], bystander: str | None) -> bool:
        parties = {actor.party for actor in pair}
        if len(pair) != 2 or bystander in parties or None in parties:
            return False
        if len(parties) < 2 and not self._are_foes(mention, pair):
            return False
        return all(self._may_hold(mention, actor) for actor in pair)

    def _are_foes(self, mention: Mention, pair: tuple[Actor, ...]) -> bool:
        """Whether one of two of one country is against the other, as in "both sides" of a civil war."""
        armed = [not _REBELS.isdisjoint(actor.sectors) for actor in pair]
        return self.page.doc[mention.head].lemma_ in _OF_WAR and any(armed) and not all(armed)

    def _may_hold(self, mention: Mention, actor: Actor) -> bool:
        """Whether the noun can be said of an actor: "the two governments" are not those of NATO, men are no states."""
        noun = referring().get(self.page.doc[mention.head].lower_)
        if noun and noun.fits == ("person",):
            return is_human(actor)
        return actor.country is not None or self.page.doc[mention.head].lemma_ not in _OF_STATES

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
