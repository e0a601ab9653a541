"""Whether police acts are found, and failures to act never told as acts."""

from __future__ import annotations

from comity.actors import find_actors
from comity.model import AnyClaim, Document
from comity.parse import parse_texts
from comity.pipeline import code_documents
from comity.score.police import PoliceScore, PoliceSentence, score_police, score_words

ARREST = "Peruvian police arrested five Chilean miners."
FAILED = "Peruvian police failed to arrest the Chilean governor."
QUIET = "The square in Lima was quiet."


def coded(text: str) -> tuple[AnyClaim, ...]:
    """The claims of a text."""
    [(_, claims)] = code_documents([Document(id="x", text=text)])
    return claims


def scored(text: str, *labels: str, of: str | None = None) -> PoliceScore:
    """The score of a text of one sentence with these labels; `of` is the text that is coded in its place."""
    sentence = PoliceSentence(start=0, end=len(text), labels=frozenset(labels))
    return score_police([((sentence,), coded(of or text))])


def test_an_act_told_as_done_is_found() -> None:
    """An arrest with a claim of COERCE that holds is found."""
    score = scored(ARREST, "ARREST", "ANY_ACTION")
    assert (score.found, score.acts, score.recall) == (1, 1, 1.0)


def test_an_act_of_another_type_is_not_found() -> None:
    """An arrest is no killing."""
    assert scored(ARREST, "KILL", "ANY_ACTION").found == 0


def test_a_failure_is_not_taken_for_an_act() -> None:
    """What police failed to do is no deed of theirs."""
    score = scored(FAILED, "FAIL")
    assert (score.failures, score.taken) == (1, 0)


def test_a_deed_claimed_where_they_failed_is_counted() -> None:
    """A claim that they did arrest, where the label says that they failed, is what must not be."""
    score = scored(ARREST, "FAIL")
    assert (score.taken, score.taken_share) == (1, 1.0)


def test_a_failure_beside_an_act_is_no_plain_failure() -> None:
    """A sentence that tells of both says nothing about deeds that must not be claimed."""
    assert scored(ARREST, "FAIL", "ANY_ACTION").failures == 0


def test_without_acts_and_failures_the_shares_are_nought() -> None:
    """A quiet sentence gives nothing to divide by."""
    score = scored(QUIET)
    assert (score.recall, score.taken_share, score.acts, score.failures) == (0.0, 0.0, 0, 0)


def judged(text: str, *labels: str) -> PoliceScore:
    """The score of the words of a text of one sentence with these labels."""
    [reading] = find_actors(parse_texts([text]))
    sentence = PoliceSentence(start=0, end=len(text), labels=frozenset(labels))
    return score_words([((sentence,), reading)])


def test_words_tell_an_act_of_police_of_no_known_country() -> None:
    """The police of nowhere have no claims; that an arrest is told as done can be seen all the same."""
    score = judged("The police arrested nine men.", "ARREST", "ANY_ACTION")
    assert (score.found, score.acts) == (1, 1)


def test_words_tell_a_failure() -> None:
    """What the police failed to do is told as not done, and as no deed of theirs."""
    score = judged("The police failed to arrest anybody.", "FAIL")
    assert (score.failures, score.taken, score.told) == (1, 0, 1)


def test_words_of_others_are_no_deed_of_the_police() -> None:
    """What a mob does while the police stand by is the mob's deed."""
    assert judged("The mob shot two men while the police stood by.", "FAIL").taken == 0
    assert judged("The police shot two men.", "FAIL").taken == 1
