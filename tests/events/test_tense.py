"""`comity.events.tense`: what is done, not done, and to come."""

import pytest

from comity.events.tense import has_no, is_future, is_infinitive, is_negated
from comity.events.tree import Tree, read_tree
from comity.parse.syntax import language


def _tree(text: str) -> Tree:
    return read_tree(language()(text))


@pytest.mark.parametrize(
    ("text", "verb"), [("Peru did not attack Chile.", "attack"), ("Peru launched no attack on Chile.", "launched")]
)
def test_a_deed_is_negated_at_its_verb_or_its_object(text: str, verb: str) -> None:
    """ "not" on the verb and "no" on the object say the same."""
    tree = _tree(text)
    assert is_negated(tree, tree.word.index(verb))


def test_a_deed_that_is_asserted_is_not_negated() -> None:
    """Nothing negates a plain clause, and none of its nouns."""
    tree = _tree("Peru launched an attack on Chile.")
    assert not is_negated(tree, tree.word.index("launched"))
    assert not has_no(tree, tree.word.index("attack"))


def test_will_tells_of_what_is_to_come() -> None:
    """A past clause tells of nothing to come, one with "will" does."""
    coming, past = _tree("Peru will attack Chile."), _tree("Peru attacked Chile.")
    assert is_future(coming, coming.word.index("attack"))
    assert not is_future(past, past.word.index("attacked"))


def test_an_infinitive_stands_with_to() -> None:
    """ "to help" is one, "helped" is none."""
    tree = _tree("Peru asked Chile to help.")
    assert is_infinitive(tree, tree.word.index("help"))
    assert not is_infinitive(tree, tree.word.index("asked"))
