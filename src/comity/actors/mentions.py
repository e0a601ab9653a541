"""Actor mentions in a parsed document: which names and nouns name an actor here, and how far each phrase reaches.

The vocabulary says what a word can mean; the parse says what it does here. A capital stands for its state only where it
acts or is acted on as states are ("talks with Tehran"), not where somebody was born or something burns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from comity.actors.lexicon import Entry, Hit
from comity.actors.page import Page
from comity.actors.phrase import POSTED, Sense, is_loose, read_phrase
from comity.actors.standing import stands_for_state
from comity.codes.actors import wording
from comity.model import Actor, Mention

_MODIFIER = frozenset(("compound", "amod", "nmod", "poss", "nummod"))
_LEFT_POS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "CCONJ"))
_HYPHENS = ("-", "–")
# What the leaders of a list lead, be it named by its capital.
_GOVERNED = frozenset(("state", "capital"))
# Kinds of names that take what stands before them into their own mention.
_TAKERS = frozenset(("role", "person", "organisation", "people", "demonym"))
_PLACES = frozenset(("state", "adjective", "capital", "seat", "region", "demonym", "epithet", "people"))
_NEVER = frozenset(("VERB", "AUX", "ADV", "ADP", "SCONJ", "INTJ", "PRON", "DET"))
_ENTITIES = frozenset(("PERSON", "ORG", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
_LEAVING = wording("leaving")
# Nouns that name a deed, not a body, once they tell what it is done to: "the division of Cyprus".
_DEEDS = wording("deed")
_ALSO_KNOWN = wording("also_known")
_DONE_TO = frozenset(("of", "between", "into", "among", "over", "within"))
# An unknown name behind one of these is where something is, whatever the entity recogniser calls it.
_WHERE = frozenset(("in", "near", "at", "around", "outside", "inside", "into", "across", "through"))
# What joins the words of a name, hyphens included.
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "da", "van", "von", *_HYPHENS))
_TAIL_LINKS = frozenset(("of", "in", "from", "for", "at"))
# How far behind its preposition the noun of a tail may stand, in tokens.
_REACH = 7


@dataclass(slots=True)
class Finder:
    """The work on one page: which hits a larger mention has taken, and the mentions made so far."""

    page: Page
    taken: set[int] = field(default_factory=set)
    owner: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.owner = {at: number for number, (first, last) in enumerate(self.page.spans) for at in range(first, last)}

    def run(self) -> Iterator[Mention]:
        """The mentions of the page, those of the vocabulary first."""
        strange = self._strange_names()
        for number, hit in enumerate(self.page.hits):
            if number in strange or is_loose(self.page.text, hit.first, hit.last) or self._is_taken(number):
                self.taken.add(number)
        for number in range(len(self.page.hits)):
            if number not in self.taken:
                mention = self._mention(number)
                if mention:
                    yield mention

    def _strange_names(self) -> set[int]:
        """Hits inside a longer name that no table has: a city in a title of a paper, a state in a first name."""
        inside: set[int] = set()
        for first, last, label in self.page.entities:
            numbers = {self.owner[at] for at in range(first, last) if at in self.owner}
            if label in _ENTITIES and numbers and self._is_strange(first, last, label, numbers):
                inside |= numbers
        return inside

    def _is_strange(self, first: int, last: int, label: str, numbers: set[int]) -> bool:
        spans = [self.page.spans[number] for number in numbers]
        kinds = {self.page.hits[number].best.kind for number in numbers}
        if not kinds <= {"state", "capital", "region", "role"} or min(span[0] for span in spans) < first:
            return False
        if label in ("FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
            return False
        return "role" not in kinds and any(self._is_strange_word(at) for at in range(first, last))

    def _is_strange_word(self, at: int) -> bool:
        return at not in self.owner and self.page.poses[at] == "PROPN" and self.page.doc[at].text[0].isupper()

    def _is_taken(self, number: int) -> bool:
        """Whether a larger mention takes this hit: it modifies a role, a person, an organisation or a people."""
        page, (first, last) = self.page, self.page.spans[number]
        hit = page.hits[number]
        after = number + 1 if number + 1 < len(page.hits) else None
        if after is not None and page.spans[after][0] == last and self._leans_on(hit, page.hits[after]):
            return True
        if last + 1 < len(page.heads) and self._is_leader(last + 1):
            return page.heads[last + 1] in self.owner
        head = self._first_of_list(page.head_of(first, last))
        target = self.owner.get(page.heads[head])
        if page.deps[head] not in _MODIFIER or target is None or target == number or page.heads[head] < head:
            return False
        if hit.best.kind == "person" and "CCONJ" in page.poses[last : page.spans[target][0]]:
            return False  # "Charles de Gaulle and Chancellor Adenauer": the parser hangs the first on the second
        kind = page.hits[target].best.kind
        return kind in ("role", "person") if page.deps[head] == "poss" else kind in _TAKERS

    def _first_of_list(self, at: int) -> int:
        """The adjective that one is joined to: "American" for "British" in "American, British and French jets"."""
        page = self.page
        while page.deps[at] == "conj" and self._is_adjective(at) and self._is_adjective(page.heads[at]):
            at = page.heads[at]
        return at

    def _is_adjective(self, at: int) -> bool:
        """Whether a word may say whose something is: "British", and "US" or "UK", which are states as well."""
        return at in self.owner and self.page.hits[self.owner[at]].of("adjective") is not None

    def _leans_on(self, hit: Hit, after: Hit) -> bool:
        """Whether two names side by side are one mention even where the parse keeps them apart."""
        kind, next_kind = hit.best.kind, after.best.kind
        if kind == "adjective":
            return next_kind in _TAKERS
        return kind == "role" and hit.best.sort == "person" and not hit.best.plural and next_kind == "person"

    def _mention(self, number: int) -> Mention | None:
        page, hit = self.page, self.page.hits[number]
        first, last = page.spans[number]
        if not (self._is_noun(hit, first, last) and stands_for_state(page, hit, first, last)):
            return None
        if hit.best.kind in _TAKERS or hit.best.kind == "epithet":
            first, last = self._reach_left(first, last), self._reach_name(hit, last)
        elif page.poses[first - 1] == "DET" and first and page.heads[first - 1] == page.head_of(first, last):
            first -= 1
        return self._make(number, first, last)

    def _is_noun(self, hit: Hit, first: int, last: int) -> bool:
        """Whether the tagger agrees that the words name somebody: not "to polish", "a private matter", "in public"."""
        page, head = self.page, self.page.head_of(first, last)
        pos, dep = page.poses[head], page.deps[head]
        if hit.best.kind != "role":
            return last - first > 1 or pos not in _NEVER
        if page.doc[head].lower_ in _DEEDS and last < len(page.heads) and page.doc[last].lower_ in _DONE_TO:
            return False
        if page.doc[head].lower_ in _ALSO_KNOWN and first == head and dep != "nsubj":
            return not _MODIFIER.isdisjoint(page.deps[max(0, first - 1) : first])
        if dep == "pobj" and first == head and not hit.best.plural and page.doc[page.heads[head]].lower_ == "in":
            return page.heads[head] != head - 1
        return pos in ("NOUN", "PROPN") or (pos == "ADJ" and dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"))

    def _reach_left(self, first: int, last: int) -> int:
        page = self.page
        head = page.head_of(first, last)
        edge = page.doc[head].left_edge.i
        if page.deps[head] in _MODIFIER and page.heads[head] > head:
            edge = min(edge, page.doc[page.heads[head]].left_edge.i)
        title = self.owner.get(first - 1)
        if title is not None and self._leans_on(page.hits[title], page.hits[self.owner[first]]):
            edge = min(edge, page.doc[page.head_of(*page.spans[title])].left_edge.i, page.spans[title][0])
        at = first
        while at > edge and (self._is_role(at - 1) or self._may_lead(at - 1) or self._is_in_list(at - 1)):
            at = page.spans[self.owner[at - 1]][0] if self._is_role(at - 1) else at - 1
        while at < first and page.deps[at] in ("punct", "cc", "preconj", "prep", "case"):
            at += 1
        return at

    def _is_in_list(self, at: int) -> bool:
        """Whether a comma stands between two adjectives of one noun: "US, British and French forces"."""
        return self.page.doc[at].text == "," and self._is_adjective(at - 1) and self._is_adjective(at + 1)

    def _is_role(self, at: int) -> bool:
        return at in self.owner and self.page.hits[self.owner[at]].best.kind in ("role", "organisation")

    def _may_lead(self, at: int) -> bool:
        if at in self.owner and self.page.hits[self.owner[at]].best.kind == "person":
            return False
        return self.page.poses[at] in _LEFT_POS or self.page.doc[at].text in _HYPHENS or self._is_leader(at)

    def _is_leader(self, at: int) -> bool:
        """Whether a word is the last of "Saudi-led": the warplanes count as Saudi Arabia's."""
        return self.page.doc[at].lower_ == "led" and at > 0 and self.page.doc[at - 1].text in _HYPHENS

    def _reach_name(self, hit: Hit, last: int) -> int:
        """Past the unknown name behind a title: "President Maria Example"."""
        if hit.best.kind != "role" or hit.best.sort != "person" or hit.best.plural:
            return last
        at = last
        while self._is_name_word(at) or (self._is_particle(at) and self._is_name_word(at + 1)):
            at += 1
        if self._is_particle(at) and self._is_particle(at + 1) and self._is_name_word(at + 2):
            at += 3  # spaCy cuts "al-Sudani" in three
        return at if at - last <= 4 else last

    def _is_name_word(self, at: int) -> bool:
        page = self.page
        is_known = at >= len(page.heads) or at in self.owner
        return not is_known and page.poses[at] == "PROPN" and page.doc[at].text[0].isupper()

    def _is_particle(self, at: int) -> bool:
        return at < len(self.page.heads) and self.page.doc[at].text in _PARTICLES

    def _make(self, number: int, first: int, last: int) -> Mention | None:
        page = self.page
        sense = self._read(first, last)
        if sense is None:
            return None
        if sense.kind == "role":
            first, last, sense = self._with_tail(number, first, last, sense)
        lands = self._lands(number, first, last) if sense.kind == "role" else []
        self.taken |= {self.owner[at] for at in range(first, last) if at in self.owner}
        mention = to_mention(page, sense, first, last)
        return replace(mention, members=_shared(mention.actor, lands)) if len(lands) > 1 else mention

    def _lands(self, number: int, first: int, last: int) -> list[Entry]:
        """The states that share a role of several: "Turkish and Greek officials", "British and French forces"."""
        page, role = self.page, self.page.hits[number].best
        if not (role.plural or role.sort == "group") or "CCONJ" not in page.poses[first:last]:
            return []
        lands = (hit.of("adjective", "state", "capital") for hit in page.hits_in(first, last))
        return list({land.country: land for land in lands if land}.values())

    def _read(self, first: int, last: int) -> Sense | None:
        page = self.page
        return read_phrase(page.text, *page.words(first, last), page.hits_in(first, last), page.known)

    def _with_tail(self, number: int, first: int, last: int, sense: Sense) -> tuple[int, int, Sense]:
        """Take in "of Brazil", "in Darfur" or an ambassador's "to Mali" where it says who the role belongs to."""
        end = None if self._is_owned(first, last) else self._tail_end(last, sense)
        if end is None:
            return first, last, sense
        if self.page.hits[number].best.plural:
            end = self._list_end(end)
        longer = self._read(first, end)
        gained = longer is not None and (longer.id, longer.country) != (sense.id, sense.country)
        posted = sense.office in POSTED and sense.country is not None
        return (first, end, longer) if longer and (gained or posted) else (first, last, sense)

    def _list_end(self, end: int) -> int:
        """Past the states that "and" joins to the one that a tail ends with: "the leaders of Peru and Chile"."""
        page = self.page
        while end + 1 < len(page.heads) and page.poses[end] == "CCONJ" and {end - 1, end + 1} <= self.owner.keys():
            last, (first, after) = self.owner[end - 1], page.spans[self.owner[end + 1]]
            head = page.head_of(first, after)
            both = {page.hits[last].best.kind, page.hits[self.owner[end + 1]].best.kind}
            if not both <= _GOVERNED or page.deps[head] != "conj" or self.owner.get(page.heads[head]) != last:
                break
            end = after
        return end

    def _is_owned(self, first: int, last: int) -> bool:
        """Whether a pronoun tells whose it is, so that the tail is somebody else: "its ambassador to Kenya"."""
        return "poss" in self.page.deps[first:last] and "PRON" in self.page.poses[first:last]

    def _tail_end(self, last: int, sense: Sense) -> int | None:
        page = self.page
        if last >= len(page.heads) or page.poses[last] != "ADP":
            return None
        link = page.doc[last].lower_
        if link not in _TAIL_LINKS and not (link == "to" and sense.office in POSTED):
            return None
        for at in range(last + 1, min(last + 1 + _REACH, len(page.heads))):
            if page.heads[at] == last and page.deps[at] == "pobj":
                if at in self.owner:
                    return page.spans[self.owner[at]][1]
                return at + 1 if self._is_of_a_state(last + 1, at) else None
        return None

    def _is_of_a_state(self, first: int, noun: int) -> bool:
        """Whether an adjective before a noun of no table says whose it is: "the Romanian fraud office"."""
        before = (self.owner[at] for at in range(first, noun) if at in self.owner and self.page.heads[at] == noun)
        return any(self.page.hits[number].best.kind == "adjective" for number in before)


