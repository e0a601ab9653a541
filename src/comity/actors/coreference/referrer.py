"""The pass over a page: each mention that names nobody by itself asks the actors seen before it whom it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.actors.coreference.candidates import find_candidates
from comity.actors.coreference.clauses import Clauses
from comity.actors.coreference.forms import SPEAKER
from comity.actors.coreference.names import Names
from comity.actors.coreference.nouns import Nouns
from comity.actors.coreference.pairs import Pairs
from comity.actors.coreference.pronouns import Pronouns
from comity.actors.coreference.seen import Seen
from comity.actors.coreference.speaker import Speakers
from comity.actors.page import Page
from comity.model import Mention, Reading


def add_references(reading: Reading, page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those that name nobody linked to whom they mean, and pronouns and "the two countries" added."""
    named = list(mentions)
    seen = Seen(page, Clauses(page))
    pairs, speakers, names = Pairs(page, seen), Speakers(page, reading, seen), Names(page, seen)
    pronouns = Pronouns(page, seen, pairs, speakers)
    nouns = Nouns(page, seen, pairs, pronouns, names)
    return _Referrer(page, seen, speakers, names, pronouns, nouns).run([*named, *find_candidates(page, named)])


@dataclass(frozen=True, slots=True)
class _Referrer:
    """The work on one page.

    Pronouns in quoted sentences wait until all else is linked: who speaks is often told behind the words.
    """

    page: Page
    seen: Seen
    speakers: Speakers
    names: Names
    pronouns: Pronouns
    nouns: Nouns

    def run(self, queue: list[Mention]) -> list[Mention]:
        """The mentions of the queue that mean somebody or are named, linked, in the order of the text."""
        ordered = sorted(queue, key=lambda each: each.first)
        waiting = [self._must_wait(mention) for mention in ordered]
        for late in (False, True):
            for mention, waits in zip(ordered, waiting, strict=True):
                linked = self._link(mention) if waits == late else None
                if linked is not None:
                    self._remember(linked)
        return self.seen.mentions

    def _must_wait(self, mention: Mention) -> bool:
        """Whether a mention is, or is owned by, a pronoun that must know who speaks."""
        pronoun = mention.head if mention.kind == "pronoun" else self.nouns.possessive(mention)
        if pronoun is None or self.page.poses[pronoun] != "PRON":
            return False
        return self.page.doc[pronoun].lower_ in SPEAKER or self.speakers.is_spoken(mention.actor.start)

    def _link(self, mention: Mention) -> Mention | None:
        """The mention with whom it means; None for a pronoun or empty noun that nobody before fits."""
        if mention.actor.id or mention.actor.country:
            return mention
        if mention.kind == "pronoun":
            return self.nouns.link_bare(mention)
        return self.names.link(mention) if mention.kind == "name" else self.nouns.link_role(mention)

    def _remember(self, mention: Mention) -> None:
        self.seen.remember(mention)
        self.names.remember(mention)
        self.pronouns.remember(mention)
