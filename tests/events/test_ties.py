"""Standing relations: their kind, parties, dates and course."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.actors import find_actors
from comity.codes import ties
from comity.codes.table import rows
from comity.events.ties import find_ties
from comity.model import Reading, TieFinding
from comity.parse import parse_texts

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "ties.toml").read_text("utf8"))["case"]


def _read(text: str, published: date | None = None) -> Reading:
    reading = next(iter(find_actors(parse_texts([text]))))
    return reading.with_(document=replace(reading.document, published=published))


def _shown(tie: TieFinding) -> str:
    dates = [f"{edge}={day}" for edge, day in (("since", tie.since), ("until", tie.until)) if day]
    return " ".join([str(tie.a.party), tie.tie, str(tie.b.party), *dates, *([tie.trend] if tie.trend else [])])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_ties_of_a_text(case: dict[str, Any]) -> None:
    """Each case gives just the ties that it lists."""
    found = find_ties(_read(case["text"], case.get("published")))
    assert sorted(_shown(tie) for tie in found) == sorted(case["ties"])


@pytest.mark.parametrize("row", rows("ties/nouns.csv"), ids=lambda row: row["lemma"])
def test_each_noun_names_a_known_kind(row: dict[str, str]) -> None:
    """Every relation noun leads to a kind of tie that has a valence."""
    assert ties.valence(row["tie"]) in (-1, 0, 1)


@settings(deadline=None)
@given(st.sampled_from([("Chile", "Peru"), ("Ghana", "Togo"), ("Nepal", "Bhutan")]))
def test_swapping_the_parties_swaps_the_tie(pair: tuple[str, str]) -> None:
    """ "A's rivalry with B" and "B's rivalry with A" are the same tie with its ends swapped."""
    a, b = pair
    [straight], [swapped] = (find_ties(_read(f"{x}'s rivalry with {y} is old.")) for x, y in ((a, b), (b, a)))
    assert (straight.a.party, straight.b.party) == (swapped.b.party, swapped.a.party)


def test_a_trigger_cuts_the_words_that_name_the_tie() -> None:
    """The span of a trigger is a span of the text."""
    text = "Mongolia maintains a historically friendly relationship with Kazakhstan."
    [tie] = find_ties(_read(text))
    assert text[tie.trigger.start : tie.trigger.end] == tie.trigger.text == "historically friendly relationship"
