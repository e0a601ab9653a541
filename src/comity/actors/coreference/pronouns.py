"""Whom a pronoun means, by person and number, by syntax and salience, and by who speaks.

The nearest fitting subject of a clause above comes first, then the most salient actor of the sentences before. Where a
thing is the likelier antecedent, and where it is unclear who speaks, a pronoun means nobody known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.actors.coreference.clauses import SUBJECTS
from comity.actors.coreference.forms import (
    ME,
    PERSON,
    PLURAL_NOUNS,
    SHE,
    SINGULAR_NOUNS,
    SPEAKER,
    THING,
    minds,
    titles,
)
from comity.actors.coreference.links import to
from comity.actors.coreference.pairs import Pairs
from comity.actors.coreference.seen import Seen, Test
from comity.actors.coreference.speaker import Speakers
from comity.actors.coreference.traits import identity, is_body, is_person, is_state_itself
from comity.actors.page import Page
from comity.actors.standing import is_dealt_with
from comity.model import Mention

# Prepositions whose "it" is an actor where its sentence has one for subject: "Peru said that mortars were fired at it".
_TOWARDS = frozenset(("at", "against", "with", "from", "on", "to", "between", "without"))
_GOVERNED = frozenset(("dobj", "pobj", "dative", "oprd"))
# How many sentences before "it" or "they" an antecedent may stand.
_NEAR = 2


@dataclass(slots=True)
class Pronouns:
    """Links pronouns to the actors seen so far; `genders` (`m`, `f`) are by `identity`."""

    page: Page
    seen: Seen
    pairs: Pairs
    speakers: Speakers
    genders: dict[str, str] = field(default_factory=dict)

    def link(self, mention: Mention, word: str) -> Mention | None:
        """The pronoun with whom it means, None for nobody known."""
        if word in SPEAKER:
            speaker = self.speakers.find(mention)
            return to(mention, speaker if speaker is None or word not in ME or is_person(speaker) else None)
        if word in PERSON:
            return self._link_person(mention, "f" if word in SHE else "m")
        return to(mention, self._find_thing(mention)) if word in THING else self._link_many(mention)

    def remember(self, mention: Mention) -> None:
        """Note the gender that a title tells."""
        whom = identity(mention.actor) if mention.kind != "pronoun" and is_person(mention) else None
        told = next((titles()[word] for word in mention.actor.text.lower().split() if word in titles()), None)
        if whom and told:
            self.genders.setdefault(whom, told)

    def _link_person(self, mention: Mention, gender: str) -> Mention | None:
        """Whom "he" or "she" means: never one whom a title or another pronoun has shown to be of the other gender."""
        speaker = self.speakers.find(mention) if self._is_spoken(mention) else None
        said_by = identity(speaker.actor) if speaker else None

        def fits(other: Mention) -> bool:
            known = identity(other.actor)
            is_other = known is None or (known != said_by and self.genders.get(known, gender) == gender)
            return is_other and is_person(other)

        found = self.seen.subject_over(mention, fits) or self._sure_person(mention, fits, gender)
        whom = identity(found.actor) if found else None
        if whom:
            self.genders.setdefault(whom, gender)
        return to(mention, found)

    def _sure_person(self, mention: Mention, fits: Test, gender: str) -> Mention | None:
        """The most salient person; None where that is a mere office, and another is named beside it whom it may be."""
        found = self.seen.find(mention, fits)
        if found is None or found.kind != "nominal" or self.genders.get(str(identity(found.actor))) == gender:
            return found
        here, between = found.head, self.seen.clauses.sentences_between
        near = (m for m in self.seen.before(mention) if m.kind == "name" and fits(m) and between(m.head, here) == 0)
        return None if any(m.actor.party != found.actor.party for m in near) else found

    def _is_spoken(self, mention: Mention) -> bool:
        return self.speakers.is_spoken(mention.actor.start)

    def _but_speaker(self, mention: Mention, test: Test) -> Test:
        """The test, failed in quoted sentences by whoever speaks: "they" are others. By all where it is unclear who."""
        if not self._is_spoken(mention):
            return test
        speaker = self.speakers.find(mention)
        if speaker is None or speaker.actor.party is None:
            return lambda _: False
        party = speaker.actor.party
        return lambda other: test(other) and party not in {actor.party for actor in other.actors}

    def _find_thing(self, mention: Mention) -> Mention | None:
        """The body that "it" means; None where it is more likely a thing."""
        page, at, test = self.page, mention.head, self._but_speaker(mention, is_body)
        is_done_to = page.deps[at] in _GOVERNED and not is_dealt_with(page, at)
        if is_done_to and page.doc[page.heads[at]].lower_ not in _TOWARDS:
            return None
        is_mind = page.deps[at] in SUBJECTS and page.doc[page.heads[at]].lemma_ in minds()
        over = self.seen.subject_over(mention, test)
        if over or is_done_to:
            return over if is_mind or not self._is_rivalled(mention) else None
        found = self.seen.find(mention, test, _NEAR)
        is_overtaken = found and not is_mind and self.seen.is_overtaken(mention, found, SINGULAR_NOUNS)
        return None if is_overtaken else found

    def _is_rivalled(self, mention: Mention) -> bool:
        """Whether the clause that "it" is subject of is joined to one about a thing, so that it may be of that.

        "China said that the pact harms peace and that it would end": the pact.
        """
        page, verb = self.page, self.page.heads[mention.head]
        if page.deps[mention.head] not in SUBJECTS or page.deps[verb] != "conj":
            return False
        subject = self.seen.clauses.subjects.get(page.heads[verb])
        known = {m.head for m in self.seen.before(mention) if m.actor.party}
        return subject is None or subject not in known

    def _link_many(self, mention: Mention) -> Mention | None:
        """Whom "they" means: a subject above, several at once, two joined by "and", a body taken as its people."""
        over = self.seen.subject_over(mention, self._but_speaker(mention, self._may_be_they))
        if over:
            listed = [m for m in self.seen.list_from(over, mention.first) if m.actor.party]
            return self.pairs.to_pair_of(mention, [m.actor for m in listed]) if len(listed) > 1 else to(mention, over)
        many = self.seen.find(mention, self._but_speaker(mention, self._is_many), _NEAR)
        if many is not None:
            return self._link_several(mention, many)
        test = self._but_speaker(mention, lambda m: self.seen.partner(m) is not None)
        last = next((m for m in reversed(self.seen.before(mention)) if test(m)), None)
        if last is not None:
            two = list(self.seen.joined(last))
            is_apart = all(map(self._but_speaker(mention, lambda _: True), two))
            return self.pairs.to_pair_of(mention, self.pairs.joined_to(last)) if is_apart else None
        return to(mention, self._find_crowd(mention))

    def _link_several(self, mention: Mention, many: Mention) -> Mention | None:
        if self.seen.is_overtaken(mention, many, PLURAL_NOUNS):
            return None
        is_nameless = not many.actor.party and not many.members
        return to(mention, (self.seen.head_of_list(many) if is_nameless else None) or many)

    def _find_crowd(self, mention: Mention) -> Mention | None:
        """A body taken as its people: of those who are quoted any, of the page's own words none that is a state."""
        page, is_spoken = self.page, self._is_spoken(mention)
        if page.deps[mention.head] in ("dobj", "pobj") and not is_dealt_with(page, mention.head):
            return None
        test = self._but_speaker(mention, lambda m: is_body(m) and (is_spoken or not is_state_itself(m)))
        body = self.seen.find(mention, test, _NEAR)
        return None if body and self.seen.is_overtaken(mention, body, PLURAL_NOUNS) else body

    def _may_be_they(self, mention: Mention) -> bool:
        """Whether a subject can be "they": several, a list, or a body of people; no state that is called "it"."""
        if is_person(mention) or not (mention.actor.party or mention.members):
            return False
        is_one = is_state_itself(mention) or self.page.doc[mention.head].lower_ in THING
        return not is_one or self._is_many(mention) or mention.head in self.seen.listed

    def _is_many(self, mention: Mention) -> bool:
        plural = self.page.doc[mention.head].tag_ in PLURAL_NOUNS
        return bool(mention.members) or (plural and not is_state_itself(mention))
