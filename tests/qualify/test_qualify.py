"""The stage, and the answer for one span."""

from datetime import date

import pytest

from comity.errors import InputError
from comity.model import Actor, Document, EventFinding, Reading, Span
from comity.parse import parse, parse_texts
from comity.qualify import qualify, qualify_at


def find(reading: Reading, word: str) -> EventFinding:
    """A finding that hangs on the first token with this form."""
    token = next(token for token in reading.doc if token.text == word)
    actor = Actor(text="Peru", start=0, end=4)
    trigger = Span.cut(reading.document.text, token.idx, token.idx + len(word))
    return EventFinding(trigger=trigger, predicate=token.i, source=(actor,), target=(), type="AGREE")


def test_each_finding_gets_a_quality_in_order():
    """`qualities` runs parallel to `findings`."""
    [reading] = parse_texts(["Peru met Chile but refused to sign, and may leave."])
    findings = tuple(find(reading, word) for word in ("met", "sign", "leave"))
    [done] = qualify([reading.with_(findings=findings)])
    assert [quality.status for quality in done.qualities] == ["actual", "not", "hypothetical"]


def test_an_operator_is_asked_about_for_itself():
    """A refusal took place, though what was refused did not."""
    [reading] = parse_texts(["Peru refused to meet Chile."])
    [done] = qualify([reading.with_(findings=(find(reading, "refused"), find(reading, "meet")))])
    assert [quality.status for quality in done.qualities] == ["actual", "not"]


def test_a_reading_without_findings_gets_no_qualities():
    """Nothing is judged where nothing was found."""
    [done] = qualify(parse_texts(["Peru met Chile."]))
    assert done.qualities == ()


def test_the_day_of_publication_counts():
    """A document's date tells whether a day that it names is to come."""
    document = Document(id="d", text="The summit opens on 9 June 2024.", published=date(2024, 6, 1))
    [reading] = parse([Reading(document=document)])
    assert qualify_at(reading, 11, 16).status == "planned"


def test_why_names_the_cue_and_its_place():
    """A reviewer sees which words settled each field."""
    [reading] = parse_texts(["Peru probably never met Chile."])
    assert qualify_at(reading, 20, 23).why == (
        "actual, probable: 'probably' on 'met': probable",
        "not: 'never' on 'met': negates",
    )


def test_where_no_cue_stands_it_says_so():
    """A plain assertion is explained too."""
    [reading] = parse_texts(["Peru met Chile."])
    assert qualify_at(reading, 5, 8).why == ("actual, certain: no cue stands over it",)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (90, 95), (-4, -1), (8, 5)])
def test_a_span_without_a_word_is_an_error(start, end):
    """A span outside the text or without extent is named and refused."""
    [reading] = parse_texts(["Peru met Chile."])
    with pytest.raises(InputError, match="no word at"):
        qualify_at(reading, start, end)
