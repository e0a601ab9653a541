"""Words for what is coded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.codes.table import rows
from comity.model import Actor, Saying
from comity.relate.wording import (
    event_words,
    is_directed,
    names_from,
    show_iso,
    speaker_names,
    status_words,
    tie_words,
)
from tests.relate.fakes import HERALD, NAMES, event, neighbours


def test_every_type_and_mode_of_plover_has_a_name() -> None:
    """No event is shown by its bare code for want of a row."""
    named = {(row["type"], row["mode"]) for row in rows("wording/events.csv")}
    assert {(row["type"], "") for row in rows("plover/types.csv")} <= named
    assert {(row["type"], row["mode"]) for row in rows("plover/modes.csv")} <= named


@pytest.mark.parametrize(
    ("source", "target", "type_", "words"),
    [
        ("JPN", "KOR", "AID", "aid from Japan to South Korea"),
        ("JPN KOR", "", "CONSULT", "talks between Japan and South Korea"),
        ("USA", "PRK", "THREATEN", "threat by the United States against North Korea"),
        ("", "KOR", "ASSAULT", "attack on South Korea"),
        ("JPN", "", "MOBILIZE", "show of force by Japan"),
        ("CHN", "CHN PRK", "CONSULT", "talks of China with North Korea"),
        ("JPN KOR", "JPN KOR", "CONSULT", "talks between Japan and South Korea"),
        ("JPN", "KOR", "NOVELTY", "novelty by Japan towards South Korea"),
    ],
)
def test_an_event_reads_as_a_phrase(source: str, target: str, type_: str, words: str) -> None:
    """Who did what to whom, with articles where English wants them; an unknown type stands under its own name."""
    assert event_words(event(HERALD, "met", source, target, type_), lambda party: NAMES[party]) == words


def test_an_actor_of_no_known_party_is_shown_by_the_words_of_the_text() -> None:
    """Who could not be resolved is quoted, not guessed."""
    claim = event(HERALD, "met", "JPN")
    stranger = Actor(text="the rebels", start=0, end=10)
    held = replace(claim, target=(stranger,))
    assert event_words(held, lambda party: NAMES[party]).endswith("“the rebels”")


def test_a_tie_with_a_direction_keeps_it() -> None:
    """Membership runs from member to body; friendship runs both ways."""
    assert tie_words("membership", "France", "NATO") == "membership of France in NATO"
    assert is_directed("membership")
    assert not is_directed("friendship")


def test_an_unknown_tie_is_shown_by_its_key() -> None:
    """A tie that the vocabulary lacks still reads."""
    assert tie_words("water_sharing", "Peru", "Ecuador") == "water sharing between Peru and Ecuador"


def test_names_come_from_the_claims_else_from_the_fallback() -> None:
    """The record's own names go first."""
    names = names_from(neighbours().held, lambda party: f"the party {party}")
    assert names("JPN") == "Japan"
    assert names("XYZ") == "the party XYZ"


def test_a_chain_of_speakers_reads_from_the_outside_in() -> None:
    """The outer source cites the inner one, whose leading article is small inside the sentence."""
    chain = [Saying(text="The agency", stance="reports"), Saying(text="A general", stance="asserts")]
    assert speaker_names(chain) == "the agency, citing a general"


def test_words_that_are_no_iso_date_stand_as_they_are() -> None:
    """An odd date is shown, never dropped."""
    assert show_iso("the fifties") == "the fifties"
    assert status_words("actual") == ""
