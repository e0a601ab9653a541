"""The actors in a text: names, nouns, metonyms and what points back to them."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actors_in_text.toml").read_text("utf8"))
ROWS = [pytest.param(row, id=f"{topic}-{row['id']}") for topic, rows in CASES.items() for row in rows]


def _parties(mention):
    return "+".join(actor.party or "-" for actor in mention.actors)


@pytest.mark.parametrize("row", ROWS)
def test_a_text_has_the_actors_of_its_row(find_in, row):
    """Each text of the table has the listed actors at full length, and the absent words name none."""
    mentions = find_in(row["text"])
    found = {(mention.actor.text, _parties(mention)) for mention in mentions}
    assert {tuple(pair) for pair in row.get("actors", [])} <= found
    assert not {mention.actor.text for mention in mentions} & set(row.get("absent", []))


WORDS = [
    "Peru",
    "and",
    "the",
    "army",
    "of",
    "Chile",
    "'s",
    "(",
    ")",
    ",",
    ".",
    "said",
    "“",
    "”",
    "President",
    "US",
    "-",
    "it",
    "both",
    "\n",
]


@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_mention_is_cut_from_its_text(find_in, words):
    """In any jumble of words, each span cuts its own text, mentions stand in order and heads lie within."""
    text = " ".join(words)
    mentions = find_in(text)
    assert [mention.first for mention in mentions] == sorted(mention.first for mention in mentions)
    for mention in mentions:
        assert text[mention.actor.start : mention.actor.end] == mention.actor.text
        assert mention.first <= mention.head < mention.last


def test_mentions_of_names_do_not_overlap(find_in):
    """A country told inside a role is no second mention."""
    text = "The prime minister of Nepal met Indian troops and the leader of Hamas."
    spans = [(mention.actor.start, mention.actor.end) for mention in find_in(text)]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_an_empty_text_has_no_actors(find_in):
    """Nothing in, nothing out."""
    assert find_in("") == ()
