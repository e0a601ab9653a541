"""Where a predicate hangs."""

import pytest

from comity.qualify.clauses import clause_slot, has_condition
from comity.qualify.governors import find_operator
from comity.qualify.scope import find_link


@pytest.mark.parametrize(
    ("marked", "above", "effect"),
    [
        ("Oman refused to [meet] Iran.", "refused", "refuses"),
        ("Oman called for a [truce].", "called", "demands"),
        ("The [visit] was cancelled.", "cancelled", "undoes"),
        ("Fears of a [coup] grew.", "fears", "possible"),
        ("Oman is unlikely to [sign].", "unlikely", "unlikely"),
        ("It is unclear whether Oman [signed].", "is", "questions"),
        ("Oman left without [signing].", "left", "negates"),
        ("Oman spoke of [invasion] fears.", "fears", "possible"),
        ("The [talks] are expected to begin.", "begin", "implies"),
    ],
)
def test_a_governor_is_found_by_its_slot(parse_predicate, marked, above, effect):
    """One step up the parse: the governor, and what it does to the predicate."""
    tree, index = parse_predicate(marked)
    link = find_link(tree, index)
    assert link.above is not None
    assert (tree.lower[link.above], link.cues[-1][0].name) == (above, effect)


@pytest.mark.parametrize(
    "marked", ["Oman [signed].", "The truce that Oman [signed] held.", "It ended because Oman [left]."]
)
def test_main_and_plain_clauses_are_free(parse_predicate, marked):
    """Nothing stands over a main clause, a relative clause or a reason."""
    link = find_link(*parse_predicate(marked))
    assert (link.above, link.cues, link.closing) == (None, (), ())


@pytest.mark.parametrize(
    ("marked", "slot"),
    [
        ("Oman wants to [sign].", "inf"),
        ("Oman said it [signed].", "that"),
        ("Oman asked whether Iran [signed].", "whether"),
        ("Oman knows who [signed].", "wh"),
        ("Oman stopped [buying] oil.", "ing"),
        ("Oman demanded that Iran [sign].", "subjunctive"),
    ],
)
def test_the_form_of_a_clause_is_its_slot(parse_predicate, marked, slot):
    """A clause shows by its own form which slot it fills."""
    assert clause_slot(*parse_predicate(marked)) == slot


def test_a_particle_makes_another_verb(parse_predicate):
    """ "Call off" undoes what "call" does not."""
    tree, index = parse_predicate("Oman [called] off the talks.")
    assert find_operator(tree, index, "obj")[0].name == "undoes"


def test_the_past_of_have_to_tells_what_was_done(parse_predicate):
    """ "Has to leave" is an obligation, "had to leave" a departure."""
    effects = [
        find_operator(*parse_predicate(marked), "inf")[0].name for marked in ("It [has] to go.", "It [had] to go.")
    ]
    assert effects == ["demands", "implies"]


def test_a_condition_bears_on_its_main_verb(parse_predicate):
    """Only the verb that a condition hangs on depends on it."""
    assert has_condition(*parse_predicate("Oman will [sign] if Iran leaves."))
    assert not has_condition(*parse_predicate("Oman will [sign] because Iran leaves."))
