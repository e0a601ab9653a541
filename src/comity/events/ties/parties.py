"""Which known parties stand where in the tree of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from comity.events.ties.names import capital, halves, has_capital
from comity.model import Actor, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INHERIT = frozenset({"conj", "xcomp"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


class Parties:
    """The mentions of a reading by token; actors of no known party are left out, since a tie needs two known ones."""

    def __init__(self, reading: Reading) -> None:
        self._by_token: dict[int, tuple[Actor, ...]] = {}
        narrow_first = sorted(reading.mentions, key=lambda mention: mention.last - mention.first)
        for mention in narrow_first:
            actors = tuple(actor for actor in mention.actors if actor.party and not _is_private(actor))
            for index in range(mention.first, mention.last) if actors else ():
                self._by_token.setdefault(index, actors)
        self._doc = reading.doc
        self._by_token.update((index, (half,)) for index, half in halves(reading.doc))

    def near(self) -> Iterator[Token]:
        """The tokens of each sentence that names somebody, and of the next one: no other can tell a tie."""
        last = False
        for sentence in self._doc.sents:
            named = any(i in self._by_token for i in range(sentence.start, sentence.end)) or has_capital(sentence)
            if named or last:
                yield from sentence
            last = named

    def named_in(self, sentence: Span) -> Iterator[tuple[Token, Actor]]:
        """The parties that a sentence names by name, each with a token of it; pronouns name nobody."""
        for token in sentence:
            if (token.i in self._by_token or token.pos_ == "PROPN") and token.pos_ != "PRON":
                yield from ((token, actor) for actor in self.at(token))

    def at(self, token: Token) -> tuple[Actor, ...]:
        """The parties of the mention that covers a token, or that a relative pronoun or a capital stands for."""
        found = self._by_token.get(token.i)
        if found is None and token.tag_ in ("WDT", "WP", "WP$"):
            clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
            return self.group(clause.head) if clause is not None else ()
        if found is None and (one := capital(token)):
            found = self._by_token[token.i] = (one,)
        return found or ()

    def dative(self, verb: Token) -> tuple[Actor, ...]:
        """The parties to whom something is given without a preposition ("gave Peru arms")."""
        given = (child for child in verb.children if child.dep_ in ("dative", "iobj") and child.pos_ != "ADP")
        return unique(actor for child in given for actor in self.group(child))

    def within(self, noun: Token, prepositions: Iterable[str] = ("of", "in", "over", "to")) -> tuple[Actor, ...]:
        """The parties in the phrase of a noun: "Peru's side", "Peruvian soil", "the side of Peru"."""
        return unique((*self.before_noun(noun), *self.behind(noun, prepositions)))

    def before_noun(self, noun: Token) -> tuple[Actor, ...]:
        """The parties before a noun in its phrase, but for those of a participle or a prefix ("Russian-approved")."""
        parts = (c for c in noun.children if c.dep_ in ("poss", "compound", "amod", "nmod") and c.i < noun.i)
        words = (word for part in parts if part.tag_ != "VBN" for word in part.subtree if not _is_opposed(word))
        return unique(actor for word in words for actor in self.at(word))

    def group(self, token: Token) -> tuple[Actor, ...]:
        """The parties at a token and at whatever is coordinated with it ("Chile, Peru and Bolivia")."""
        return unique(actor for part in (token, *token.conjuncts) for actor in self.at(part) or self._inside(part))

    def of_phrase(self, token: Token) -> tuple[Actor, ...]:
        """The parties at a token, or inside its phrase, without those coordinated with it."""
        return self.at(token) or self._inside(token)

    def _inside(self, token: Token) -> tuple[Actor, ...]:
        """The party inside a phrase whose head is none itself: "the government of Chile", "Chilean firms"."""
        for child in token.children:
            if child.dep_ in ("poss", "compound", "amod", "nmod", "appos") and self.at(child):
                return self.at(child)
            if child.dep_ == "prep" and child.lower_ in ("of", "in"):
                parts = (part for grandchild in child.children for part in (grandchild, *grandchild.conjuncts))
                return tuple(actor for part in parts for actor in self.at(part))
        return ()

    def behind(self, head: Token, prepositions: Iterable[str]) -> tuple[Actor, ...]:
        """The parties behind one of some prepositions of `head`."""
        wanted = frozenset(prepositions)
        return unique(
            actor
            for child in head.children
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ in wanted
            for object_ in child.children
            if object_.dep_ == "pobj"
            for actor in self.group(object_)
        )

    def subject(self, verb: Token) -> tuple[Actor, ...]:
        """The parties that are the subject of a verb, its own or the one it shares with the verb above."""
        for step in _upward(verb):
            for child in step.children:
                if child.dep_ in _SUBJECTS:
                    return self.group(step.head) if child.lower_ in _RELATIVES else self.group(child)
            if step.dep_ in ("acl", "relcl") and (found := self.group(step.head) or self._said_of(step.head)):
                return found
        return ()

    def _said_of(self, noun: Token) -> tuple[Actor, ...]:
        """Of whom a copula says a noun: Norway in "Norway was among the first states to recognise Peru"."""
        copula = copula_of(noun)
        return self.subject(copula) if copula is not None else ()

    def named(self, verb: Token) -> tuple[Actor, ...]:
        """The parties that are the direct object of a verb."""
        return unique(a for child in verb.children if child.dep_ in ("dobj", "obj") for a in self.group(child))

    def before(self, token: Token, start: int) -> tuple[Actor, ...]:
        """The parties named between token index `start` and `token`, each once."""
        return unique(actor for index in range(start, token.i) for actor in self._by_token.get(index, ()))


def copula_of(noun: Token) -> Token | None:
    """The verb by which a noun is said of its subject, also behind "one of" and "among"."""
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among"):
        if noun.head.head.pos_ in ("AUX", "VERB"):
            return noun.head.head
        noun = noun.head.head
    return noun.head if noun.dep_ in ("attr", "oprd") else None


def _is_opposed(word: Token) -> bool:
    """ "The counter-Isis coalition" is not one of Isis."""
    return word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ in ("counter", "anti", "non", "pro")


def _is_private(actor: Actor) -> bool:
    """Whether an actor is a person who stands for no country: a tie is between states and bodies."""
    return actor.person is not None and actor.country is None


def _upward(verb: Token) -> Iterator[Token]:
    """The verb, and those above it that lend it their subject."""
    yield verb
    while verb.dep_ in _INHERIT or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN")):
        verb = verb.head
        yield verb


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, one a party, in order."""
    found: dict[str | None, Actor] = {}
    for actor in actors:
        found.setdefault(actor.party, actor)
    return tuple(found.values())