def _shared(actor: Actor, lands: list[Entry]) -> tuple[Actor, ...]:
    return tuple(replace(actor, id=land.id, country=land.country, name=land.name) for land in lands)


def to_mention(page: Page, sense: Sense, first: int, last: int) -> Mention:
    """A mention of the tokens `first` up to `last`."""
    start, end = page.starts[first], page.end_of(last - 1)
    actor = Actor(
        text=page.text.raw[start:end],
        start=start,
        end=end,
        id=sense.id,
        name=sense.name,
        country=sense.country,
        sectors=sense.sectors,
        person=sense.person,
        office=sense.office,
        why=sense.why,
    )
    is_noun = sense.kind == "role" and not sense.person
    head = page.head_of(first, last)
    return Mention(actor=actor, first=first, last=last, head=head, kind="nominal" if is_noun else "name")


def find_mentions(page: Page) -> list[Mention]:
    """The actors that a page names or describes, pronouns apart, in the order of the text."""
    found = list(Finder(page).run())
    covered = {at for mention in found for at in range(mention.first, mention.last)}
    places = {
        at for hit, span in zip(page.hits, page.spans, strict=True) if hit.best.kind in _PLACES for at in range(*span)
    }
    found += _unknown_names(page, covered | places)
    return _join_appositions(page, sorted(found, key=lambda mention: mention.first))


