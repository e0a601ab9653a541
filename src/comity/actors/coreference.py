"""Whom pronouns, "the minister" and "the two countries" mean: the actors named before, the most salient that fits.

One pass from left to right. Each mention joins the actors seen; one that names nobody by itself asks them. What finds
no antecedent stays as it is, with id and country None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from comity.actors.mentions import to_mention
from comity.actors.page import Page
from comity.actors.phrase import BESIDE, governed_on
from comity.codes.actors import Referring, referring
from comity.model import Actor, Mention, Reading, Span

# Without reflexives: who defends himself is in his clause already, and no second actor.
_PERSON = frozenset(("he", "him", "his", "she", "her"))
_THING = frozenset(("it", "its"))
_MANY = frozenset(("they", "them", "their"))
_SPEAKER = frozenset(("we", "us", "our"))
_PRONOUNS = _PERSON | _THING | _MANY | _SPEAKER
_BOTH = frozenset(("both", "two"))
_THE_TWO = ("the", "two")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
# Verbs whose "it" mostly stands for no one ("it seems that", "it is likely that").
_EMPTY_IT = frozenset(("be", "seem", "appear", "happen", "turn", "take", "rain", "look", "matter", "remain"))
# What hangs on a verb or noun when "it" announces a clause ("it is a pity that", "it was the army that").
_CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "xcomp", "relcl", "acl", "advcl"))
# Clauses without a subject of their own, which is that of the verb above: "offered to mediate", "met and urged".
_SHARING = frozenset(("xcomp", "conj", "pcomp", "advcl"))
# How many mentions back an antecedent may lie, and what a subject is worth in mentions: set by reading 30 articles.
_WINDOW = 14
_SUBJECT_BONUS = 2.5
_OF_STATES = frozenset(("country", "government", "nation", "state", "neighbour", "neighbor", "capital", "parliament"))

Test = Callable[[Mention], bool]


def add_references(reading: Reading, page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those that name nobody linked to whom they mean, and pronouns and "the two countries" added."""
    return list(_Referrer(page, reading).run(list(mentions)))


