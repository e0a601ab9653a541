"""Who stands in a noun phrase: its head, a possessor, an adjective, or a name that hangs on it by a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.codes.predicates import in_class
from comity.events.tree import LIST, Tree
from comity.model import Mention

# How far down a noun phrase an actor may stand: "the head of the planning office of the ministry in Seoul" is three.
DEPTH = 4
# Prepositions by which an actor belongs to the noun above: "officials in Seoul" act for Seoul, not "talks with Seoul".
_OWNING = frozenset({"of", "in", "from", "for", "by", "at", "within", "inside", "near"})
_COUNTS = frozenset(
    {"dozen", "score", "hundred", "thousand", "million", "half", "third", "most", "some", "many", "rest", "part"}
    | {
        "group",
        "number",
        "total",
        "pair",
        "series",
        "string",
        "handful",
        "majority",
        "remainder",
        "all",
        "bulk",
        "ton",
        "tonne",
        "batch",
        "worth",
    }
)
_INNER = frozenset({"poss", "compound", "amod", "nmod", "appos"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A mention found from a token, and the way down to it: "" when the token is the mention itself, else "poss",
    "amod", "prep:of", "prep:of/poss" and the like.
    """

    mention: Mention
    way: str = ""


class Cast:
    """The mentions of a document by the tokens they cover."""

    def __init__(self, tree: Tree, mentions: Iterable[Mention]) -> None:
        self.tree = tree
        self.at: dict[int, Mention] = {}
        self._parties: dict[tuple[int, bool], list[Party]] = {}
        for mention in sorted(mentions, key=lambda known: known.last - known.first):
            for token in range(mention.first, mention.last):
                self.at.setdefault(token, mention)

    def joined_by(self, more: Iterable[Mention]) -> Cast:
        """A cast with more mentions, where no other stands; the pronouns of this one keep whom they stand for."""
        joined = Cast(self.tree, ())
        joined.at = dict(self.at)
        for mention in more:
            for token in range(mention.first, mention.last):
                joined.at.setdefault(token, mention)
        return joined

    def parties(self, token: int, everywhere: bool = False) -> list[Party]:
        """The actors in the noun phrase headed by `token`, the nearest first, each once.

        `everywhere` follows every preposition down, not only those by which an actor belongs to the noun.
        """
        key = (token, everywhere)
        known = self._parties.get(key)
        if known is None:
            found: dict[int, Party] = {}
            for party in self._descend(token, "", everywhere, DEPTH):
                found.setdefault(party.mention.first, party)
            known = self._parties[key] = list(found.values())
        return known

    def standing_at(self, tokens: Iterable[int], everywhere: bool = False) -> list[Party]:
        """The actors of several noun phrases ("France, Spain and Italy"): of each phrase, those nearest to its head.

        One whom no vocabulary knows ("a spokesman") gives way to one further down who is known ("of the Kremlin").
        """
        found: dict[int, Party] = {}
        for token in tokens:
            inside = self.parties(token, everywhere)
            way = next((party.way for party in inside if _is_known(party)), inside[0].way if inside else "")
            for party in inside:
                if party.way == way:
                    found.setdefault(party.mention.first, party)
        return list(found.values())

    def _descend(self, token: int, way: str, everywhere: bool, depth: int) -> Iterator[Party]:
        tree = self.tree
        if depth < 0:
            return
        mention = self.at.get(token)
        if mention is not None:
            yield Party(mention=mention, way=way)
            for joined in self._joined_inside(mention):
                yield from self._descend(joined, way, everywhere, depth - 1)
        later: list[tuple[int, str]] = []
        for child in tree.children[token]:
            dep = tree.dep[child]
            if dep in _INNER and (mention is None or self.at.get(child) is not mention):
                yield from self._descend(child, _join(way, dep), everywhere, depth - 1)
            elif dep == "conj" and way:
                yield from self._descend(child, way, everywhere, depth - 1)
            else:
                later += self._steps(token, child, everywhere)
        for noun, step in later:
            yield from self._descend(noun, _join(way, step), everywhere, depth - 1)

    def _steps(self, token: int, child: int, everywhere: bool) -> list[tuple[int, str]]:
        """The nouns that a preposition or a clause hangs on `token`, each with the name of that step."""
        tree = self.tree
        dep = tree.dep[child]
        if dep == "prep" and (everywhere or tree.word[child] in _OWNING):
            return [(noun, f"prep:{tree.word[child]}") for noun in tree.kids(child, "pobj")]
        if dep in ("acl", "relcl") and everywhere:
            return [(noun, dep) for noun in _inside_participle(tree, child)]
        if dep == "acl" and in_class(tree.lemma[token], "@projectile"):
            return [(noun, "acl:by") for noun in agents(tree, child)]
        return []

    def _joined_inside(self, mention: Mention) -> Iterator[int]:
        """Conjuncts that the parser hangs inside a name: "the Republic of Congo and Uganda", "Rosa Luz and Ana Paz".

        Or before one: "Luz" of "Rosa Luz and President Ana Paz" is read as a part of "Paz", joined to "President".
        """
        if mention.last - mention.first == 1:
            return
        inside = range(mention.first, mention.last)
        for token in self.tree.kids(mention.head, "nmod", "compound"):
            if token < mention.first and any(child in inside for child in self.tree.kids(token, "conj")):
                yield token
        for token in inside:
            if token != mention.head:
                joined = (child for child in self.tree.kids(token, "conj") if child not in inside)
                yield from (each for child in joined for each in with_conjuncts(self.tree, child))


