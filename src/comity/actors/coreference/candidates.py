"""The words that may point at somebody named elsewhere, before anyone asks at whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.actors.coreference.forms import PRONOUNS
from comity.actors.page import Page
from comity.codes.actors import referring
from comity.model import Actor, Mention

# Verbs whose "it" mostly stands for no one ("it seems that", "it is likely that").
_EMPTY_IT = frozenset(("be", "seem", "appear", "happen", "turn", "take", "rain", "look", "matter", "remain"))
# What hangs on a verb or noun when "it" announces a clause ("it is a pity that", "it was the army that").
_CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "xcomp", "relcl", "acl", "advcl"))


def find_candidates(page: Page, named: list[Mention]) -> Iterator[Mention]:
    """Pronouns, nouns that point back, and surnames that nobody took for a name; `named` are the mentions so far."""
    covered = {at for mention in named for at in range(mention.first, mention.last)}
    yield from _pronouns(page, covered)
    yield from _nouns(page, covered)
    yield from _again(page, covered, named)


def bare(page: Page, first: int, last: int, head: int) -> Mention:
    """A mention of these tokens that names nobody yet."""
    start, end = page.starts[first], page.end_of(last - 1)
    actor = Actor(text=page.text.raw[start:end], start=start, end=end)
    return Mention(actor=actor, first=first, last=last, head=head, kind="pronoun")


def _pronouns(page: Page, covered: set[int]) -> Iterator[Mention]:
    for at, pos in enumerate(page.poses):
        if pos == "PRON" and at not in covered:
            word = page.doc[at].lower_
            if (word in PRONOUNS or word == "both") and not (word == "it" and _is_empty(page, at)):
                yield bare(page, at, at + 1, at)


def _is_empty(page: Page, at: int) -> bool:
    """Whether "it" stands for no one: "it seems that", "it is likely that"."""
    above = page.heads[at]
    if page.deps[at] == "expl":
        return True
    return page.doc[above].lemma_ in _EMPTY_IT and not _is_called_something(page, above)


def _is_called_something(page: Page, verb: int) -> bool:
    """Whether the verb says what its subject is ("it is a member of"), with no clause that "it" stands in for."""
    told = [child for child in page.doc[verb].children if child.dep_ == "attr" and child.pos_ == "NOUN"]
    below = {child.dep_ for noun in (*told, page.doc[verb]) for child in noun.children}
    return bool(told) and "prep" in {child.dep_ for child in told[0].children} and below.isdisjoint(_CLAUSES)


def _nouns(page: Page, covered: set[int]) -> Iterator[Mention]:
    """ "the kingdom", "the two countries", "the former": definite nouns that no table of roles has."""
    for number, key in enumerate(page.text.keys):
        if key in referring() or key in ("latter", "former", "two"):
            at = page.token_at(page.text.starts[number])
            if key == "two" and page.heads[at] > at:
                continue  # "the two men"
            first = _opening(page, at)
            if first is not None and at not in covered:
                yield bare(page, first, at + 1, at)


def _opening(page: Page, at: int) -> int | None:
    """The token of "the", "this" or "both" that makes the noun point back; None when it does not."""
    for first in range(at - 1, max(at - 4, -1), -1):
        if page.doc[first].lower_ in ("the", "this", "these", "both"):
            return first
        if page.poses[first] not in ("ADJ", "NUM"):
            return None
    return None


def _again(page: Page, covered: set[int], named: Iterable[Mention]) -> Iterator[Mention]:
    """Surnames of people named in full elsewhere, where the entity recogniser saw no name."""
    surnames = {mention.actor.person.split()[-1] for mention in named if mention.actor.person}
    for at, pos in enumerate(page.poses):
        if pos == "PROPN" and at not in covered and page.doc[at].text in surnames:
            again = bare(page, at, at + 1, at)
            yield replace(again, kind="name", actor=replace(again.actor, person=again.actor.text, why="surname"))