@dataclass(slots=True)
class _Referrer:
    """The work on one page. `seen` are the actors so far, the latest last; `people` are by each word of a name."""

    page: Page
    reading: Reading
    seen: list[Mention] = field(default_factory=list)
    people: dict[str, Actor] = field(default_factory=dict)
    named: list[Mention] = field(default_factory=list)

    def run(self, mentions: list[Mention]) -> Iterator[Mention]:
        covered = {at for mention in mentions for at in range(mention.first, mention.last)}
        self.named = mentions
        queue = [*mentions, *self._pronouns(covered), *self._nouns(covered), *self._again(covered)]
        for mention in sorted(queue, key=lambda each: each.first):
            linked = self._link(mention)
            if linked is not None:
                self._remember(linked)
                yield linked

    def _pronouns(self, covered: set[int]) -> Iterator[Mention]:
        page = self.page
        for at, pos in enumerate(page.poses):
            if pos == "PRON" and at not in covered:
                word = page.doc[at].lower_
                if (word in _PRONOUNS or word == "both") and not (word == "it" and self._is_empty(at)):
                    yield self._bare(at, at + 1, at)

    def _is_empty(self, at: int) -> bool:
        above = self.page.heads[at]
        if self.page.deps[at] == "expl":
            return True
        return self.page.doc[above].lemma_ in _EMPTY_IT and not self._is_called_something(above)

    def _is_called_something(self, verb: int) -> bool:
        """Whether the verb says what its subject is ("it is a member of"), with no clause that "it" stands in for."""
        told = [child for child in self.page.doc[verb].children if child.dep_ == "attr" and child.pos_ == "NOUN"]
        below = {child.dep_ for noun in (*told, self.page.doc[verb]) for child in noun.children}
        return bool(told) and "prep" in {child.dep_ for child in told[0].children} and below.isdisjoint(_CLAUSES)

    def _nouns(self, covered: set[int]) -> Iterator[Mention]:
        """ "the kingdom", "the two countries", "the former": definite nouns that no table of roles has."""
        page = self.page
        for number, key in enumerate(page.text.keys):
            if key in referring() or key in ("latter", "former", "two"):
                at = page.token_at(page.text.starts[number])
                if key == "two" and page.heads[at] > at:
                    continue  # "the two men"
                first = self._opening(at)
                if first is not None and at not in covered:
                    yield self._bare(first, at + 1, at)

    def _again(self, covered: set[int]) -> Iterator[Mention]:
        """Surnames of people named in full elsewhere, where the entity recogniser saw no name."""
        surnames = {mention.actor.person.split()[-1] for mention in self.named if mention.actor.person}
        for at, pos in enumerate(self.page.poses):
            if pos == "PROPN" and at not in covered and self.page.doc[at].text in surnames:
                bare = self._bare(at, at + 1, at)
                yield replace(bare, kind="name", actor=replace(bare.actor, person=bare.actor.text, why="surname"))

    def _opening(self, at: int) -> int | None:
        """The token of "the", "this" or "both" that makes the noun point back; None when it does not."""
        for first in range(at - 1, max(at - 4, -1), -1):
            if self.page.doc[first].lower_ in ("the", "this", "these", "both"):
                return first
            if self.page.poses[first] not in ("ADJ", "NUM"):
                return None
        return None

    def _bare(self, first: int, last: int, head: int) -> Mention:
        start, end = self.page.starts[first], self.page.end_of(last - 1)
        actor = Actor(text=self.page.text.raw[start:end], start=start, end=end)
        return Mention(actor=actor, first=first, last=last, head=head, kind="pronoun")

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
        if word in _SPEAKER:
            return self._to(mention, self._speaker(mention))
        if word in _PERSON:
            return self._to(mention, self._find(mention, _is_person))
        if word in _THING:
            return self._to(mention, self._find(mention, _is_body))
        if word in _MANY:
            return self._find_many(mention)
        return self._link_noun(mention, word)

    def _link_noun(self, mention: Mention, word: str) -> Mention | None:
        if word in ("latter", "former"):
            return self._to_one_of_two(mention, word)
        if word in _BOTH:
            return self._to_pair(mention)
        noun = referring()[word]
        if noun.means == "pair":
            return self._to_pair(mention) if self._says_both(mention) else None
        if noun.means == "state":
            state = self._find(mention, lambda m: m.actor.country is not None and not m.members and _suits(m, noun), 0)
            return self._to(mention, replace(state, actor=_as_state(state.actor)) if state else None)
        return self._to(mention, self._find(mention, lambda m: self._kind(m) in noun.fits))

    def _kind(self, mention: Mention) -> str | None:
        """The kind of organisation that a mention names; None for what is none."""
        return self.page.known.lexicon.kinds.get(mention.actor.id or "")

    def _find_many(self, mention: Mention) -> Mention | None:
        """ "They" are several at once, two that were joined by "and", or failing those a body taken as its people."""
        many = self._find(mention, self._is_many)
        if many and not many.actor.party and not many.members:
            many = self._head_of_list(many) or many
        joined = None if many else next((m for m in reversed(self.seen[-_WINDOW:]) if self._partner(m)), None)
        if joined is None:
            return self._to(mention, many or self._find(mention, _is_body))
        return self._to_pair_of(mention, self._joined_to(joined))

    def _head_of_list(self, last: Mention) -> Mention | None:
        """The party that opens the list which a nameless group ends: "Oman and other members"."""
        head = self.page.heads[last.head] if self.page.deps[last.head] == "conj" else None
        return next((m for m in reversed(self.seen[-_WINDOW:]) if m.head == head and m.actor.party), None)

    def _joined(self, last: Mention) -> Iterator[Mention]:
        """The mentions joined by "and" up to the last, the last first."""
        member: Mention | None = last
        while member is not None:
            yield member
            member = self._partner(member)

    def _partner(self, mention: Mention) -> Mention | None:
        """The mention that this one is joined to by "and", where both are parties."""
        if self.page.deps[mention.head] != "conj" or not mention.actor.party:
            return None
        head = self.page.heads[mention.head]
        return next((m for m in reversed(self.seen[-_WINDOW:]) if m.head == head and m.actor.party), None)

    def _says_both(self, mention: Mention) -> bool:
        return not _BOTH.isdisjoint(self.page.doc[at].lower_ for at in range(mention.first, mention.head))

    def _to_pair(self, mention: Mention) -> Mention | None:
        """The two parties that were joined or set against each other last, else the two named last, each once."""
        doers = self._doers(mention)
        barred = next(iter(doers)) if len(doers) == 1 else None
        two = self._last_pair(mention, barred) or self._last_two(mention, barred)
        if two is None and self._hangs_on_noun(mention):
            two = self._last_two(mention, None)
        return self._to_pair_of(mention, two) if two else None

    def _last_two(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        named = [other.actor for other in self._last_parties(2 * _WINDOW, barred=barred)]
        two = ([actor for actor in named if actor.country] if self._means_states(mention) else named)[:2]
        return tuple(reversed(two)) if len(two) == 2 else None

    def _last_pair(self, mention: Mention, barred: str | None) -> tuple[Actor, ...] | None:
        """The latest two parties that one phrase or one verb holds: "Peru and Chile", "Peru accused Chile"."""
        bystander = None if self._hangs_on_noun(mention) else barred
        recent = self.seen[-2 * _WINDOW :]
        for at in range(len(recent) - 1, -1, -1):
            pair = recent[at].members or self._joined_to(recent[at]) or self._opposed_to(recent[at], recent[:at])
            if len({actor.party for actor in pair}) == 2 == len(pair) and self._may_be(mention, pair, bystander):
                return pair
        return None

    def _may_be(self, mention: Mention, pair: tuple[Actor, ...], bystander: str | None) -> bool:
        if bystander in {actor.party for actor in pair}:
            return False
        return not self._means_states(mention) or all(actor.country for actor in pair)

    def _joined_to(self, last: Mention) -> tuple[Actor, ...]:
        """The actors of a list that ends here; empty where the list goes on, or there is none."""
        joined = list(self._joined(last))
        return tuple(other.actor for other in reversed(joined)) if len(joined) > 1 else ()

    def _opposed_to(self, other: Mention, before: list[Mention]) -> tuple[Actor, ...]:
        """Subject and object of one verb; `other` is the object."""
        page, verb = self.page, self._governor(other)
        if verb is None or not other.actor.party:
            return ()
        doer = next((m for m in before if page.deps[m.head] in _SUBJECTS and page.heads[m.head] == verb), None)
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

    def _doers(self, mention: Mention) -> set[str]:
        """The parties that act on the mention: in "Peru lent both countries money", Peru is neither of them."""
        page, at = self.page, mention.head
        while page.deps[at] not in _SUBJECTS and page.heads[at] != at and page.poses[at] not in ("VERB", "AUX"):
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
        for m in self.seen[-_WINDOW:]:
            first = page.heads[m.head] if page.deps[m.head] == "conj" else m.head
            if page.deps[first] in _SUBJECTS and page.heads[first] == verb:
                parties |= {actor.party for actor in m.actors if actor.party}
        return parties

    def _to_pair_of(self, mention: Mention, two: Iterable[Actor]) -> Mention:
        members = tuple(_as_state(self._plainest(actor)) for actor in two)
        why = "those named last: " + " and ".join(str(member.party) for member in members)
        return replace(mention, actor=replace(mention.actor, sectors=(), why=why), members=members)

    def _plainest(self, actor: Actor) -> Actor:
        """The actor by the name that the text gave the party itself last: "India" before "its troops"."""
        if not actor.sectors:
            return actor
        named = (m for m in reversed(self.seen) if m.kind == "name" and m.actor.party == actor.party)
        plain = (m.actor for m in named if not m.actor.sectors and self.page.deps[m.head] != "amod")
        return next(plain, actor)

    def _to_one_of_two(self, mention: Mention, word: str) -> Mention | None:
        before = mention.first - 2
        named = {at for other in self.seen[-3:] for at in range(other.first, other.last)}
        if before >= 0 and self.page.poses[before] == "PROPN" and before not in named:
            return None  # "Isfahan and Natanz, the latter": places, not actors
        two = self._last_parties(2)
        return self._to(mention, two[0 if word == "latter" else 1]) if len(two) == 2 else None

    def _last_parties(self, count: int, *, barred: str | None = None) -> list[Mention]:
        found: dict[str, Mention] = {}
        for other in reversed(self.seen[-_WINDOW * 2 :]):
            is_named = other.actor.party and not other.members and self.page.deps[other.head] != "amod"
            if other.actor.party == barred:
                continue
            if is_named and other.actor.party and other.actor.party not in found:
                found[other.actor.party] = other
                if len(found) == count:
                    break
        return list(found.values())

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
        owner = self._owner(mention) or self._pair_behind(mention)
        if owner is not None:
            if self.page.doc[mention.head].lower_ in BESIDE:
                return mention  # its neighbours are others
            return self._of(mention, owner) if mention.actor.sectors != ("UNK",) else None
        if not (self._is_definite(mention) or self._says_both(mention)):
            return _unless_unknown(mention)
        word = self.page.doc[mention.head].lower_
        noun = referring().get(word)
        if noun and noun.means == "pair" and self._says_both(mention):
            return self._to_pair(mention)
        if noun and noun.means == "organisation":
            body = self._find(mention, lambda m: self._kind(m) in noun.fits)
            if body or mention.actor.sectors == ("UNK",):
                return self._to(mention, body)
        noun_before = self.page.doc[mention.head].lemma_
        same = self._find(mention, lambda m: _fills(m, mention) and self.page.doc[m.head].lemma_ == noun_before)
        same = same or self._find(mention, lambda m: _fills(m, mention))
        if same:
            return self._to(mention, same)
        state = self._find(mention, _is_state) if _is_of_state(mention.actor) else None
        return self._of(mention, state) if state else _unless_unknown(mention)

    def _owner(self, mention: Mention) -> Mention | None:
        """Whom the possessive pronoun in a mention means ("its embassy")."""
        for at in range(mention.first, mention.head):
            word = self.page.doc[at].lower_ if self.page.poses[at] == "PRON" else ""
            if word in _PRONOUNS:
                return self._link_pronoun(self._bare(at, at + 1, at))
        return None

    def _pair_behind(self, mention: Mention) -> Mention | None:
        """The two whose part a mention is: "the ministers of the two countries"."""
        page, at = self.page, mention.last
        if at + 2 >= len(page.heads) or page.doc[at].lower_ not in ("of", "from"):
            return None
        opens = page.doc[at + 1].lower_ == "both" or (page.doc[at + 1].lower_, page.doc[at + 2].lower_) == _THE_TWO
        noun = next((below for below in range(at + 1, min(at + 5, len(page.heads))) if page.heads[below] == at), None)
        if not opens or noun is None or page.doc[noun].lower_ not in referring():
            return None
        return self._to_pair(self._bare(at + 1, noun + 1, noun))

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a noun points at one that is known: with an article, or as a name does ("Parliament rejected it")."""
        first = self.page.doc[mention.first]
        is_house = mention.last == mention.first + 1 and mention.actor.sectors[:1] == ("LEG",)
        return first.lower_ in ("the", "this", "that") or (is_house and self.page.poses[mention.first] == "PROPN")

    def _is_many(self, mention: Mention) -> bool:
        plural = self.page.doc[mention.head].tag_ in ("NNS", "NNPS") and not _is_state(mention)
        return bool(mention.members) or plural

    def _find(self, mention: Mention, test: Test, bonus: float = _SUBJECT_BONUS) -> Mention | None:
        """The most salient mention before that passes the test: a late one, better a subject.

        Never an argument of the same verb, nor another mention of that argument's actor: "she told him" names two.
        """
        best, best_score = None, -1e9
        recent = self.seen[-_WINDOW:]
        barred = {_identity(other.actor) for other in recent if self._is_beside(mention, other)}
        for back, other in enumerate(reversed(recent)):
            if test(other) and _identity(other.actor) not in barred:
                score = bonus * self._prominence(other) - back
                if score > best_score:
                    best, best_score = other, score
        return best

    def _prominence(self, other: Mention) -> float:
        """2 for the subject of a sentence, 1 for that of a clause inside it ("when Quito broke off talks"), else 0."""
        page, at = self.page, other.head
        if page.deps[at] not in _SUBJECTS:
            return 0
        verb = page.heads[at]
        return 2 if page.heads[verb] == verb else 1

    def _is_beside(self, mention: Mention, other: Mention) -> bool:
        """Whether two mentions are arguments of one verb, so that they cannot be one actor ("Peru told it")."""
        heads = self.page.heads
        return heads[mention.head] == heads[other.head] and self.page.deps[mention.head] != "poss"

    def _speaker(self, mention: Mention) -> Mention | None:
        """Who says "we": as a gloss tells ("we [Israelis]"), the subject around the quotation, the block's speaker."""
        gloss = next((m for m in self.named if m.first == mention.last + 1), None)
        if gloss and self.page.doc[mention.last].text == "[":
            return gloss
        quotes = self.reading.parse.quotes if self.reading.parse else ()
        quote = next((q for q in quotes if q.span.start <= mention.actor.start < q.span.end), None)
        return self._quoted(quote.span) if quote else self._block_speaker(mention)

    def _quoted(self, quote: Span) -> Mention | None:
        """The subject right behind a quotation ("…," the envoy said), else the last one before it."""
        subjects = [m for m in self.named if self.page.deps[m.head] in _SUBJECTS]
        after = next((m for m in subjects if m.actor.start >= quote.end), None)
        if after and not set(".!?\n") & set(self.page.text.raw[quote.end : after.actor.start]):
            return after
        return next(
            (m for m in reversed(self.seen) if m.actor.end <= quote.start and self.page.deps[m.head] in _SUBJECTS), None
        )

    def _block_speaker(self, mention: Mention) -> Mention | None:
        start = mention.actor.start
        blocks = self.reading.document.blocks
        speaker = next((block.speaker for block in blocks if block.start <= start < block.end and block.speaker), None)
        if speaker is None:
            return None
        return next((m for m in self.seen if m.actor.start < speaker.end and speaker.start < m.actor.end), None)

    def _to(self, mention: Mention, other: Mention | None) -> Mention | None:
        """The mention as one more name of another's actor."""
        if other is None or not (other.members or other.actor.party or other.actor.person):
            return None if mention.kind == "pronoun" else _unless_unknown(mention)
        actor = _named_as(mention.actor, other.actor, f"refers to {other.actor.text!r}")
        return replace(mention, actor=actor, members=other.members)

    def _of(self, mention: Mention, other: Mention) -> Mention:
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

    def _remember(self, mention: Mention) -> None:
        self.seen.append(mention)
        if mention.actor.person and mention.kind == "name":
            for word in mention.actor.person.split():
                self.people[word.lower()] = mention.actor


def _identity(actor: Actor) -> str | None:
    return actor.person or actor.party


def _named_as(actor: Actor, known: Actor, why: str) -> Actor:
    return replace(known, text=actor.text, start=actor.start, end=actor.end, why=why)


def _as_state(actor: Actor) -> Actor:
    """The party behind an actor, as a member of a pair."""
    return replace(actor, id=actor.party, sectors=(), person=None, office=None)


def _is_person(mention: Mention) -> bool:
    return bool(mention.actor.person or mention.actor.office)


def _is_state(mention: Mention) -> bool:
    return mention.actor.country is not None and mention.actor.person is None and not mention.members


def _suits(mention: Mention, noun: Referring) -> bool:
    return not noun.fits or mention.actor.country in noun.fits


def _is_body(mention: Mention) -> bool:
    return not _is_person(mention) and bool(mention.actor.party) and not mention.members


def _is_of_state(actor: Actor) -> bool:
    """Whether "the X" alone means that of the state in hand: its army and ministers, not its rebels or crowds."""
    return bool({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"} & set(actor.sectors[:1]))


def _fills(other: Mention, mention: Mention) -> bool:
    """Whether another mention is of the same office or the same sort: "the president" after "President Example"."""
    if not other.actor.party:
        return False
    if mention.actor.office:
        return other.actor.office == mention.actor.office
    return other.kind == "nominal" and mention.actor.sectors[:1] == other.actor.sectors[:1] != ("CVL",)


def _unless_unknown(mention: Mention) -> Mention | None:
    """A noun that says neither sector nor side ("the group") is no actor until something links it."""
    return None if mention.kind == "nominal" and mention.actor.sectors == ("UNK",) else mention


def _single_word(actor: Actor) -> str:
    """The one word that names an actor; empty where there are more."""
    return actor.text if " " not in actor.text else ""
