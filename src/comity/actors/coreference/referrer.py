"""The pass over a page: each mention that names nobody by itself asks the actors seen before it whom it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from comity.actors.coreference.candidates import bare, find_candidates
from comity.actors.coreference.clauses import SUBJECTS, Clauses
from comity.actors.coreference.forms import (
    BOTH,
    MANY,
    ME,
    PERSON,
    PLURAL_NOUNS,
    PRONOUNS,
    SINGULAR_NOUNS,
    SPEAKER,
    THING,
    minds,
)
from comity.actors.coreference.pairs import Pairs
from comity.actors.coreference.seen import Seen, Test
from comity.actors.coreference.speaker import Speakers
from comity.actors.coreference.traits import (
    as_party,
    fills,
    is_body,
    is_of_state,
    is_person,
    is_state,
    is_state_itself,
    suits,
)
from comity.actors.mentions import to_mention
from comity.actors.page import Page
from comity.actors.phrase import BESIDE, governed_on
from comity.actors.standing import is_dealt_with
from comity.codes.actors import referring
from comity.model import Actor, Mention, Reading

# Prepositions whose "it" is an actor where its sentence has one for subject: "Peru said that mortars were fired at it".
_TOWARDS = frozenset(("at", "against", "with", "from", "on", "to", "between", "without"))
# How many mentions back tell what a page is about.
_TOLD = 60


def add_references(reading: Reading, page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those that name nobody linked to whom they mean, and pronouns and "the two countries" added."""
    named = list(mentions)
    covered = frozenset(at for mention in named for at in range(mention.first, mention.last))
    seen = Seen(page, Clauses(page), covered)
    referrer = _Referrer(page, seen, Pairs(page, seen), Speakers(page, reading, seen))
    return referrer.run([*named, *find_candidates(page, named)])


