"""The actors seen so far on a page, and which of them a word that points back means: the most salient that fits."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from comity.actors.coreference.clauses import SHARING, SUBJECTS, Clauses
from comity.actors.coreference.traits import identity
from comity.actors.page import Page
from comity.codes.actors import wording
from comity.model import Actor, Mention

# How many mentions back an antecedent may lie, and what a subject is worth in mentions: set by reading 30 articles.
# What a sentence between costs: set on the dev half of tests/cases/coreference_set.jsonl.
WINDOW = 14
_SUBJECT_BONUS = 2.5
_SENTENCE_COST = 1.5
_STRIKES_OTHERS = wording("strikes_others")
# How far before an antecedent the subject of its sentence may stand, in tokens.
_SENTENCE = 30

Test = Callable[[Mention], bool]


@dataclass(slots=True)
class Seen:
    """The mentions of a page so far in the order of the text, each with the actor it was found to mean.

    `listed` are the heads of mentions that "and" joins to others: a lone pronoun means none of them by salience.
    """

    page: Page
    clauses: Clauses
    mentions: list[Mention] = field(default_factory=list)
    listed: set[int] = field(default_factory=set)

    def remember(self, mention: Mention) -> None:
        """Add a mention that was found to mean somebody."""
        insort(self.mentions, mention, key=lambda each: each.first)
        if self.page.deps[mention.head] == "conj":
            self.listed |= {mention.head, self.page.heads[mention.head]}

    def before(self, mention: Mention, most: int = WINDOW) -> list[Mention]:
        """The mentions before this one, at most so many, the latest last."""
        end = bisect_left(self.mentions, mention.first, key=lambda each: each.first)
        return self.mentions[max(0, end - most) : end]

    def find(self, mention: Mention, test: Test, most: int | None = None) -> Mention | None:
        """The most salient mention before that passes the test: a late one, better a subject.

        Never one that the grammar of the sentence keeps apart from it (`barred`), nor one of more than `most` sentences
        before.
        """
        best, best_score = None, -1e9
        recent = self.before(mention)
        barred = self.barred(mention, recent)
        for back, other in enumerate(reversed(recent)):
            if not test(other) or identity(other.actor) in barred:
                continue
            between = self.clauses.sentences_between(other.head, mention.head)
            if most is not None and between > most:
                break
            score = self._salience(other) - back - _SENTENCE_COST * between
            if score > best_score:
                best, best_score = other, score
        return best

    def _salience(self, other: Mention) -> float:
        return 0 if other.head in self.listed else _SUBJECT_BONUS * self.prominence(other.head)

    def subject_over(self, mention: Mention, test: Test) -> Mention | None:
        """The nearest subject above in the same sentence that passes the test: "Peru said that it would pay".

        A possessive may be of its own clause's subject, another pronoun only of that of a clause above.
        """
        recent = self.before(mention, 2 * WINDOW)
        barred = self.barred(mention, recent)
        at = {other.head: other for other in recent}
        for verb in self.clauses.verbs_over(mention.head):
            subject = self.clauses.subject_of(verb)
            other = at.get(subject) if subject is not None else None
            if other and test(other) and identity(other.actor) not in barred:
                return other
        return None

    def barred(self, mention: Mention, recent: list[Mention]) -> set[str | None]:
        """Whom a mention cannot be: another argument of its verb, the subject that its verb shares, what it explains.

        "She told him" names two, and so do "came to thank him", "Chile, which supports it" and "Chile, its rival".
        """
        page, at = self.page, mention.head
        if page.deps[at] == "poss":
            noun = page.heads[at]
            apart = {page.heads[noun]} if page.deps[noun] == "appos" else self._strikers_of(noun)
        else:
            apart = self._arguments_beside(mention, recent)
        return {identity(other.actor) for other in recent if other.head in apart} - {None}

    def _strikers_of(self, noun: int) -> set[int]:
        """Who strikes what the noun names, and so is not its owner: "Peru shelled its villages"."""
        page, verb = self.page, self.page.heads[noun]
        struck = page.deps[noun] == "dobj" and page.doc[verb].lemma_ in _STRIKES_OTHERS
        own = any(child.lower_ == "own" for child in page.doc[noun].children)
        subject = self.clauses.subject_of(verb) if struck and not own else None
        return set() if subject is None else {subject}

    def _arguments_beside(self, mention: Mention, recent: list[Mention]) -> set[int]:
        page, heads = self.page, self.page.heads
        beside = {other.head for other in recent if heads[other.head] == heads[mention.head]}
        verb = self.clauses.verb_over(mention.head)
        is_argument = verb is not None and (heads[mention.head] == verb or heads[heads[mention.head]] == verb)
        if verb is None or not is_argument or page.deps[mention.head] in SUBJECTS:
            return beside
        subject = self.clauses.subject_of(verb)
        return beside | ({subject} if subject is not None else set())

    def prominence(self, at: int) -> int:
        """2 for the subject of a sentence, 1 for that of a clause inside it ("when Quito broke off talks"), else 0."""
        page = self.page
        if page.deps[at] not in SUBJECTS:
            return 0
        verb = page.heads[at]
        return 2 if page.heads[verb] == verb else 1

    def is_overtaken(self, mention: Mention, other: Mention, tags: frozenset[str]) -> bool:
        """Whether a thing of these tags, no actor, is the likelier antecedent.

        It is a subject of the sentence of the mention, or one as prominent as the other and later, or of the sentence
        of the other and more prominent.
        """
        page, rank = self.page, self.prominence(other.head)
        root, here = self.clauses.root_of(other.head), self.clauses.root_of(mention.head)
        known = {each.head for each in self.before(mention) if each.members or each.actor.party or each.actor.person}
        for at in range(mention.first - 1, max(-1, other.head - _SENTENCE), -1):
            if page.deps[at] not in SUBJECTS or at in known or page.doc[at].tag_ not in tags:
                continue
            if self.clauses.root_of(at) == here and self.prominence(at):
                return True
            if at < other.head and self.clauses.root_of(at) != root:
                return False
            if self.prominence(at) >= max(1, rank + (at < other.head)):
                return True
        return False

    def last_parties(self, mention: Mention, count: int, *, barred: str | None = None) -> list[Mention]:
        """The parties named last before a mention, each once, the latest first; `barred` is none of them."""
        found: dict[str, Mention] = {}
        for other in reversed(self.before(mention, 2 * WINDOW)):
            is_named = other.actor.party and not other.members and self.page.deps[other.head] != "amod"
            if other.actor.party == barred:
                continue
            if is_named and other.actor.party and other.actor.party not in found:
                found[other.actor.party] = other
                if len(found) == count:
                    break
        return list(found.values())

    def above(self, mention: Mention, relative: int) -> Mention | None:
        """The mention that the clause of a relative pronoun hangs on, else the one right before it."""
        page = self.page
        clause = next((verb for verb in self.clauses.verbs_over(relative) if page.deps[verb] == "relcl"), relative)
        before = self.before(mention)[::-1]
        hung_on = (m for m in before if m.first <= page.heads[clause] < m.last)
        return next(hung_on, next((m for m in before if relative - 1 <= m.last <= relative), None))

    def head_of_list(self, last: Mention) -> Mention | None:
        """The party that opens the list which a nameless group ends: "Oman and other members"."""
        head = self.page.heads[last.head] if self.page.deps[last.head] == "conj" else None
        return next((m for m in reversed(self.before(last)) if m.head == head and m.actor.party), None)

    def list_from(self, first: Mention, until: int) -> list[Mention]:
        """The mentions that "and" joins to the first, itself included, of those before the token `until`."""
        start = bisect_left(self.mentions, first.first, key=lambda each: each.first)
        joined = [first]
        for other in self.mentions[start + 1 : start + WINDOW]:
            if other.first >= until:
                break
            if self.page.deps[other.head] == "conj" and self.page.heads[other.head] == joined[-1].head:
                joined.append(other)
        return joined

    def joined(self, last: Mention) -> Iterator[Mention]:
        """The mentions joined by "and" up to the last, the last first."""
        member: Mention | None = last
        while member is not None:
            yield member
            member = self.partner(member)

    def partner(self, mention: Mention) -> Mention | None:
        """The mention that this one is joined to by "and", where both are parties."""
        if self.page.deps[mention.head] != "conj" or not mention.actor.party:
            return None
        head = self.page.heads[mention.head]
        return next((m for m in reversed(self.before(mention)) if m.head == head and m.actor.party), None)

    def doers(self, mention: Mention) -> set[str]:
        """The parties that act on the mention: in "Peru lent both countries money", Peru is neither of them."""
        page, at = self.page, mention.head
        while page.deps[at] not in SUBJECTS and page.heads[at] != at and page.poses[at] not in ("VERB", "AUX"):
            at = page.heads[at]
        while page.poses[at] in ("VERB", "AUX"):
            doers = self._subjects_of(at, mention)
            if doers or page.deps[at] not in SHARING or page.heads[at] == at:
                return doers
            at = page.heads[at]
        return set()

    def _subjects_of(self, verb: int, mention: Mention) -> set[str]:
        """The parties that are subject of a verb, all that "and" joins."""
        page, parties = self.page, set[str]()
        for m in self.before(mention):
            first = page.heads[m.head] if page.deps[m.head] == "conj" else m.head
            if page.deps[first] in SUBJECTS and page.heads[first] == verb:
                parties |= {actor.party for actor in m.actors if actor.party}
        return parties

    def plainest(self, actor: Actor, mention: Mention) -> Actor:
        """The actor by the name that the text gave the party itself last: "India" before "its troops"."""
        if not actor.sectors:
            return actor
        end = bisect_left(self.mentions, mention.first, key=lambda each: each.first)
        named = (m for m in reversed(self.mentions[:end]) if m.kind == "name" and m.actor.party == actor.party)
        plain = (m.actor for m in named if not m.actor.sectors and self.page.deps[m.head] != "amod")
        return next(plain, actor)