def _join_appositions(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Give an unknown name the state and office that its apposition tells: "Anna Ek, the Swedish envoy"."""
    at = {mention.head: number for number, mention in enumerate(mentions)}
    for number, mention in enumerate(mentions):
        other = at.get(page.heads[mention.head]) if page.deps[mention.head] == "appos" else None
        if other is not None:
            mentions[number] = _told_by(mention, mentions[other])
            mentions[other] = _told_by(mentions[other], mentions[number])
    return mentions


def _told_by(name: Mention, noun: Mention) -> Mention:
    known, telling = name.actor, noun.actor
    if known.party or not known.person or not telling.party or telling.person:
        return name
    actor = replace(telling, text=known.text, start=known.start, end=known.end, person=known.person)
    return replace(name, actor=replace(actor, why=f"apposition {telling.text!r}: {telling.why}"))


def _unknown_names(page: Page, covered: set[int]) -> Iterator[Mention]:
    """People and organisations that only the entity recogniser sees: id and country stay None."""
    for first, last, label in page.entities:
        if label not in ("PERSON", "ORG") or _is_where(page, first, last):
            continue
        if covered.isdisjoint(range(first, last)) and page.poses[last - 1] == "PROPN":
            text = page.text.raw[page.starts[first] : page.end_of(last - 1)]
            person = text if label == "PERSON" else None
            yield to_mention(page, Sense(kind="entity", name=text, person=person, why=f"entity {label}"), first, last)


def _is_where(page: Page, first: int, last: int) -> bool:
    """Whether a name of one word stands where places do ("signed in Yerevan")."""
    if last - first > 1 or page.deps[first] != "pobj":
        return False
    link = page.doc[page.heads[first]]
    return link.lower_ in _WHERE or (link.lower_ == "from" and link.head.lemma_ in _LEAVING)
