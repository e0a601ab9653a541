"""Modals, adverbs of doubt and modifiers of nouns."""

import pytest

from comity.qualify.modality import find_adverbs, find_modals, find_modifiers, is_reported_past


@pytest.mark.parametrize(
    ("marked", "effect"),
    [
        ("Fiji will [vote].", "plans"),
        ("Fiji may [vote].", "possible"),
        ("Fiji must [vote].", "demands"),
        ("Fiji must have [voted].", "concludes"),
        ("Fiji would [vote].", "consequence"),
        ("Fiji would have [voted].", "unreal"),
        ("Fiji said it would [vote].", "plans"),
        ("Fiji can't [vote].", "permits"),
    ],
)
def test_a_modal_has_its_effect(parse_predicate, marked, effect):
    """Each modal does what modals.csv says, and another thing to a perfect."""
    assert [found.name for found, _ in find_modals(*parse_predicate(marked))] == [effect]


def test_would_under_said_is_a_future(parse_predicate):
    """What was said as "will" is told as "would"."""
    assert is_reported_past(*parse_predicate("Fiji announced that it would [vote]."))
    assert not is_reported_past(*parse_predicate("Fiji would [vote]."))


def test_an_adverb_bears_on_its_own_verb(parse_predicate):
    """ "Reportedly" in a relative clause says nothing of the main verb."""
    sentence = "Fiji, which reportedly {} the bill, {} the treaty."
    assert [e.name for e, _ in find_adverbs(*parse_predicate(sentence.format("[opposed]", "signed")))] == ["hearsay"]
    assert list(find_adverbs(*parse_predicate(sentence.format("opposed", "[signed]")))) == []


@pytest.mark.parametrize(
    ("marked", "effect"),
    [
        ("An alleged [raid] was discussed.", "hearsay"),
        ("The cancelled [visit] was discussed.", "negates"),
        ("The [visit] planned for May was discussed.", "plans"),
        ("The [visit] that was cancelled was discussed.", "undoes"),
    ],
)
def test_a_modifier_of_a_noun_has_its_effect(parse_predicate, marked, effect):
    """Adjectives, participles and passive relative clauses say how a named happening stands."""
    assert [found.name for found, _ in find_modifiers(*parse_predicate(marked))] == [effect]