def parties_of(mentions: Iterable[Mention]) -> set[str]:
    """The known parties that mentions stand for."""
    return {actor.party for mention in mentions for actor in mention.actors if actor.party}


def _is_known(party: Party) -> bool:
    return any(actor.party for actor in party.mention.actors)


def _inside_participle(tree: Tree, verb: int) -> Iterator[int]:
    """The nouns of "sanctions imposed on Peru", "measures targeting Peru"."""
    if tree.tag[verb] == "VBG":
        yield from tree.kids(verb, "dobj")
    if tree.tag[verb] in ("VBG", "VBN"):
        for preposition in tree.kids(verb, "prep"):
            yield from tree.kids(preposition, "pobj")


def agents(tree: Tree, verb: int) -> list[int]:
    """The tokens after "by" of a passive."""
    return [
        token
        for by in tree.children[verb]
        if tree.dep[by] == "agent" or (tree.dep[by] == "prep" and tree.word[by] == "by")
        for noun in tree.kids(by, "pobj")
        for token in with_conjuncts(tree, noun)
    ]


def counted(tree: Tree, noun: int) -> Iterator[int]:
    """What a number counts: "soldiers" of "20,000 of its soldiers", "aid" of "a million in aid"."""
    if is_count(tree, noun):
        for preposition in tree.kids(noun, "prep"):
            if tree.word[preposition] in ("of", "in"):
                yield from tree.kids(preposition, "pobj")


def is_count(tree: Tree, noun: int) -> bool:
    """Whether a word only says how many: "three", "dozens", "a group"."""
    return tree.pos[noun] == "NUM" or tree.lemma[noun] in _COUNTS


def with_conjuncts(tree: Tree, token: int) -> list[int]:
    """A token and all joined to it: "France" of "France, Spain and Italy" gives the three heads."""
    found = [token]
    for place in found:
        if len(found) >= LIST:
            break
        found += [child for child in tree.children[place] if tree.dep[child] == "conj" or _is_listed(tree, child)]
    return found[:LIST]


def _is_listed(tree: Tree, token: int) -> bool:
    """Whether the parser takes the second of three names for what the first is called: "the US, Britain and France"."""
    if tree.dep[token] != "appos" or tree.pos[token] != "PROPN" or tree.pos[tree.head[token]] != "PROPN":
        return False
    joined = tree.kid(token, "conj")
    return joined is not None and tree.pos[joined] == "PROPN" and tree.kid(token, "cc") is not None


def _join(way: str, step: str) -> str:
    return f"{way}/{step}" if way else step
