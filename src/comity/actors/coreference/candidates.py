"""The words that may point at somebody named elsewhere, before anyone asks at whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.actors.coreference.forms import PRONOUNS, minds
from comity.actors.page import Page
from comity.actors.phrase import BESIDE
from comity.codes.actors import referring, wording
from comity.model import Actor, Mention

# Verbs whose "it" mostly stands for no one ("it seems that", "it rained").
_EMPTY_IT = frozenset(("be", "seem", "appear", "happen", "turn", "take", "rain", "snow", "look", "matter", "remain"))
# Of these, the ones that somebody can do too, with an object or a preposition: "it took the town", "it looked at".
_ALSO_DONE = {"take": frozenset(("dobj",)), "look": frozenset(("prep",)), "turn": frozenset(("prep", "dobj"))}
# What hangs on a verb or noun when "it" announces a clause ("it is a pity that", "it was the army that").
_CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "xcomp", "relcl", "acl", "advcl"))
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time"))
_OF_SOMEBODY = wording("of_somebody")


def find_candidates(page: Page, named: list[Mention]) -> Iterator[Mention]:
    """Pronouns, nouns that point back, and surnames that nobody took for a name; `named` are the mentions so far."""
    covered = {at for mention in named for at in range(mention.first, mention.last)}
    beside = {at for mention in named if _is_beside(page, mention) for at in range(mention.first, mention.head)}
    yield from _pronouns(page, covered - beside)
    yield from _nouns(page, covered)
    yield from _again(page, covered, named)


def _is_beside(page: Page, mention: Mention) -> bool:
    """Whether a mention is of others than its possessive tells: in "its neighbour" there are two."""
    return page.doc[mention.head].lower_ in BESIDE


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
    """Whether "it" stands for no one: "it seems that", "it is likely that", "it is feared that"."""
    above, dep = page.heads[at], page.deps[at]
    if dep == "expl":
        return True
    if page.deps[above] in ("aux", "auxpass"):  # the small model hangs some subjects on the auxiliary
        above, dep = page.heads[above], "nsubjpass" if page.deps[above] == "auxpass" else dep
    children = {child.dep_: child for child in page.doc[above].children}
    lemma = page.doc[above].lemma_
    says_that = any(name in children and children[name].i > above for name in ("ccomp", "csubj", "csubjpass"))
    if dep == "nsubjpass" or (says_that and lemma not in minds()):
        return says_that
    if page.poses[above] == "ADJ" or lemma in ("cost", "go", "depend"):
        return True  # "found it hard to sleep"
    if lemma not in _EMPTY_IT or dep != "nsubj":
        return False
    if lemma == "be":
        return not (_is_of_somebody(page, above) or _is_called_something(page, above))
    done = _ALSO_DONE.get(lemma, frozenset()) & set(children)
    return not done or not _CLAUSES.isdisjoint(children) or any(children[dep].lemma_ in _TIMES for dep in done)


def _is_of_somebody(page: Page, verb: int) -> bool:
    """Whether what the verb "be" tells is told of somebody: "it is ready", "it is at war"."""
    told = [child for child in page.doc[verb].children if child.dep_ in ("acomp", "prep", "attr")]
    below = (word for child in told for word in ([child] if child.dep_ == "acomp" else child.children))
    return any(word.lemma_ in _OF_SOMEBODY for word in below)


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
            first = None if _means(key, "other") else _opening(page, at)
            first = _whose(page, at, key) if first is None else first
            if first is not None and at not in covered:
                yield bare(page, first, at + 1, at)


def _means(key: str, what: str) -> bool:
    return key in referring() and referring()[key].means == what


def _whose(page: Page, at: int, key: str) -> int | None:
    """The possessive that tells whose "neighbour" or "country" it is; None without one, or where a name follows."""
    is_named = at + 1 < len(page.poses) and page.poses[at + 1] == "PROPN"
    if not (_means(key, "other") or _means(key, "state")) or (is_named and _means(key, "other")):
        return None
    for first in range(at - 1, max(at - 3, -1), -1):
        if page.doc[first].lower_ in PRONOUNS:
            return first
        if page.poses[first] != "ADJ":
            return None
    return None


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
