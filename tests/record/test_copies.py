"""Texts that outlets print from one another, or from an agency, are told from texts of two hands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.record.copies import ENOUGH, bands_of, credit, firsts, likeness, runs_of

AGENCY = (
    "Peru closed the border post at Tacna on Wednesday and sent home forty lorries that had waited since the weekend. "
    "Chile condemned the closure and called in the ambassador, who said that the post would open once the strike of "
    "the customs officers was over. Traders on both sides complained of fruit that rotted in the sun."
)
OTHER = (
    "Forty lorry drivers spent the night on the road after Peru shut its customs post near Tacna. In Santiago the "
    "foreign ministry handed the Peruvian ambassador a note of protest. The officers at the post are on strike, and "
    "nobody could say for how long the fruit in the lorries would keep."
)
WORDS = st.lists(st.sampled_from(AGENCY.split() + OTHER.split()), min_size=20, max_size=60).map(" ".join)


@pytest.mark.parametrize(
    "copy",
    [
        AGENCY.upper(),
        AGENCY.replace(" on Wednesday", ""),
        AGENCY[: len(AGENCY) * 6 // 10],
        f"A correspondent of ours adds that the mayor of Arica was not told. {AGENCY}",
    ],
    ids=["set in capitals", "a word cut", "cut by half", "with a paragraph before it"],
)
def test_an_edited_text_is_a_copy(copy: str) -> None:
    """What an outlet does to an agency's text leaves most of its runs of words; some band finds it."""
    assert likeness(runs_of(AGENCY), runs_of(copy)) >= ENOUGH
    assert set(bands_of(runs_of(AGENCY))) & set(bands_of(runs_of(copy)))


def test_two_hands_on_one_event_make_no_copy() -> None:
    """Reports of one event by two authors share its names and hardly a run of words."""
    assert likeness(runs_of(AGENCY), runs_of(OTHER)) < 0.1


def test_a_text_of_a_few_words_is_nobodys_copy() -> None:
    """Two outlets can both write "Peru thanked Chile."."""
    assert not len(runs_of("Peru thanked Chile."))
    assert bands_of(runs_of("Peru thanked Chile.")) == []


@settings(deadline=None)
@given(left=WORDS, right=WORDS)
def test_likeness_has_no_direction(left: str, right: str) -> None:
    """One text is like another as much as that is like it, and wholly like itself."""
    here, there = runs_of(left), runs_of(right)
    assert likeness(here, there) == likeness(there, here)
    assert likeness(here, here) == 1


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LIMA, 3 May (Andes Wire) - Peru met Chile.", "Andes Wire"),
        ("Shots at sea\nArica, Chile (AW) — The navy fired.", "AW"),
        ("Peru's Broad Front (BF) - a party - met.", None),
        ("Peru met Chile (and Bolivia) - at last.", None),
        ("The talks went on.", None),
    ],
)
def test_a_first_line_gives_the_text_to_an_agency(text: str, agency: str | None) -> None:
    """Place and agency before a dash are a credit; a name with its initials, or any other bracket, is none."""
    assert credit(text) == agency


def test_the_first_of_several_has_the_text() -> None:
    """Copies of copies are copies of the first; another's report and a short note are of their own."""
    assert firsts([OTHER, AGENCY, AGENCY.upper(), "Peru met Chile.", AGENCY, "Peru met Chile."]) == [
        None,
        None,
        1,
        None,
        1,
        None,
    ]
