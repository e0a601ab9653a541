"""`comity.events.clauses`: who stands as subject and object, also where the words stand elsewhere."""

import pytest

from comity.events import clauses
from comity.events.tree import Tree, read_tree
from comity.parse.syntax import language


def _tree(text: str) -> Tree:
    return read_tree(language()(text))


def _words(tree: Tree, tokens: list[int]) -> list[str]:
    return [tree.word[token] for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Peru attacked Chile.", "attacked", ["peru"]),
        ("Peru and Chile met.", "met", ["peru", "chile"]),
        ("Peru crossed the river and attacked Chile.", "attacked", ["peru"]),
        ("Peru agreed to help Chile.", "help", ["peru"]),
        ("Peru urged Chile to leave the island.", "leave", ["chile"]),
        ("Peru promised Chile to leave the island.", "leave", ["peru"]),
        ("Peru called on Chile to release the men.", "release", ["chile"]),
        ("Peru was accused of bombing the port.", "bombing", ["peru"]),
        ("The protest was against Peru, which bombed Chile.", "bombed", ["peru"]),
    ],
)
def test_a_verb_finds_the_subject_that_stands_elsewhere(text: str, verb: str, subjects: list[str]) -> None:
    """Conjuncts, control, gerunds and relative clauses borrow the subject of the clause that they hang on."""
    tree = _tree(text)
    assert _words(tree, clauses.subjects(tree, tree.word.index(verb))) == subjects


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("Peru attacked Chile and Bolivia.", "attacked", ["chile", "bolivia"]),
        ("Chile was attacked by Peru.", "attacked", ["chile"]),
        ("Peru shelled and took the town.", "shelled", ["town"]),
        ("The town that Peru shelled lies inland.", "shelled", ["town"]),
        ("The men arrested by Peru were tried.", "arrested", ["men"]),
        ("Peru acted on Tuesday.", "acted", []),
    ],
)
def test_a_verb_finds_the_object_that_stands_elsewhere(text: str, verb: str, objects: list[str]) -> None:
    """Passives, shared objects and relative clauses are acted upon as direct objects are."""
    tree = _tree(text)
    assert _words(tree, clauses.objects(tree, tree.word.index(verb))) == objects


def test_a_nested_preposition_counts_by_the_last() -> None:
    """ "out of Peru" leads to Peru by "of"."""
    tree = _tree("They came out of Peru.")
    assert ("of", 4) in list(clauses.prepositions(tree, 1))


def test_a_name_read_as_an_adverb_is_acted_upon_but_a_day_is_not() -> None:
    """The parser hangs both "Chile" and "Tuesday" on their verbs as adverbial nouns; only a name is an object."""
    named, dated = _tree("Peru had its way, bombing Chile."), _tree("Peru retreated Tuesday.")
    assert {named.dep[named.word.index("chile")], dated.dep[dated.word.index("tuesday")]} == {"npadvmod"}
    assert _words(named, clauses.objects(named, named.word.index("bombing"))) == ["chile"]
    assert clauses.objects(dated, dated.word.index("retreated")) == []
