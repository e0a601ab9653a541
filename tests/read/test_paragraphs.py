"""Texts as paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.read.paragraphs import is_title_like, join_paragraphs, split_paragraphs

WRAPPED = "Peru and Chile have settled their quarrel over the\nsea, and both will meet again in Arica in the spring.\n"


def _texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    """One blank line or many, with spaces or without, part two paragraphs."""
    assert _texts("\n\nOne.\n \t \n\nTwo.\n") == ["One.", "Two."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines as long as a letter's are joined; longer ones are paragraphs of their own."""
    assert len(_texts(WRAPPED)) == 1
    assert len(_texts("A long line. " * 20 + "\n" + "Another line. " * 20)) == 2


def test_a_line_around_an_item_is_a_paragraph_even_among_wrapped_lines() -> None:
    """ "Read more at JNS" needs no blank line above it."""
    assert _texts(WRAPPED + "Read more at JNS")[-1] == "Read more at JNS"


def test_marks_are_no_words() -> None:
    """Bullets, numbers, headings' and quotations' marks are left out of the words, and tell the kind."""
    found = split_paragraphs("## 1. **Talks**\n\n- one\n2) two\n\n> three\n\n**Four**")
    assert [(each.kind, each.text) for each in found] == [
        ("heading", "Talks"),
        ("bullet", "one"),
        ("bullet", "two"),
        ("quote", "three"),
        ("heading", "Four"),
    ]


def test_a_line_with_only_a_quotation_mark_parts_two_quoted_paragraphs() -> None:
    """As Markdown has it."""
    assert _texts("> one\n>\n> two") == ["one", "two"]


def test_headlines_are_short_and_end_in_no_stop() -> None:
    """A sentence, a lead-in, a long paragraph or a rule is no headline; a question may be one."""
    lines = [
        "Peru Meets Chile",
        "Will Peru Meet Chile?",
        "“Never Again”",
        "Peru met Chile.",
        "Peru says:",
        "word " * 40,
        "* * *",
    ]
    assert [is_title_like(split_paragraphs(line)[0]) for line in lines] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@given(st.text(alphabet="aB.>-#* \n\r\t“1", max_size=300))
def test_paragraphs_lie_in_their_text_in_order(text: str) -> None:
    """Each paragraph is the stretch that it says, none overlaps, and no word is lost."""
    end = 0
    for paragraph in split_paragraphs(text):
        assert text[paragraph.start : paragraph.end] == paragraph.text
        assert end <= paragraph.first <= paragraph.start <= paragraph.end
        assert not any(map(str.isalpha, text[end : paragraph.start]))
        end = paragraph.end
    assert not any(map(str.isalpha, text[end:]))


@given(st.lists(st.text(alphabet="ab c", min_size=1)))
def test_joined_paragraphs_are_where_they_say(words: list[str]) -> None:
    """The text made of pieces has each of them at its offsets."""
    text, paragraphs = join_paragraphs((piece, "plain", 0, None) for piece in words)
    assert [text[each.start : each.end] for each in paragraphs] == words
