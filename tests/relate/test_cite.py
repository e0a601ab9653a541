"""Citations lead back to the words, and a line cannot be made without one."""

from __future__ import annotations

import pytest

from comity.model import Saying
from comity.relate.cite import Citer, Line, voice_of
from tests.relate.fakes import DIGEST_ITEM, GAZETTE, HERALD, event, neighbours, tie


def test_a_line_without_a_claim_cannot_be_made() -> None:
    """No claim, no line."""
    with pytest.raises(ValueError, match="cites no claim"):
        Line(text="All is well.", citations=())


def test_the_marked_passage_is_the_documents_own_text() -> None:
    """The three parts of a marked passage are the sentence, and the middle one the trigger words, for every claim."""
    view = neighbours()
    citer = Citer.of(view, view.held)
    pages = {page.id: page for page in view.pages}
    for claim in view.held:
        citation = citer.cite(claim)
        before, words, after = citation.marked
        text = pages[claim.document].text
        assert before + words + after == text[claim.sentence.start : claim.sentence.end]
        assert words == text[claim.trigger.start : claim.trigger.end]


def test_a_citation_survives_the_loss_of_its_document() -> None:
    """Where the record lacks the document, passage and claim stay and the outlet is unknown."""
    citation = Citer({}).cite(tie(HERALD, "diplomatic relations", "KOR", "JPN", "diplomatic_relations"))
    assert citation.passage.text
    assert citation.publisher is None


def test_the_excerpt_of_a_digest_item_is_its_authors_voice() -> None:
    """What a digest quotes is said by the quoted authors, not by the page."""
    claim = tie(DIGEST_ITEM, "natural partners", "JPN", "KOR", "partnership")
    assert [saying.text for saying in voice_of(claim, DIGEST_ITEM)] == ["Park Jin and Lee Soo"]


def test_a_plain_article_speaks_for_itself() -> None:
    """A sentence of an article that names no speaker is the article's own."""
    assert voice_of(event(GAZETTE, "restricted", "JPN", "KOR"), GAZETTE) == ()


def test_a_named_speaker_goes_before_the_block() -> None:
    """Who is named in the sentence is the voice, whatever block the sentence stands in."""
    said = (Saying(text="Busan", stance="asserts"),)
    assert (
        voice_of(tie(DIGEST_ITEM, "natural partners", "JPN", "KOR", "partnership", said_by=said), DIGEST_ITEM) == said
    )


def test_citations_come_once_and_in_order_of_publication() -> None:
    """Citing a claim twice cites it once; the earliest report leads."""
    view = neighbours()
    summit = [claim for claim in view.held if getattr(claim, "event", None) == "summit"]
    cited = Citer.of(view, view.held).cite_all([*reversed(summit), *summit])
    assert [citation.publisher for citation in cited] == ["The Herald", "Courier of the East"]


def test_the_words_of_a_pages_editor_are_cited_as_such() -> None:
    """What the maker of a page says is laid neither to the outlet nor to the quoted authors."""
    citation = Citer({DIGEST_ITEM.id: DIGEST_ITEM}).cite(event(DIGEST_ITEM, "weighs", "JPN", "KOR"))
    assert citation.voice == ()
    assert citation.source == "the page's editor, via Pacific Review"


def test_the_title_of_an_item_is_the_pages() -> None:
    """The heading over a quoted text is by whoever quotes it; that of a plain article is the outlet's."""
    citation = Citer({DIGEST_ITEM.id: DIGEST_ITEM}).cite(event(DIGEST_ITEM, "quarrel", "JPN", "KOR"))
    plain = Citer({GAZETTE.id: GAZETTE}).cite(event(GAZETTE, "restricted", "JPN", "KOR"))
    assert (citation.by_editor, plain.by_editor) == (True, False)
