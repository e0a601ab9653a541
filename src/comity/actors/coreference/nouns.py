"""Whom a noun means that points back ("the kingdom", "his army", "the minister"): by kind, by owner, by office."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from comity.actors.coreference.candidates import bare
from comity.actors.coreference.forms import BOTH, PLURAL_NOUNS, PRONOUNS
from comity.actors.coreference.links import of, to, unless_unknown
from comity.actors.coreference.names import Names
from comity.actors.coreference.pairs import Pairs
from comity.actors.coreference.pronouns import Pronouns
from comity.actors.coreference.seen import Seen
from comity.actors.coreference.traits import as_party, fills, is_of_state, is_state, suits
from comity.actors.page import Page
from comity.actors.phrase import BESIDE
from comity.codes.actors import Referring, referring, wording
from comity.model import Mention

# How many mentions back tell what a page is about.
_TOLD = 60
# A state is in hand when no other was told of so often: this share of the times that it was.
_RIVAL = 0.6
# Ranks that are one sort whatever the word ("the troops" after "soldiers"); of other sorts only the same noun is.
_RANKS = frozenset({"MIL", "COP", "REB"})
_KIN = wording("kin")
_RELATIVE_OWNER = "whose"


@dataclass(slots=True)
class Nouns:
    """Links nouns to the actors seen so far."""

    page: Page
    seen: Seen
    pairs: Pairs
    pronouns: Pronouns
    names: Names

    def link_bare(self, mention: Mention) -> Mention | None:
        """A pronoun, or a noun that no table of roles has, with whom it means; None for nobody known."""
        word = self.page.doc[mention.head].lower_
        if word in PRONOUNS:
            return self.pronouns.link(mention, word)
        if word in ("latter", "former"):
            return to(mention, self.pairs.one_of_two(mention, word))
        if word in BOTH:
            return self._link_both(mention)
        noun = referring()[word]
        if noun.means == "pair":
            return self.pairs.to_several(mention)
        if noun.means == "state":
            return to(mention, self._find_state(mention, noun))
        if noun.means == "other":
            owner = self._owner(mention)
            return to(mention, self.pairs.other_than(mention, owner) if owner else None)
        says = self._says_of_what(mention) or self._is_named_next(mention)
        return None if says else to(mention, self._find_body(mention, noun))

    def link_role(self, mention: Mention) -> Mention | None:
        """ "The minister" is the minister named before; "his army", "the regime" are of a state named before."""
        owner = self._owner(mention) or self.pairs.behind(mention)
        if owner is not None:
            return self._link_owned(mention, owner)
        if self.possessive(mention) is not None:
            return unless_unknown(mention)  # whose it is, nobody here can tell
        if not (self._is_definite(mention) or self.pairs.says_both(mention)):
            return unless_unknown(self.names.link_titled(mention))
        if self._says_of_what(mention):
            return unless_unknown(mention)
        noun = referring().get(self.page.doc[mention.head].lower_)
        if noun and noun.means == "pair" and self.pairs.says_both(mention):
            return self.pairs.to_pair(mention)
        if noun and noun.means == "organisation":
            body = self._find_body(mention, noun)
            if body or mention.actor.sectors == ("UNK",):
                return to(mention, body)
        return self._link_office(mention)

    def possessive(self, mention: Mention) -> int | None:
        """The token that says whose a role is ("its embassy", "the group's director"); None where none does."""
        page = self.page
        whose = (at for at in range(mention.first, mention.last) if page.deps[at] == "poss")
        return next((at for at in whose if mention.first <= page.heads[at] < mention.last), None)

    def _link_both(self, mention: Mention) -> Mention | None:
        """ "Both" and "the two" alone, unless two things were told of last: "the two houses are new; both …"."""
        page, pair = self.page, self.pairs.to_pair(mention)
        if pair is None:
            return None
        parties = {actor.party for actor in pair.actors}
        recent = reversed(self.seen.before(mention))
        last = next((m.last for m in recent if parties & {actor.party for actor in m.actors}), 0)
        known = {m.head for m in self.seen.before(mention)}
        counted = (page.heads[at] for at in range(last, mention.first) if page.doc[at].lower_ == "two")
        return None if any(at not in known and page.doc[at].tag_ in PLURAL_NOUNS for at in counted) else pair

    def _find_state(self, mention: Mention, noun: Referring) -> Mention | None:
        """The state that "the kingdom" or "his country" means."""
        if self.page.poses[mention.first] == "PRON":
            state = self._owner(mention)
        else:
            keys = (self.page.doc[at].lower_ for at in range(mention.first, mention.head))
            said = [noun, *(referring()[key] for key in keys if key in referring())]  # "the island nation"
            state = self.seen.find(
                mention, lambda m: m.actor.country is not None and all(suits(m, each) for each in said)
            )
        return None if state is None or state.members else replace(state, actor=as_party(state.actor))

    def _find_body(self, mention: Mention, noun: Referring) -> Mention | None:
        """The organisation that "the group" or "the bloc" means."""
        kinds = self.page.known.lexicon.kinds
        return self.seen.find(mention, lambda m: not {m.actor.id, kinds.get(m.actor.id or "")}.isdisjoint(noun.fits))

    def _link_owned(self, mention: Mention, owner: Mention) -> Mention:
        """ "Its army" is of its owner, "its neighbour" the other state in hand; its neighbours are whoever they are."""
        word = self.page.doc[mention.head].lower_
        if self.page.doc[mention.head].lemma_ in _KIN:
            return mention  # a state's or a leader's kin are nobody's officials
        if word not in BESIDE:
            linked = of(mention, owner) if mention.actor.sectors != ("UNK",) else owner
            # The grammar of one sentence tells whose it is: only whom the owner means may have had to be found.
            is_relative = self.page.doc[mention.first].lower_ == _RELATIVE_OWNER
            return replace(linked, by_reference=owner.by_reference) if is_relative else linked
        noun = referring().get(word)
        other = self.pairs.other_than(mention, owner) if noun and noun.means == "other" else None
        return (to(mention, other) if other else None) or mention

    def _link_office(self, mention: Mention) -> Mention | None:
        """The one of that office or sort named before, by the same noun if any, else that of the state in hand."""
        noun = self.page.doc[mention.head].lemma_
        same = self.seen.find(mention, lambda m: fills(m, mention) and self.page.doc[m.head].lemma_ == noun)
        if mention.actor.office or not _RANKS.isdisjoint(mention.actor.sectors[:1]):
            same = same or self.seen.find(mention, lambda m: fills(m, mention))
        if same:
            return to(mention, same)
        state = self._state_in_hand(mention) if is_of_state(mention.actor) else None
        return of(mention, state) if state else unless_unknown(mention)

    def _state_in_hand(self, mention: Mention) -> Mention | None:
        """The state that "the army" alone is of: the most salient, if the page told far less of all others."""
        state = self.seen.find(mention, is_state)
        told = Counter(m.actor.country for m in self.seen.before(mention, _TOLD) if m.actor.country and not m.members)
        near = [country for country, times in told.items() if state and times > _RIVAL * told[str(state.actor.country)]]
        return state if len(near) == 1 else None

    def _owner(self, mention: Mention) -> Mention | None:
        """Whom the possessive in a mention means, a pronoun or a noun that points back."""
        page = self.page
        for at in range(mention.first, mention.head):
            if page.poses[at] == "PRON" and page.doc[at].lower_ in PRONOUNS:
                return self.link_bare(bare(page, at, at + 1, at))
            if page.doc[at].lower_ == _RELATIVE_OWNER:
                return self._antecedent(mention, at)
        noun = self.possessive(mention)
        if noun is None or page.doc[noun].lower_ not in referring() or page.doc[mention.first].lower_ != "the":
            return None
        return self.link_bare(bare(page, mention.first, noun + 1, noun))

    def _antecedent(self, mention: Mention, relative: int) -> Mention | None:
        """Whose something is by a relative clause: of a list its last, or all where they have several."""
        above = self.seen.above(mention, relative)
        last = self.seen.list_from(above, relative)[-1] if above else None
        listed = self.pairs.joined_to(last) if last else ()
        if last and listed and self.page.doc[mention.head].tag_ in PLURAL_NOUNS:
            return self.pairs.to_pair_of(last, listed)
        return last

    def _says_of_what(self, mention: Mention) -> bool:
        """Whether a noun tells by itself of what it is: "the director of public prosecutions" is no other's."""
        return any(
            child.dep_ == "prep" and child.lower_ == "of" and child.i >= mention.last
            for child in self.page.doc[mention.head].children
        )

    def _is_named_next(self, mention: Mention) -> bool:
        """Whether a name follows that says which one is meant: "the regional bloc Mercosur"."""
        return mention.last < len(self.page.poses) and self.page.poses[mention.last] == "PROPN"

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a noun points at one that is known: with an article, or as a name does ("Parliament rejected it")."""
        first = self.page.doc[mention.first]
        is_house = mention.last == mention.first + 1 and mention.actor.sectors[:1] == ("LEG",)
        return first.lower_ in ("the", "this", "that") or (is_house and self.page.poses[mention.first] == "PROPN")
