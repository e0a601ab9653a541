"""`comity.events.tree`: the parse as lists."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.events.tree import read_tree
from comity.parse.syntax import language


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Peru", "met", "Chile", "and", ".", "the", "army", "of"]), max_size=12))
def test_heads_and_children_are_two_views_of_one_tree(words: list[str]) -> None:
    """Each token is a child of its head, and of nothing else; a root is its own head and nobody's child."""
    tree = read_tree(language()(" ".join(words)))
    for token, head in enumerate(tree.head):
        parents = [parent for parent, children in enumerate(tree.children) if token in children]
        assert parents == ([] if head == token else [head])


def test_ancestors_end_at_the_root() -> None:
    """The ancestors of a word are its heads up to the root, nearest first."""
    tree = read_tree(language()("Peru met the army of Chile."))
    assert [tree.word[token] for token in tree.ancestors(5)] == ["of", "army", "met"]


def test_kids_keeps_to_the_labels_asked_for() -> None:
    """`kids` gives the children with one of the labels, `kid` the first of them or None."""
    tree = read_tree(language()("Peru met Chile."))
    assert list(tree.kids(1, "nsubj", "dobj")) == [0, 2]
    assert tree.kid(1, "dobj") == 2
    assert tree.kid(1, "agent") is None
