"""Negation by the words that hang on a predicate."""

import pytest

from comity.qualify.negation import find_negations, is_cut_off, is_focus


@pytest.mark.parametrize(
    "marked",
    [
        "Mali did not [sign].",
        "Mali never [signed].",
        "Mali no longer [signs] anything.",
        "No envoy [signed].",
        "They [signed] nothing.",
        "Under no circumstances will Mali [sign].",
        "In no way does Mali [support] it.",
    ],
)
def test_one_cue_is_found(parse_predicate, marked):
    """Each of these has just one negation on its verb."""
    assert [effect.name for effect, _ in find_negations(*parse_predicate(marked))] == ["negates"]


@pytest.mark.parametrize(
    "marked",
    [
        "Mali [signed].",
        "Mali, which did not vote, [signed].",
        "Mali [said] it did not vote.",
        "Mali not only [signed] but paid.",
    ],
)
def test_a_negation_elsewhere_is_left_there(parse_predicate, marked):
    """A negation of another verb, or of a limit, is none of this one's."""
    assert list(find_negations(*parse_predicate(marked))) == []


def test_the_argument_walked_from_is_skipped(parse_predicate):
    """ "No talks were held" denies once: the talks say so, the verb need not."""
    tree, verb = parse_predicate("No talks were [held].")
    assert list(find_negations(tree, verb)) != []
    assert list(find_negations(tree, verb, skip=tree.child(verb, ("nsubjpass",)))) == []


def test_not_only_is_a_focus(parse_predicate):
    """ "Not" before "only" sets a limit and denies nothing."""
    tree, _ = parse_predicate("Mali not only [signed] but paid.")
    assert is_focus(tree, tree.lower.index("not"))


def test_a_broken_contraction_is_mended(parse_predicate):
    """ "don ’ t" is "don't", however a tokeniser cut it."""
    assert is_cut_off(*parse_predicate("They don ’ t [sign] pacts ."))
    assert not is_cut_off(*parse_predicate("They often [sign] pacts ."))