@dataclass(slots=True)
class _Referrer:
    """The work on one page; `people` are by each word of a name.

    Pronouns in quoted sentences wait until all else is linked: who speaks is often told behind the words.
    """

    page: Page
    seen: Seen
    pairs: Pairs
    speakers: Speakers
    people: dict[str, Actor] = field(default_factory=dict)

    def run(self, queue: list[Mention]) -> list[Mention]:
        """The mentions of the queue that mean somebody or are named, linked, in the order of the text."""
        ordered = sorted(queue, key=lambda each: each.first)
        spoken = [mention for mention in ordered if self._is_spoken(mention)]
        waiting = {id(mention) for mention in spoken}
        for mention in (*(each for each in ordered if id(each) not in waiting), *spoken):
            linked = self._link(mention)
            if linked is not None:
                self._remember(linked)
        return self.seen.mentions

    def _is_spoken(self, mention: Mention) -> bool:
        """Whether a mention is, or is owned by, a pronoun that must know who speaks."""
        pronoun = mention.head if mention.kind == "pronoun" else self._possessive(mention)
        if pronoun is None or self.page.poses[pronoun] != "PRON":
            return False
        return self.page.doc[pronoun].lower_ in SPEAKER or self.speakers.is_spoken(mention.actor.start)

    def _link(self, mention: Mention) -> Mention | None:
        """The mention with whom it means; None for a pronoun or empty noun that nobody before fits."""
        if mention.actor.id or mention.actor.country:
            return mention
        if mention.kind == "pronoun":
            return self._link_pronoun(mention)
        if mention.kind == "name":
            return self._link_name(mention)
        return self._link_role(mention)

    def _link_pronoun(self, mention: Mention) -> Mention | None:
        word = self.page.doc[mention.head].lower_
        if word in SPEAKER:
            speaker = self.speakers.find(mention)
            return _to(mention, speaker if speaker is None or word not in ME or is_person(speaker) else None)
        if word in PERSON:
            test = self._but_speaker(mention, is_person)
            return _to(mention, self.seen.subject_over(mention, test) or self.seen.find(mention, test))
        if word in THING:
            return _to(mention, self._find_thing(mention))
        if word in MANY:
            return self._find_many(mention)
        return self._link_noun(mention, word)

    def _but_speaker(self, mention: Mention, test: Test) -> Test:
        """The test, failed by whoever speaks where the mention stands in quoted sentences: "they" are others."""
        if not self.speakers.is_spoken(mention.actor.start):
            return test
        speaker = self.speakers.find(mention)
        if speaker is None or speaker.actor.party is None:
            return lambda other: test(other) and is_person(other)
        party = speaker.actor.party
        return lambda other: test(other) and party not in {actor.party for actor in other.actors}

    def _find_thing(self, mention: Mention) -> Mention | None:
        """The body that "it" means; None where it is more likely a thing."""
        page, at, test = self.page, mention.head, self._but_speaker(mention, is_body)
        is_done_to = page.deps[at] in ("dobj", "pobj", "dative", "oprd") and not is_dealt_with(page, at)
        if is_done_to and page.doc[page.heads[at]].lower_ not in _TOWARDS:
            return None
        over = self.seen.subject_over(mention, test)
        if over or is_done_to:
            return over
        found = self.seen.find(mention, test)
        is_mind = page.deps[at] in SUBJECTS and page.doc[page.heads[at]].lemma_ in minds()
        if found and not is_mind and self.seen.is_overtaken(mention, found, SINGULAR_NOUNS):
            return None
        return found

    def _find_many(self, mention: Mention) -> Mention | None:
        """ "They" are several at once, two that were joined by "and", or failing those a body taken as its people."""
        page = self.page
        over = self.seen.subject_over(mention, self._but_speaker(mention, lambda m: bool(m.actor.party or m.members)))
        if over and not is_person(over):
            listed = [m for m in self.seen.list_from(over, mention.first) if m.actor.party]
            return self.pairs.to_pair_of(mention, [m.actor for m in listed]) if len(listed) > 1 else _to(mention, over)
        many = self.seen.find(mention, self._but_speaker(mention, self._is_many))
        if many and self.seen.is_overtaken(mention, many, PLURAL_NOUNS):
            return None
        if many and not many.actor.party and not many.members:
            many = self.seen.head_of_list(many) or many
        recent = reversed(self.seen.before(mention))
        joined = None if many else next((m for m in recent if self.seen.partner(m)), None)
        if joined is not None:
            return self.pairs.to_pair_of(mention, self.pairs.joined_to(joined))
        if many is None and page.deps[mention.head] in ("dobj", "pobj") and not is_dealt_with(page, mention.head):
            return None
        return _to(mention, many or self.seen.find(mention, self._but_speaker(mention, is_body)))

    def _is_many(self, mention: Mention) -> bool:
        plural = self.page.doc[mention.head].tag_ in PLURAL_NOUNS
        return bool(mention.members) or (plural and not is_state_itself(mention))

    def _link_noun(self, mention: Mention, word: str) -> Mention | None:
        if word in ("latter", "former"):
            return _to(mention, self.pairs.one_of_two(mention, word))
        if word in BOTH:
            return self._both(mention)
        noun = referring()[word]
        if noun.means == "pair":
            return self.pairs.to_several(mention)
        if noun.means == "other":
            owner = self._owner(mention)
            return _to(mention, self.pairs.other_than(mention, owner) if owner else None)
        owner = self._owner(mention) if noun.means == "state" else None
        if owner is not None:
            return _to(mention, None if owner.members else replace(owner, actor=as_party(owner.actor)))
        if noun.means == "state" and self.page.poses[mention.first] == "PRON":
            return None
        if noun.means == "state":
            state = self.seen.find(mention, lambda m: m.actor.country is not None and suits(m, noun), 0)
            return _to(mention, replace(state, actor=as_party(state.actor)) if state else None)
        return _to(mention, self.seen.find(mention, lambda m: self._kind(m) in noun.fits))

    def _both(self, mention: Mention) -> Mention | None:
        """ "Both" and "the two" by themselves, unless things were told of last: "the two houses are new; both …"."""
        pair = self.pairs.to_pair(mention)
        recent = reversed(self.seen.before(mention)) if pair else ()
        last = next((m for m in recent if pair and {a.party for a in m.actors} & {a.party for a in pair.actors}), None)
        return None if last and self.seen.is_overtaken(mention, last, PLURAL_NOUNS) else pair

    def _kind(self, mention: Mention) -> str | None:
        """The kind of organisation that a mention names; None for what is none."""
        return self.page.known.lexicon.kinds.get(mention.actor.id or "")

    def _link_name(self, mention: Mention) -> Mention:
        """A surname or a first name after the full name is the same person; alone it is who governed on that day."""
        name = mention.actor.person or _single_word(mention.actor)
        known = self.people.get(name.split()[-1].lower()) if name else None
        if known is None:
            return self._link_surname(mention)
        if len(name.split()) > 1 and known.person != name:
            return mention
        return replace(mention, actor=_named_as(mention.actor, known, f"{name} is {known.person}, named before"))

    def _link_surname(self, mention: Mention) -> Mention:
        surname = _single_word(mention.actor) if mention.actor.person else ""
        sense = governed_on(surname, self.page.known) if surname else None
        return to_mention(self.page, sense, mention.first, mention.last) if sense else self._link_titled(mention)

    def _link_titled(self, mention: Mention) -> Mention:
        """ "President Example", whom no table has, is of the only state that the page has named so far."""
        is_named = self.page.poses[mention.head] == "PROPN" == self.page.poses[mention.first]
        if not (is_named and mention.actor.office and is_of_state(mention.actor)):
            return mention
        states = {m.actor.country: m for m in self.seen.mentions if m.actor.country and m.first < mention.first}
        return _of(mention, next(iter(states.values()))) if len(states) == 1 else mention

    def _link_role(self, mention: Mention) -> Mention | None:
        """ "The minister" is the minister named before; "his army", "the regime" are of a state named before."""
        owner = self._owner(mention) or self.pairs.behind(mention)
        if owner is not None:
            if self.page.doc[mention.head].lower_ in BESIDE:
                return self._link_beside(mention, owner)
            return _of(mention, owner) if mention.actor.sectors != ("UNK",) else owner
        if self._possessive(mention) is not None:
            return _unless_unknown(mention)  # whose it is, nobody here can tell
        if not (self._is_definite(mention) or self.pairs.says_both(mention)):
            return _unless_unknown(self._link_titled(mention))
        noun = referring().get(self.page.doc[mention.head].lower_)
        if noun and noun.means == "pair" and self.pairs.says_both(mention):
            return self.pairs.to_pair(mention)
        if noun and noun.means == "organisation":
            body = self.seen.find(mention, lambda m: self._kind(m) in noun.fits)
            if body or mention.actor.sectors == ("UNK",):
                return _to(mention, body)
        return self._link_office(mention)

    def _link_beside(self, mention: Mention, owner: Mention) -> Mention:
        """ "Its neighbour" is the other state in hand; its neighbours are others, whoever they are."""
        noun = referring().get(self.page.doc[mention.head].lower_)
        other = self.pairs.other_than(mention, owner) if noun and noun.means == "other" else None
        return (_to(mention, other) if other else None) or mention

    def _link_office(self, mention: Mention) -> Mention | None:
        """The one of that office or sort named before, by the same noun if any, else that of the state in hand."""
        noun = self.page.doc[mention.head].lemma_
        same = self.seen.find(mention, lambda m: fills(m, mention) and self.page.doc[m.head].lemma_ == noun)
        same = same or self.seen.find(mention, lambda m: fills(m, mention))
        if same:
            return _to(mention, same)
        state = self._state_in_hand(mention) if is_of_state(mention.actor) else None
        return _of(mention, state) if state else _unless_unknown(mention)

    def _state_in_hand(self, mention: Mention) -> Mention | None:
        """The state that "the army" alone is of: the most salient, if the page has told as much of no other so far."""
        state = self.seen.find(mention, is_state)
        told = Counter(m.actor.country for m in self.seen.before(mention, _TOLD) if m.actor.country and not m.members)
        return state if state and told[str(state.actor.country)] == max(told.values()) else None

    def _possessive(self, mention: Mention) -> int | None:
        """The token that says whose a role is ("its embassy", "the group's director"); None where none does."""
        page = self.page
        whose = (at for at in range(mention.first, mention.last) if page.deps[at] == "poss")
        return next((at for at in whose if mention.first <= page.heads[at] < mention.last), None)

    def _owner(self, mention: Mention) -> Mention | None:
        """Whom the possessive in a mention means, a pronoun or a noun that points back."""
        page = self.page
        for at in range(mention.first, mention.head):
            word = page.doc[at].lower_ if page.poses[at] == "PRON" else ""
            if word in PRONOUNS:
                return self._link_pronoun(bare(page, at, at + 1, at))
        at = self._possessive(mention) or mention.head
        if at == mention.head or page.doc[at].lower_ not in referring() or page.doc[mention.first].lower_ != "the":
            return None
        return self._link_pronoun(bare(page, mention.first, at + 1, at))

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a noun points at one that is known: with an article, or as a name does ("Parliament rejected it")."""
        first = self.page.doc[mention.first]
        is_house = mention.last == mention.first + 1 and mention.actor.sectors[:1] == ("LEG",)
        return first.lower_ in ("the", "this", "that") or (is_house and self.page.poses[mention.first] == "PROPN")

    def _remember(self, mention: Mention) -> None:
        self.seen.remember(mention)
        if mention.actor.person and mention.kind == "name":
            for word in mention.actor.person.split():
                self.people[word.lower()] = mention.actor


def _to(mention: Mention, other: Mention | None) -> Mention | None:
    """The mention as one more name of another's actor."""
    if other is None or not (other.members or other.actor.party or other.actor.person):
        return None if mention.kind == "pronoun" else _unless_unknown(mention)
    actor = _named_as(mention.actor, other.actor, f"refers to {other.actor.text!r}")
    return replace(mention, actor=actor, members=other.members)


def _of(mention: Mention, other: Mention) -> Mention:
    """The mention as a part of another's state or body."""
    whose = other.actor
    if other.members:
        members = tuple(replace(each, sectors=mention.actor.sectors) for each in other.members)
        return replace(mention, members=members)
    if whose.party is None:
        return mention
    why = f"{mention.actor.why}; of {whose.text!r}"
    actor = replace(mention.actor, id=whose.party, country=whose.country, name=whose.name, why=why)
    return replace(mention, actor=actor)


def _named_as(actor: Actor, known: Actor, why: str) -> Actor:
    return replace(known, text=actor.text, start=actor.start, end=actor.end, why=why)


def _unless_unknown(mention: Mention) -> Mention | None:
    """A noun that says neither sector nor side ("the group") is no actor until something links it."""
    return None if mention.kind == "nominal" and mention.actor.sectors == ("UNK",) else mention


def _single_word(actor: Actor) -> str:
    """The one word that names an actor; empty where there are more."""
    return actor.text if " " not in actor.text else ""
