"""Whether the speaker of quoted words is found."""

from __future__ import annotations

import pytest

from comity.model import Reading
from comity.parse import parse_texts
from comity.qualify.attribution import find_attributions
from comity.score.speakers import SpokenWords, is_right, score_speakers, speaker_of

TEXT = "Ana Ruiz met union officials. “The port is shut,” said Ruiz. The hall was empty. “We saw it,” an official said."


@pytest.fixture(scope="module")
def reading() -> Reading:
    """An article about Ana Ruiz in which she and an official speak."""
    [parsed] = parse_texts([TEXT])
    return parsed.with_(attributions=find_attributions(parsed))


def asked(words: str, speaker: str) -> SpokenWords:
    """These words of the text, labelled with a speaker."""
    start = TEXT.index(words)
    return SpokenWords(start=start, end=start + len(words), speaker=speaker, about=("Ana Ruiz",))


def test_a_name_is_right_when_it_shares_a_word(reading: Reading) -> None:
    """A surname in the text answers a full name in the label."""
    assert is_right(reading, asked("port is shut", "Ana_Ruiz"))


def test_another_name_is_wrong(reading: Reading) -> None:
    """A speaker of another name does not answer the label."""
    assert not is_right(reading, asked("port is shut", "Omar_Diallo"))


def test_other_is_anyone_but_those_the_article_is_about(reading: Reading) -> None:
    """`other_…` is right for a stranger and wrong for the person the article is about."""
    assert is_right(reading, asked("We saw it", "other_pro"))
    assert not is_right(reading, asked("port is shut", "other_pro"))


def test_a_group_is_answered_by_a_member(reading: Reading) -> None:
    """Which members a group has the labels do not say: a speaker that is nobody else is taken for one."""
    assert is_right(reading, asked("We saw it", "union_officials"))


def test_words_that_nobody_says_have_no_speaker(reading: Reading) -> None:
    """Words of the article itself have no speaker, which is wrong for every label."""
    words = asked("hall was empty", "other_neutral")
    assert speaker_of(reading, words.start, words.end) is None
    assert not is_right(reading, words)


def test_a_label_cut_at_an_accent_still_names() -> None:
    """A label that lost the end of a name is answered by the whole name."""
    [parsed] = parse_texts(["“No,” said Ms. Calderón of the board. “The port is shut.”"])
    parsed = parsed.with_(attributions=find_attributions(parsed))
    assert is_right(parsed, SpokenWords(start=1, end=3, speaker="Ana_Calder"))


def test_the_score_counts_named_labels_apart(reading: Reading) -> None:
    """The share is over all labels; those that name a person are counted again by themselves."""
    score = score_speakers([(reading, [asked("port is shut", "Ana_Ruiz"), asked("hall was empty", "other_pro")])])
    assert (score.asked, score.right, score.named, score.named_right, score.share) == (2, 1, 1, 1, 0.5)


def test_no_labels_give_no_share() -> None:
    """An empty set scores 0, not an error."""
    assert score_speakers([]).share == 0.0
