"""The cue lists say what the code can read."""

import pytest

from comity.codes.table import rows
from comity.qualify.clauses import BY_SLOT
from comity.qualify.cues import STATUSES, effects, modals, operators, words

LISTS = ("adverbs", "modifiers", "arguments", "links", "prepositions", "lexical")


def test_each_effect_says_what_becomes_of_each_status():
    """An effect gives a known status for every status above it."""
    assert all(set(effect.becomes) == set(STATUSES) >= set(effect.becomes.values()) for effect in effects().values())


@pytest.mark.parametrize("name", LISTS)
def test_each_word_has_a_known_effect_and_stands_once(name):
    """No word of a list has two effects."""
    listed = [row["word"] for row in rows(f"cues/{name}.csv")]
    assert len(listed) == len(words(name)) == len(set(listed))


def test_no_governor_has_two_effects_in_one_slot():
    """One lemma, word class and slot has one row."""
    keys = [(row["lemma"], row["pos"], slot) for row in rows("cues/operators.csv") for slot in row["slots"].split()]
    assert len(keys) == len(set(keys)) == len(operators())


def test_each_clause_form_has_a_default():
    """Whatever form a clause has, its governor need be in no list."""
    assert set(BY_SLOT.values()) <= set(effects())


def test_each_cue_names_its_source():
    """No cue stands without saying where its class comes from."""
    tables = (*LISTS, "operators", "effects", "modals", "tellings", "manners", "pronouns", "people_nouns", "titles")
    assert all(row["source"] for name in tables for row in rows(f"cues/{name}.csv"))


def test_modals_know_their_perfect():
    """ "Must leave" asks, "must have left" concludes."""
    assert (modals()["must"].effect.name, modals()["must"].perfect.name) == ("demands", "concludes")
