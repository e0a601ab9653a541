"""Why a claim is coded as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.model import Saying, Time
from comity.present.why import explain_claim
from tests.relate.fakes import GAZETTE, HERALD, event, tie


def test_the_words_are_marked_in_their_passage() -> None:
    """The trigger stands in brackets within the sentence."""
    told = explain_claim(event(GAZETTE, "restricted", "JPN", "KOR", "COERCE"), GAZETTE)
    assert "“Japan ⟦restricted⟧ exports to South Korea on 4 July 2019.”" in told


def test_each_field_and_each_reason_is_told() -> None:
    """Who, whom, type, status, speaker, certainty and confidence; and the reasons that the stages left."""
    claim = event(GAZETTE, "restricted", "JPN", "KOR", "COERCE", said_by=(Saying(text="Tokyo", stance="denies"),))
    told = explain_claim(claim, GAZETTE)
    for words in ("who", "“Japan” (JPN)", "COERCE, quad 4, PLOVER -9", "Tokyo denies it", "0.80", *claim.why):
        assert words in told


def test_a_tie_is_told_with_its_dates() -> None:
    """A tie has parties, valence and a beginning."""
    told = explain_claim(
        tie(HERALD, "diplomatic relations", "KOR", "JPN", "diplomatic_relations", since="1965-06"), HERALD
    )
    assert "diplomatic_relations, valence +1" in told
    assert "1965-06" in told


def test_a_lost_document_is_named() -> None:
    """The passage stands in the claim; the record's gap is said."""
    claim = event(GAZETTE, "restricted", "JPN", "KOR")
    assert f"document {GAZETTE.id}, which the record lacks" in explain_claim(claim, None)


def test_a_stretch_of_years_is_shown_as_a_stretch() -> None:
    """What lasted for fifty years is not told as its first one; the confidence of an event is a bare probability."""
    years = Time(text="for 50 years", start=date(1974, 2, 24), end=date(2024, 2, 23), precision="year")
    told = explain_claim(replace(event(GAZETTE, "restricted", "JPN", "KOR"), time=years), GAZETTE)
    assert "1974 to 2024" in told
    assert "0.80\n" in told


def test_what_links_a_claim_is_told_and_how_to_undo_it() -> None:
    """The record's own findings stand apart from the coder's reasons."""
    told = explain_claim(event(GAZETTE, "restricted", "JPN", "KOR"), GAZETTE, ["put to its event by comity: same day"])
    assert "--split" in told
    assert told.index("What set them:") < told.index("put to its event by comity: same day")
