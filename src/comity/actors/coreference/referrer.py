"""The pass over a page: each mention that names nobody by itself asks the actors seen before it whom it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from comity.actors.coreference.candidates import bare, find_candidates
from comity.actors.coreference.forms import BOTH, MANY, PERSON, PRONOUNS, SPEAKER, THING
from comity.actors.coreference.pairs import Pairs
from comity.actors.coreference.seen import WINDOW, Seen
from comity.actors.coreference.speaker import find_speaker
from comity.actors.coreference.traits import as_party, fills, is_body, is_of_state, is_person, is_state, suits
from comity.actors.mentions import to_mention
from comity.actors.page import Page
from comity.actors.phrase import BESIDE, governed_on
from comity.codes.actors import referring
from comity.model import Actor, Mention, Reading


def add_references(reading: Reading, page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those that name nobody linked to whom they mean, and pronouns and "the two countries" added."""
    named, seen = list(mentions), Seen(page)
    return list(_Referrer(page, reading, named, seen, Pairs(page, seen)).run())


@dataclass(slots=True)
class _Referrer:
    """The work on one page. `named` are its mentions by names and nouns; `people` are by each word of a name."""

    page: Page
    reading: Reading
    named: list[Mention]
    seen: Seen
    pairs: Pairs
    people: dict[str, Actor] = field(default_factory=dict)

    def run(self) -> Iterator[Mention]:
        queue = [*self.named, *find_candidates(self.page, self.named)]
        for mention in sorted(queue, key=lambda each: each.first):
            linked = self._link(mention)
            if linked is not None:
                self._remember(linked)
                yield linked

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
            return _to(mention, find_speaker(self.reading, self.page, self.seen, self.named, mention))
        if word in PERSON:
            return _to(mention, self.seen.find(mention, is_person))
        if word in THING:
            return _to(mention, self.seen.find(mention, is_body))
        if word in MANY:
            return self._find_many(mention)
        return self._link_noun(mention, word)

    def _link_noun(self, mention: Mention, word: str) -> Mention | None:
        if word in ("latter", "former"):
            return self._to_one_of_two(mention, word)
        if word in BOTH:
            return self.pairs.to_pair(mention)
        noun = referring()[word]
        if noun.means == "pair":
            return self.pairs.to_pair(mention) if self.pairs.says_both(mention) else None
        if noun.means == "state":
            is_such = lambda m: m.actor.country is not None and not m.members and suits(m, noun)  # noqa: E731
            state = self.seen.find(mention, is_such, 0)
            return _to(mention, replace(state, actor=as_party(state.actor)) if state else None)
        return _to(mention, self.seen.find(mention, lambda m: self._kind(m) in noun.fits))

    def _kind(self, mention: Mention) -> str | None:
        """The kind of organisation that a mention names; None for what is none."""
        return self.page.known.lexicon.kinds.get(mention.actor.id or "")

    def _find_many(self, mention: Mention) -> Mention | None:
        """ "They" are several at once, two that were joined by "and", or failing those a body taken as its people."""
        many = self.seen.find(mention, self._is_many)
        if many and not many.actor.party and not many.members:
            many = self.seen.head_of_list(many) or many
        recent = reversed(self.seen.mentions[-WINDOW:])
        joined = None if many else next((m for m in recent if self.seen.partner(m)), None)
        if joined is None:
            return _to(mention, many or self.seen.find(mention, is_body))
        return self.pairs.to_pair_of(mention, self.pairs.joined_to(joined))

    def _is_many(self, mention: Mention) -> bool:
        plural = self.page.doc[mention.head].tag_ in ("NNS", "NNPS") and not is_state(mention)
        return bool(mention.members) or plural

    def _to_one_of_two(self, mention: Mention, word: str) -> Mention | None:
        before = mention.first - 2
        named = {at for other in self.seen.mentions[-3:] for at in range(other.first, other.last)}
        if before >= 0 and self.page.poses[before] == "PROPN" and before not in named:
            return None  # "Isfahan and Natanz, the latter": places, not actors
        two = self.seen.last_parties(2)
        return _to(mention, two[0 if word == "latter" else 1]) if len(two) == 2 else None

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
        return to_mention(self.page, sense, mention.first, mention.last) if sense else mention

    def _link_role(self, mention: Mention) -> Mention | None:
        """ "The minister" is the minister named before; "his army", "the regime" are of a state named before."""
        owner = self._owner(mention) or self.pairs.behind(mention)
        if owner is not None:
            if self.page.doc[mention.head].lower_ in BESIDE:
                return mention  # its neighbours are others
            return _of(mention, owner) if mention.actor.sectors != ("UNK",) else None
        if not (self._is_definite(mention) or self.pairs.says_both(mention)):
            return _unless_unknown(mention)
        word = self.page.doc[mention.head].lower_
        noun = referring().get(word)
        if noun and noun.means == "pair" and self.pairs.says_both(mention):
            return self.pairs.to_pair(mention)
        if noun and noun.means == "organisation":
            body = self.seen.find(mention, lambda m: self._kind(m) in noun.fits)
            if body or mention.actor.sectors == ("UNK",):
                return _to(mention, body)
        return self._link_office(mention)

    def _link_office(self, mention: Mention) -> Mention | None:
        """The one of that office or sort named before, by the same noun if any, else that of the state in hand."""
        noun = self.page.doc[mention.head].lemma_
        same = self.seen.find(mention, lambda m: fills(m, mention) and self.page.doc[m.head].lemma_ == noun)
        same = same or self.seen.find(mention, lambda m: fills(m, mention))
        if same:
            return _to(mention, same)
        state = self.seen.find(mention, is_state) if is_of_state(mention.actor) else None
        return _of(mention, state) if state else _unless_unknown(mention)

    def _owner(self, mention: Mention) -> Mention | None:
        """Whom the possessive pronoun in a mention means ("its embassy")."""
        for at in range(mention.first, mention.head):
            word = self.page.doc[at].lower_ if self.page.poses[at] == "PRON" else ""
            if word in PRONOUNS:
                return self._link_pronoun(bare(self.page, at, at + 1, at))
        return None

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a noun points at one that is known: with an article, or as a name does ("Parliament rejected it")."""
        first = self.page.doc[mention.first]
        is_house = mention.last == mention.first + 1 and mention.actor.sectors[:1] == ("LEG",)
        return first.lower_ in ("the", "this", "that") or (is_house and self.page.poses[mention.first] == "PROPN")

    def _remember(self, mention: Mention) -> None:
        self.seen.mentions.append(mention)
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
