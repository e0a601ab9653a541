"""`comity.events.phrases`: the actors of a noun phrase."""

from collections.abc import Callable

import pytest

from comity.events.phrases import Cast, agents, with_conjuncts
from comity.events.tree import Tree, read_tree
from comity.model import Reading
from comity.parse.syntax import language

ReadMarked = Callable[[str], Reading]


def _cast(reading: Reading) -> tuple[Tree, Cast]:
    tree = read_tree(reading.doc)
    return tree, Cast(tree, reading.mentions)


@pytest.mark.parametrize(
    ("marked", "head", "found"),
    [
        ("[Peru]'s army left.", "army", [("Peru", "poss")]),
        ("The [Peruvian] army left.", "army", [("Peruvian", "amod")]),
        ("Officials in [Seoul] left.", "officials", [("Seoul", "prep:in")]),
        ("[Peru] left.", "peru", [("Peru", "")]),
        ("Talks with [Peru] failed.", "talks", []),
    ],
)
def test_an_actor_is_found_with_its_way_down(
    marked: str, head: str, found: list[tuple[str, str]], read_marked: ReadMarked
) -> None:
    """A possessor, a demonym or a name after an owning preposition belongs to the noun; "talks with" owns nobody."""
    tree, cast = _cast(read_marked(marked))
    parties = cast.parties(tree.word.index(head))
    assert [(party.mention.actor.text, party.way) for party in parties] == found


def test_every_preposition_is_followed_where_asked(read_marked: ReadMarked) -> None:
    """A target may stand after any preposition."""
    _, cast = _cast(read_marked("Talks with [Peru] failed."))
    assert [party.way for party in cast.parties(0, everywhere=True)] == ["prep:with"]


def test_a_participle_leads_to_its_actor(read_marked: ReadMarked) -> None:
    """ "sanctions imposed on Peru" are on Peru."""
    tree, cast = _cast(read_marked("They lifted the sanctions imposed on [Peru]."))
    assert [party.mention.actor.text for party in cast.parties(tree.word.index("sanctions"), everywhere=True)] == [
        "Peru"
    ]


def test_conjuncts_follow_their_first() -> None:
    """All members of a list are found from its head."""
    tree = read_tree(language()("Peru, Chile and Bolivia met."))
    assert [tree.word[token] for token in with_conjuncts(tree, 0)] == ["peru", "chile", "bolivia"]


def test_the_agent_of_a_passive_stands_after_by() -> None:
    """Both actors after "by" are agents."""
    tree = read_tree(language()("Chile was attacked by Peru and Bolivia."))
    assert [tree.word[token] for token in agents(tree, 2)] == ["peru", "bolivia"]
