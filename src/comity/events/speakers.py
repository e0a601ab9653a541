"""Who speaks for a side: a known party that is no reporter, and nobody without a name."""

from __future__ import annotations

from comity.codes import predicates
from comity.events.clauses import subjects
from comity.events.phrases import Cast
from comity.events.tree import Tree
from comity.model import Mention

# Sectors of those who tell without taking part.
_REPORTERS = frozenset({"JRN", "MED"})


def is_reporter(mention: Mention) -> bool:
    """Whether somebody tells of others for a living: a newspaper, a correspondent."""
    return not _REPORTERS.isdisjoint(mention.actor.sectors)


def speaker_of(tree: Tree, cast: Cast, verb: int) -> Mention | None:
    """A known party that speaks for itself: no reporter, and nobody without a name ("officials", "a source")."""
    for token in subjects(tree, verb):
        for party in cast.standing_at([token]):
            mention = party.mention
            nameless = mention.kind == "nominal" and predicates.in_class(tree.lemma[token], "@nameless")
            if mention.actor.party and not nameless and not is_reporter(mention):
                return mention
    return None
