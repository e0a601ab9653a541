"""Sentences typed by a researcher's own examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.errors import InputError
from comity.events.codebook import CodebookCoder, read_marks
from comity.model import Code

CODED = [
    ("<s>Sweden</s> lent <t>Zambia</t> 30 million dollars at a low rate.", "loan"),
    ("<s>Ethiopian planes</s> bombed <t>the rebels</t> twice on Monday.", "air strike"),
    ("<s>Teachers</s> marched on <t>the Chilean congress</t>.", None),
    ("<s>Mexico</s> urged <t>Cuba</t> to free a poet.", None),
]


@pytest.mark.parametrize(("text", "kind"), CODED)
def test_plain_sentences_get_their_type_or_none(text: str, kind: str | None, coder: CodebookCoder) -> None:
    """What is near the examples of a type gets it; what is near none gets null; both with more than even odds."""
    [code] = coder.code([read_marks(text)[1]])
    assert (code.codebook, code.type) == ("money and bombs 2", kind)
    assert 0.5 <= code.confidence <= 1


def test_the_nearest_examples_are_of_the_type_and_told_in_words(coder: CodebookCoder) -> None:
    """`why` names the examples and gives their sentences."""
    [code] = coder.code([read_marks(CODED[0][0])[1]])
    assert all(name.startswith("loan ") for name in code.nearest)
    assert f"{code.nearest[0]} “" in coder.reason(code)
    assert "code loan" in coder.reason(code)


def test_what_cannot_be_marked_gets_none_and_says_so(coder: CodebookCoder) -> None:
    """No two actors, or one beyond the part that is read: null with confidence 0, and the rest is coded."""
    long = read_marks("<s>Peru</s> " + "very " * 400 + "much thanked <t>Chile</t>.")[1]
    codes = coder.code([None, read_marks(CODED[0][0])[1], long])
    unread = Code(codebook="money and bombs 2", confidence=0.0)
    assert (codes[0], codes[1].type, codes[2]) == (unread, "loan", unread)
    assert "no two actors" in coder.reason(unread)
    assert coder.code([]) == []


def test_the_order_of_the_examples_changes_no_type(coder: CodebookCoder) -> None:
    """A codebook is a set: turned around, it types alike."""
    turned = CodebookCoder(replace(coder.book, examples=coder.book.examples[::-1]))
    pairs = [read_marks(text)[1] for text, _ in CODED]
    assert [code.type for code in turned.code(pairs)] == [code.type for code in coder.code(pairs)]


def test_an_example_without_marks_is_named(coder: CodebookCoder) -> None:
    """The coder itself looks for no actors."""
    bare = replace(coder.book.examples[2], marked=None)
    with pytest.raises(InputError, match="'loan 3' has no marks"):
        CodebookCoder(replace(coder.book, examples=(*coder.book.examples[:2], bare, *coder.book.examples[3:])))
