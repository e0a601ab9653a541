"""Whose words a paragraph is in."""

from __future__ import annotations

import pytest

from comity.read.paragraphs import split_paragraphs
from comity.read.voices import give_voices, lift_out


def _voices(body: str) -> str:
    return " ".join(each.voice[0] for each in give_voices(split_paragraphs(body)))


@pytest.mark.parametrize(
    ("body", "voices"),
    [
        ("Only the editor speaks.\n\nAnd goes on.", "e e"),
        ("Ana Ruiz explains:\n\nThe port is full.\n\nIt will stay so.", "e a a"),
        ("As Ana Ruiz puts it, the port,\n\nis full.", "e a"),
        ("The talks, Ana Ruiz reports,\n\n[went] on for a week.", "e a"),
        ("A word first.\n\nAnother.\n\nAna Ruiz writes:\n\nThe port is full.", "e e e a"),
        ("There are two ports:\n\n- Arica\n- Ilo\n\nAna Ruiz writes:\n\nBoth are full.", "e e e e a"),
        ("Ana Ruiz disagrees.\n\n“The port is full.\n\n“It will stay so.”\n\nWe shall see.", "e a a e"),
        ("Ana Ruiz writes:\n\n“No,” he said. “Never.”\n\nThat was all.", "e a a"),
        ("Ana Ruiz writes:\n\nThe port is full.\n\nRuiz goes on:\n\nIt will stay so.", "e a e a"),
        ("Ana Ruiz writes:\n\nThere are three reasons:\n\nThe port is full.", "e a a"),
        ("Ana Ruiz writes\n\n> The port is full.\n\nWe shall see.", "e a e"),
        ("Ana Ruiz writes:\n\nHe read it out.\n\n> We refuse.\n\nThen he left.", "e a q a"),
    ],
)
def test_the_editor_hands_over_and_takes_back(body: str, voices: str) -> None:
    """A lead-in, quotation marks around the whole excerpt, and set-apart lines decide who speaks."""
    assert _voices(body) == voices


def test_the_speaker_may_be_named_before_the_lead_in() -> None:
    """An author named in an earlier paragraph speaks after a lead-in that names nobody."""
    voiced = give_voices(split_paragraphs("Ana Ruiz says that the port is full.\n\nAn excerpt:\n\nIt is full."))
    assert [each.speaker.names for each in voiced if each.speaker] == [("Ana Ruiz",)]


def test_an_unnamed_author_has_no_speaker() -> None:
    """Nobody is guessed."""
    assert [each.speaker for each in give_voices(split_paragraphs("An excerpt:\n\nThe port is full."))] == [None, None]


def test_lifted_paragraphs_keep_their_speakers() -> None:
    """In the text made of an item's paragraphs, each span cuts what it cut in the page."""
    page = "skip this\n\nAna Ruiz writes:\n\n\n\nThe port is full."
    text, blocks = lift_out(give_voices(split_paragraphs(page)[1:]))
    assert text == "Ana Ruiz writes:\n\nThe port is full."
    assert [text[block.start : block.end] for block in blocks] == ["Ana Ruiz writes:", "The port is full."]
    speaker = blocks[1].speaker
    assert speaker is not None
    assert text[speaker.start : speaker.end] == speaker.text == "Ana Ruiz"
